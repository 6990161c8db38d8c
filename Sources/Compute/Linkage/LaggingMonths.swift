import Model

/// The months that an extract whose rows arrive late has rows for.
///
/// A month without any row that may still come is not yet due; it is not a month of zeros.
struct LaggingMonths: Sendable {
  private let present: Set<Int64>
  private let newest: ReferencePeriod
  private let lag: Int

  /// Looks through a table; nil where rows do not lag.
  init?(_ table: Table, contract: ExtractContract, newest: ReferencePeriod) {
    guard case .month(let name) = contract.time, contract.lagMonths > 0,
      let column = table.columns[name]
    else { return nil }
    present = Set((0..<table.rowCount).map { column[$0] })
    self.newest = newest.converted(to: .monthly)
    lag = contract.lagMonths
  }

  /// Whether rows about a period may still come and none has.
  func isAwaited(_ period: ReferencePeriod) -> Bool {
    let month = period.converted(to: .monthly)
    return month.advanced(by: lag) > newest && !present.contains(Int64(month.ordinal))
  }
}
