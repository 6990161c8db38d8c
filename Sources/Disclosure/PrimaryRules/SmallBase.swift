import Model
import Suppression

/// Hides shares, ratios, means and medians over 1 to `smallBase` - 1 contributors, and indices over
/// unpublished parts with as few.
///
/// That a median is not reached says as much about its units as a value would.
///
/// Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.2; the number 10 is that of
/// ACRO and of the ESSNet guidelines for output checking. Example: a median of 9 wages is hidden, of 10
/// shown.
struct SmallBase: PrimaryRule {
  func isSensitive(
    _ observation: Observation, of measure: RuledMeasure, policy: DisclosurePolicy
  ) -> Bool {
    switch measure.nature {
    case .share, .ratio, .mean, .median, .derived:
      MinimumBase(least: policy.smallBase).isSensitive(over: observation.contributors)
    case .frequency, .quantile, .extreme, .published, .impersonal: false
    }
  }

  func rule(_ policy: DisclosurePolicy) -> ProtectionRule {
    ProtectionRule(
      id: "small_base", text: "a base of 1 to \(policy.smallBase - 1) persons or units")
  }
}
