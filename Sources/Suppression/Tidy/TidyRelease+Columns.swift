extension TidyRelease {
  /// Reports columns that two tables use for different numbers.
  ///
  /// Where one of the numbers is hidden its flag, or its empty field, would say that the other one is as well.
  mutating func checkSharedColumns() {
    for (index, layout) in layouts.enumerated() {
      guard let flag = layout.table.flag else { continue }
      let isShared = layouts[..<index].contains {
        $0.file == layout.file && $0.table.flag == flag && $0.value != layout.value
      }
      guard isShared else { continue }
      problems.append(
        TidyProblem(kind: .sharedColumn(flag), file: files[layout.file].path, line: 1))
    }
    checkSharedNumbers()
  }

  private mutating func checkSharedNumbers() {
    var found: [Field: Content] = [:]
    var reported: Set<Field> = []
    for number in numbers {
      let layout = layouts[number.layout]
      let field = Field(file: number.file, row: number.row, column: layout.value)
      let content = found[field] ?? number.content
      found[field] = content
      let column = Field(file: number.file, row: 0, column: layout.value)
      guard content != number.content, reported.insert(column).inserted else { continue }
      report(.sharedColumn(files[number.file].table.header[layout.value]), layout, number.row)
    }
  }

  /// A field of a file.
  private struct Field: Hashable {
    var file: Int
    var row: Int
    var column: Int
  }
}
