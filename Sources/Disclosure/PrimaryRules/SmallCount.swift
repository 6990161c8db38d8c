import Model
import Suppression

/// Hides counts of 1 to `threshold` - 1 contributors.
///
/// Contributors are persons wherever the extract names them, not records. Zero is shown. Source:
/// Handbook on Statistical Disclosure Control, 2nd edition, section 4.2.1 (minimum frequency rule).
/// Example with threshold 5: 0, 5 and 12 are shown, 1 and 4 are not.
struct SmallCount: PrimaryRule {
  func isSensitive(
    _ observation: Observation, of measure: RuledMeasure, policy: DisclosurePolicy
  ) -> Bool {
    measure.nature == .frequency
      && MinimumFrequency(threshold: policy.threshold).isSensitive(observation.contributors)
  }

  func rule(_ policy: DisclosurePolicy) -> ProtectionRule {
    ProtectionRule(
      id: "small_count", text: "a count of 1 to \(policy.threshold - 1) persons or units")
  }
}
