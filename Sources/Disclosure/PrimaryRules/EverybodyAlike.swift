import Model
import Suppression

/// Hides a sensitive share that tells of all of a group that they belong to the numerator, or that they do
/// not.
///
/// It depends on the policy's `coalition` how many may know of themselves; the size of the group does
/// not matter. Which indicators are sensitive is a key of the definition. Source: Handbook on
/// Statistical Disclosure Control, 2nd edition, section 5.2 (group disclosure). Example: 12 of 12 from one
/// country receive a benefit, which is hidden; so is 0 of 12; 6 of 12 is shown.
struct EverybodyAlike: PrimaryRule {
  func isSensitive(
    _ observation: Observation, of measure: RuledMeasure, policy: DisclosurePolicy
  ) -> Bool {
    guard measure.isSensitive, measure.nature == .share, observation.contributors > 0,
      let part = observation.numeratorContributors
    else { return false }
    return GroupDisclosure(coalition: policy.coalition)
      .isSensitive(part, of: observation.contributors)
  }

  func rule(_ policy: DisclosurePolicy) -> ProtectionRule {
    ProtectionRule(id: "everybody", text: "all of a group alike in something sensitive")
  }
}
