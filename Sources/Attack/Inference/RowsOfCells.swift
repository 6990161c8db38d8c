/// The relations that each cell takes part in.
struct RowsOfCells {
  private var starts: [Int32]
  private var rows: [Int32]

  init(_ system: LinearRows, cells: Int) {
    starts = [Int32](repeating: 0, count: cells + 1)
    for cell in system.cells { starts[Int(cell) + 1] += 1 }
    for cell in 0..<cells { starts[cell + 1] += starts[cell] }
    rows = [Int32](repeating: 0, count: system.cells.count)
    var next = starts
    for row in 0..<system.count {
      for place in system.range(row) {
        let cell = Int(system.cells[place])
        rows[Int(next[cell])] = Int32(truncatingIfNeeded: row)
        next[cell] += 1
      }
    }
  }

  /// The relations of a cell.
  func rows(of cell: Int) -> ArraySlice<Int32> {
    rows[Int(starts[cell])..<Int(starts[cell + 1])]
  }
}
