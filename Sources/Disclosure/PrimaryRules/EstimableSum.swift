import Model
import Suppression

/// Hides sums, and means and ratios of sums, from which the second contributor could estimate the first too
/// well: the p % rule.
///
/// Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.2.2. Example with p = 10: of
/// 100,000 two persons bring 50,000 and 49,000, so that the second estimates the first to within 2 %;
/// the sum is hidden.
struct EstimableSum: PrimaryRule {
  func isSensitive(
    _ observation: Observation, of measure: RuledMeasure, policy: DisclosurePolicy
  ) -> Bool {
    policy.withinPercent.map { percent in
      observation.magnitudes.contains { PercentRule(percent: percent).isSensitive($0) }
    } ?? false
  }

  func rule(_ policy: DisclosurePolicy) -> ProtectionRule {
    ProtectionRule(
      id: "p_percent",
      text: "a sum from which one person's part could be estimated to within "
        + "\((policy.withinPercent ?? 0).plainText) %")
  }
}
