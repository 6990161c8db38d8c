/// The cohorts behind a value: units whose entry event came in the months of a pool, and that have been
/// watched for a time since, so that the windows of all of them have closed.
public struct CohortWindow: Hashable, Sendable {
  /// Calendar months put together for small numbers.
  public var pool: Int
  /// Calendar months between the last of them and the end of the reference period.
  public var after: Int

  /// Describes cohorts.
  public init(pool: Int, after: Int) {
    self.pool = pool
    self.after = after
  }

  /// The first and the last month of the pool for a reference period.
  public func months(for period: ReferencePeriod) -> ClosedRange<ReferencePeriod> {
    let last = ReferencePeriod(containing: period.lastDay, frequency: .monthly)
      .advanced(by: -after)
    return last.advanced(by: 1 - max(1, pool))...last
  }
}
