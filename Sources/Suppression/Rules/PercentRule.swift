/// The p % rule: a sum is sensitive when the second contributor can estimate the first to within p per cent.
///
/// The estimate is the sum less the second's own contribution; it is wrong by what all others contribute. It
/// is preferred to the (2,k) rule, which the one with p = 100 (100 - k) / k replaces. Source: Handbook on
/// Statistical Disclosure Control, 2nd edition, section 4.2.2. Example: with contributions of 50,000 and 49,000
/// in a sum of 100,000 the second estimates the first to within 1,000, or 2 %; p = 10 finds it.
public struct PercentRule: MagnitudeRule {
  /// The p of the rule.
  public var percent: Double

  /// Sets p.
  public init(percent: Double) {
    self.percent = percent
  }

  /// Whether the estimate is closer than p per cent.
  public func isSensitive(_ sum: Magnitude) -> Bool {
    100 * sum.rest < percent * sum.largest
  }

  /// The upper protection level.
  public func upperLevel(_ sum: Magnitude) -> Double {
    isSensitive(sum) ? percent * sum.largest / 100 - sum.rest : 0
  }
}
