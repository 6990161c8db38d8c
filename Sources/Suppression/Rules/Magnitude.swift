/// A sum of amounts with the greatest contributions to it.
///
/// Amounts have no sign here; where contributions can be negative, absolute amounts are meant.
public struct Magnitude: Hashable, Sendable {
  /// The sum.
  public var total: Double
  /// The greatest contribution of one person.
  public var largest: Double
  /// The next greatest, 0 where there is none.
  public var second: Double

  /// Describes a sum.
  public init(total: Double, largest: Double, second: Double) {
    self.total = total
    self.largest = largest
    self.second = second
  }

  /// What all but the two greatest contribute.
  public var rest: Double {
    total - largest - second
  }
}

/// A rule that tells of a sum whether a contribution to it could be estimated too well.
public protocol MagnitudeRule: Hashable, Sendable {
  /// Whether the sum is sensitive.
  func isSensitive(_ sum: Magnitude) -> Bool

  /// How far above a sensitive sum the greatest value must be that a reader thinks possible: the upper
  /// protection level. 0 for a sum that is not sensitive.
  func upperLevel(_ sum: Magnitude) -> Double
}
