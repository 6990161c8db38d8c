/// The pq rule: a sum is sensitive when a reader who knows all contributions to within q per cent comes to
/// know one to within p per cent.
///
/// It is the p % rule with 100 p / q in place of p: what is known of the others narrows the estimate by so
/// much. Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.2.2. Example: with p = 10
/// and q = 50 the sum 330 of 300, 20 and 10 is sensitive, and must be possible up to 50 above.
public struct PriorPosteriorRule: MagnitudeRule {
  /// What a reader may come to know, in per cent.
  public var posterior: Double
  /// What is known before, in per cent.
  public var prior: Double

  /// Sets p and q.
  public init(posterior: Double, prior: Double) {
    self.posterior = posterior
    self.prior = prior
  }

  /// The p % rule that finds the same.
  public var percentRule: PercentRule {
    PercentRule(percent: prior > 0 ? 100 * posterior / prior : 0)
  }

  /// Whether the estimate is too close.
  public func isSensitive(_ sum: Magnitude) -> Bool {
    percentRule.isSensitive(sum)
  }

  /// The upper protection level.
  public func upperLevel(_ sum: Magnitude) -> Double {
    percentRule.upperLevel(sum)
  }
}
