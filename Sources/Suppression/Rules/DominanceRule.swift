/// The (n,k) rule: a sum is sensitive when its n greatest contributions are more than k per cent of it.
///
/// Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.2.2; protection level 4.2,
/// table of upper levels. Example: of 330 the greatest contribution is 300, so that (1,85) finds it;
/// the sum must be possible up to 300 / 0.85 = 352.94, which is 22.94 above the true one.
public struct DominanceRule: MagnitudeRule {
  /// The n of the rule, 1 or 2.
  public var contributors: Int
  /// The k of the rule.
  public var percent: Double

  /// Sets n and k.
  public init(contributors: Int, percent: Double) {
    self.contributors = contributors
    self.percent = percent
  }

  private func leading(_ sum: Magnitude) -> Double {
    contributors > 1 ? sum.largest + sum.second : sum.largest
  }

  /// Whether the greatest contributions are more than k per cent.
  public func isSensitive(_ sum: Magnitude) -> Bool {
    // Multiplied, not divided: whole numbers stay exact.
    100 * leading(sum) > percent * sum.total
  }

  /// The upper protection level.
  public func upperLevel(_ sum: Magnitude) -> Double {
    guard percent > 0, isSensitive(sum) else { return 0 }
    return 100 * leading(sum) / percent - sum.total
  }
}
