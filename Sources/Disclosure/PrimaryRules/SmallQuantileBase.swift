import Model
import Suppression

/// Hides quartiles and other percentiles over 1 to `quantileBase` - 1 contributors.
///
/// An order statistic away from the middle is the value of one of the few at that end: of 12 persons the
/// 75th percentile lies between the values of the third and the fourth from the top. That it is not
/// reached says as much. Source: ESSNet guidelines for output checking; Handbook on Statistical Disclosure
/// Control, 2nd edition, section 4.2. Example: the 25th percentile of 19 wages is hidden, of 20 shown.
struct SmallQuantileBase: PrimaryRule {
  func isSensitive(
    _ observation: Observation, of measure: RuledMeasure, policy: DisclosurePolicy
  ) -> Bool {
    measure.nature == .quantile
      && MinimumBase(least: policy.quantileBase).isSensitive(over: observation.contributors)
  }

  func rule(_ policy: DisclosurePolicy) -> ProtectionRule {
    ProtectionRule(
      id: "quantile_base",
      text: "a percentile over 1 to \(policy.quantileBase - 1) persons or units")
  }
}
