/// The cells in which one person is alone, as far as relations show that it is the same person.
///
/// A total of 1 and its part of 1 are the same person: whoever knows the one knows the other, and finds out about nobody.
struct LonePerson {
  /// The cells, the one that was asked for included.
  private(set) var cells: Set<Int>

  /// Follows relations from a cell whose true value is 1.
  init(in cell: Int, _ inference: Inference, truth: [Double]) {
    cells = [cell]
    var waiting = [cell]
    while let next = waiting.popLast() {
      for row in inference.rowsOfCell.rows(of: next) {
        let row = Self.Row(Int(row), inference.system.rows, truth)
        for same in row.samePerson where cells.insert(same).inserted { waiting.append(same) }
      }
    }
  }

  /// A relation with the true values of its cells.
  private struct Row {
    private let rows: LinearRows
    private let row: Int
    private let truth: [Double]

    init(_ row: Int, _ rows: LinearRows, _ truth: [Double]) {
      (self.row, self.rows, self.truth) = (row, rows, truth)
    }

    /// Cells of 1 that are the same person: the only one of a whole, and the only one of its parts.
    var samePerson: [Int] {
      let isWholeFirst = rows.least[row] == 0
      let isWholeLast = rows.greatest[row] == 0
      return (isWholeFirst ? equal(whole: 1) : []) + (isWholeLast ? equal(whole: -1) : [])
    }

    /// The cells of 1 where those with the factor `whole` have the sum 1, so that the others have it at most.
    private func equal(whole: Double) -> [Int] {
      var ones: [Int] = []
      var sum = 0.0
      for place in rows.range(row) {
        let cell = Int(rows.cells[place])
        let value = cell < truth.count ? truth[cell] : .nan
        guard rows.factors[place].magnitude == 1 else { return [] }
        if rows.factors[place] == whole { sum += value }
        if value == 1 { ones.append(cell) }
      }
      return sum == 1 ? ones : []
    }
  }
}
