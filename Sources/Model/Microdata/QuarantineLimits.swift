/// How many rows of one delivery may be quarantined; going over either stops the extract.
public struct QuarantineLimits: Hashable, Sendable {
  /// Most rows.
  public var rows: Int
  /// Most rows as a percentage of the rows read.
  public var percent: Double

  /// Sets both limits.
  public init(rows: Int, percent: Double) {
    self.rows = rows
    self.percent = percent
  }
}
