/// Which columns of a file say what, as one table of a specification has it.
struct TidyLayout {
  /// Where the measure of a row is said.
  enum Measure {
    case same(String)
    case column(Int, map: [String: String]?)
  }

  /// Where the code of a dimension is said.
  enum Code {
    case same(String)
    case column(Int)
  }

  /// Columns with what is known of who contributed to a number.
  struct Contributions {
    var contributors: Int?
    var largest: Int?
    var second: Int?

    /// All of them.
    var columns: [Int] { [contributors, largest, second].compactMap(\.self) }
  }

  /// Index of the file.
  let file: Int
  let table: SpecifiedTable
  let measure: Measure
  /// Dimensions other than those that always stand at their total.
  let codes: [(dimension: String, code: Code)]
  let value: Int
  let flag: Int?
  let absent: (column: Int, values: Set<String>)?
  let contributions: Contributions

  /// Finds the columns.
  init?(
    _ table: SpecifiedTable, of file: TidyFile, index: Int, specification: ReleaseSpecification,
    problems: inout [TidyProblem]
  ) {
    var finder = ColumnFinder(file)
    self.file = index
    self.table = table
    value = finder.column(table.value ?? "value", key: "value")
    flag = table.flag.flatMap { file.table.column($0) }
    measure = Self.measure(table.measure, &finder)
    codes = Self.codes(table, specification, &finder)
    absent = table.absent.map { (finder.column($0.column, key: "absent"), Set($0.values)) }
    contributions = Contributions(
      contributors: table.contributors.map { finder.column($0, key: "contributors") },
      largest: table.largest.map { finder.column($0, key: "largest") },
      second: table.second.map { finder.column($0, key: "second") })
    if table.rounding != nil { finder.report(.rounded) }
    problems.append(contentsOf: finder.problems)
    guard finder.problems.isEmpty else { return nil }
  }

  private static func measure(
    _ source: SpecifiedTable.MeasureSource, _ finder: inout ColumnFinder
  ) -> Measure {
    switch source {
    case .named(let id): .same(id)
    case .column(let name, let map): .column(finder.column(name, key: "measure"), map: map)
    }
  }

  private static func codes(
    _ table: SpecifiedTable, _ specification: ReleaseSpecification, _ finder: inout ColumnFinder
  ) -> [(dimension: String, code: Code)] {
    let named = Set((table.columns ?? [:]).keys).union((table.fixed ?? [:]).keys)
    for id in named.sorted() where specification.dimensions[id] == nil {
      finder.report(.unknownDimension(id))
    }
    return specification.dimensions.keys.sorted().compactMap { id in
      if let code = table.fixed?[id] { return (id, .same(code)) }
      if let name = table.columns?[id] { return (id, .column(finder.column(name, key: "columns"))) }
      return finder.optionalColumn(id).map { (id, .column($0)) }
    }
  }

  /// Whether a row holds no number because there is none.
  func isAbsent(_ row: [String]) -> Bool {
    absent.map { $0.values.contains(row[$0.column]) } ?? false
  }

  /// Whether a row says that its number is hidden.
  func isHidden(_ row: [String]) -> Bool {
    row[value].isEmpty || flag.map { table.suppressed?.contains(row[$0]) ?? false } ?? false
  }

  /// Id of the measure of a row; nil where the text stands for none.
  func measure(of row: [String]) -> String? {
    switch measure {
    case .same(let id): id
    case .column(let column, nil): row[column]
    case .column(let column, let map?): map[row[column]]
    }
  }

  /// The codes of a row by dimension.
  func coordinates(of row: [String]) -> [(dimension: String, code: String)] {
    codes.map { id, code in
      switch code {
      case .same(let text): (id, text)
      case .column(let column): (id, row[column])
      }
    }
  }
}

/// Finds columns of a file, and keeps which are not there.
struct ColumnFinder {
  private let file: TidyFile
  private(set) var problems: [TidyProblem] = []

  init(_ file: TidyFile) {
    self.file = file
  }

  /// Index of a column that must be there.
  mutating func column(_ name: String, key: String) -> Int {
    if let column = file.table.column(name) { return column }
    report(.missingColumn(name, key: key))
    return 0
  }

  /// Index of a column that may be there.
  func optionalColumn(_ name: String) -> Int? {
    file.table.column(name)
  }

  mutating func report(_ kind: TidyProblem.Kind) {
    problems.append(TidyProblem(kind: kind, file: file.path, line: 1))
  }
}
