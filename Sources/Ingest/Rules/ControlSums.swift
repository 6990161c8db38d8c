import Model

/// Compares rows that are totals over a code with the rows that they are the totals of.
struct ControlSums {
  /// What a total row came to.
  enum Outcome: Equatable {
    /// It is another number than the sum.
    case differs
    /// A part, or the total itself, has no number.
    case unknown
  }

  /// One total row that does not agree.
  struct Finding {
    var row: Int
    var field: Int
    var sum: ControlSum
    var outcome: Outcome
  }

  private struct Group {
    var sum: Int64 = 0
    var parts = 0
    var isUnknown = false

    mutating func add(_ value: Int64) {
      parts += 1
      let (sum, overflow) = sum.addingReportingOverflow(value)
      isUnknown = isUnknown || overflow || value == Column.missingWide
      self.sum = sum
    }
  }

  /// All findings, sum by sum, in the order of the rows.
  ///
  /// A total without a single part says nothing about others and is left alone.
  static func findings(_ contract: ExtractContract, _ stored: StoredRows) -> [Finding] {
    contract.controlSums.flatMap { findings($0, contract, stored) }
  }

  private static func findings(
    _ sum: ControlSum, _ contract: ExtractContract, _ stored: StoredRows
  ) -> [Finding] {
    guard let field = stored.field(sum.column), let over = stored.field(sum.over) else { return [] }
    let others = contract.key.filter { $0 != sum.over }.compactMap { stored.field($0) }
    let rows = stored.kept
    var groups: [[Int64]: Group] = [:]
    for row in rows where stored.value(over, row) != Int64(sum.total) {
      groups[others.map { stored.value($0, row) }, default: Group()].add(stored.value(field, row))
    }
    return rows.compactMap { row in
      guard stored.value(over, row) == Int64(sum.total),
        let group = groups[others.map { stored.value($0, row) }], group.parts > 0
      else { return nil }
      let value = stored.value(field, row)
      if !group.isUnknown, value == group.sum { return nil }
      let isUnknown = group.isUnknown || value == Column.missingWide
      return Finding(
        row: row, field: field, sum: sum, outcome: isUnknown ? .unknown : .differs)
    }
  }
}
