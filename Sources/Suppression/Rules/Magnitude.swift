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

  /// Adds up contributions of persons who each stand for `weight` persons that contribute as much.
  ///
  /// Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.2.2 (sampling weights).
  /// Example: 100 with weight 4 and 10 with weight 7 are 470, whose two greatest contributions are 100
  /// and 100.
  public init(weighted contributions: [(amount: Double, weight: Double)]) {
    self.init(total: 0, largest: 0, second: 0)
    for (amount, weight) in contributions {
      total += amount * weight
      add(amount)
      if weight >= 2 { add(amount) }
    }
  }

  private mutating func add(_ amount: Double) {
    if amount > largest {
      (largest, second) = (amount, largest)
    } else if amount > second {
      second = amount
    }
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
