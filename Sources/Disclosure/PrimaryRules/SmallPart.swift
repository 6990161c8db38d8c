import Model
import Suppression

/// Hides a quotient whose numerator, or whose complement, counts 1 to `threshold` - 1 units.
///
/// A share with its denominator returns its numerator, and the denominator less the numerator is a
/// count as well: the not employed are people too. Source: Handbook on Statistical Disclosure
/// Control, 2nd edition, section 4.2. Example with threshold 5: 3 of 40 and 38 of 40 are hidden,
/// 0 of 40 and 20 of 40 are shown.
struct SmallPart: PrimaryRule {
  func isSensitive(
    _ observation: Observation, of measure: RuledMeasure, policy: DisclosurePolicy
  ) -> Bool {
    let nature = measure.nature
    guard nature == .share || nature == .ratio, let part = observation.numeratorContributors else {
      return false
    }
    let small = MinimumFrequency(threshold: policy.threshold)
    return small.isSensitive(part)
      || nature == .share && small.isSensitive(observation.contributors, less: part)
  }

  func rule(_ policy: DisclosurePolicy) -> ProtectionRule {
    ProtectionRule(
      id: "small_part",
      text: "a numerator, or its rest, of 1 to \(policy.threshold - 1) persons or units")
  }
}
