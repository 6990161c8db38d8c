public import Model
public import Suppression

extension DisclosurePolicy {
  /// The primary rules with the numbers of the policy, for cells that are bare numbers.
  public var ruleSet: PrimaryRuleSet {
    PrimaryRuleSet(
      frequency: MinimumFrequency(threshold: threshold), width: width,
      base: MinimumBase(least: smallBase), group: GroupDisclosure(coalition: coalition),
      cluster: OneCluster(percent: clusterShare, base: clusterBase),
      dominance: dominance.map {
        DominanceRule(contributors: $0.contributors, percent: $0.percent)
      },
      percent: withinPercent.map { PercentRule(percent: $0) },
      priorPosterior: priorPosterior.map {
        PriorPosteriorRule(posterior: $0.posterior, prior: $0.prior)
      })
  }
}
