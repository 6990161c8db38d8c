import Model

extension BodyReader {
  /// Compares control sums, and the cells of an aggregate with those of the delivery before;
  /// returns the rows that a control sum sets aside.
  mutating func checkSums(_ stored: StoredRows, previous: Table?) -> Set<Int> {
    guard !hasTooManyFaults, unseenDuplicates == 0 else { return [] }
    let sums = ControlSums.findings(contract, stored)
    let cells = previous.map { CellComparison.findings(contract, stored, previous: $0) } ?? []
    guard !sums.isEmpty || !cells.isEmpty else { return [] }
    let places = locate(Set(sums.map(\.row) + cells.map(\.row)).sorted())
    var removed: Set<Int> = []
    for sum in sums {
      guard let place = places[sum.row] else { continue }
      check(sum, place, &removed)
    }
    for cell in cells {
      guard let place = places[cell.row] else { continue }
      found.append(
        PlacedFinding(
          problem: .cellJumped(isGreater: cell.isGreater), line: place.row.line + 1,
          column: place.content.columns[cell.field], field: cell.field))
    }
    return removed
  }

  private mutating func check(
    _ sum: ControlSums.Finding, _ place: RowLocator.Place, _ removed: inout Set<Int>
  ) {
    let column = place.content.columns[sum.field]
    var finding = PlacedFinding(
      problem: .controlSumUnchecked(column: sum.sum.column), line: place.row.line + 1,
      column: column, field: sum.field)
    // A part may be among the rows that were set aside.
    guard sum.outcome == .differs, !lacksRows() else {
      found.append(finding)
      return
    }
    switch sum.sum.severity {
    case .note: finding.problem = .controlSumNoted(over: sum.sum.over)
    case .reject: finding.problem = .controlSum(over: sum.sum.over)
    case .quarantine:
      guard removed.insert(sum.row).inserted else { return }
      var row = place.row
      (row.fault, row.column, row.field) = (.controlSum, column, sum.field)
      row.detail = "over '\(sum.sum.over)'"
      faults.append(row)
      tally.remove(place.content.values)
      return
    }
    found.append(finding)
  }

  /// Whether rows were set aside that would have been added up, above a position.
  func lacksRows(above end: Int = .max) -> Bool {
    hasTooManyFaults || unseenDuplicates > 0
      || faults.contains { row in
        switch row.fault {
        case .duplicateIdentical, .totalRow: false
        // A footnote.
        case .raggedRow where row.isLastOfAll && row.fieldCount == 1: false
        default: row.start < end
        }
      }
  }
}
