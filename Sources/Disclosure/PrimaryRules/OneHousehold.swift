import Model
import Suppression

/// Hides counts and quotients over few persons most of whom live in one household, or belong to one centre or
/// employer where the extract names it.
///
/// Source: Handbook on Statistical Disclosure Control, 2nd edition, sections 4.2.1 and 5.2. Example with more
/// than 50 % of at most 20: 8 persons of whom 5 are one family are hidden, 8 of whom 4 are one are shown.
struct OneHousehold: PrimaryRule {
  func isSensitive(
    _ observation: Observation, of measure: RuledMeasure, policy: DisclosurePolicy
  ) -> Bool {
    let rule = OneCluster(percent: policy.clusterShare, base: policy.clusterBase)
    if let largest = observation.largestCluster,
      rule.isSensitive(largest, of: observation.contributors)
    {
      return true
    }
    guard let largest = observation.numeratorLargestCluster,
      let part = observation.numeratorContributors
    else { return false }
    return rule.isSensitive(largest, of: part)
  }

  func rule(_ policy: DisclosurePolicy) -> ProtectionRule {
    ProtectionRule(
      id: "one_household",
      text: "more than \(policy.clusterShare) % of at most \(policy.clusterBase) persons "
        + "from one household, centre or employer")
  }
}
