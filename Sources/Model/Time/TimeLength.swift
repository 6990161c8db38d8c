/// A length of time in whole days or calendar months, such as `14 days`.
public struct TimeLength: Hashable, Sendable {
  /// How many.
  public var amount: Int
  /// Of what.
  public var unit: TimeUnit

  /// Makes a length.
  public init(_ amount: Int, _ unit: TimeUnit) {
    self.amount = amount
    self.unit = unit
  }
}
