import Model
import Suppression

/// Hides sums, and means and ratios of sums, from which a reader who knows something of all contributions
/// could estimate one too well: the pq rule.
///
/// Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.2.2. Example with p = 10 and
/// q = 50: a sum of 330 of 300, 20 and 10 is hidden, since 10 is less than 20 % of 300.
struct KnownSum: PrimaryRule {
  func isSensitive(
    _ observation: Observation, of measure: RuledMeasure, policy: DisclosurePolicy
  ) -> Bool {
    policy.priorPosterior.map { numbers in
      observation.magnitudes.contains {
        PriorPosteriorRule(posterior: numbers.posterior, prior: numbers.prior).isSensitive($0)
      }
    } ?? false
  }

  func rule(_ policy: DisclosurePolicy) -> ProtectionRule {
    ProtectionRule(
      id: "pq",
      text: "a sum from which somebody informed could estimate one person's part to within "
        + "\((policy.priorPosterior?.posterior ?? 0).plainText) %")
  }
}
