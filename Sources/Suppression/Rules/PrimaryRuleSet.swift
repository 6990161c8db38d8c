/// The primary rules with the numbers of one policy, and what each asks of a cell.
///
/// Rules look at true values, margins included, before any rounding.
public struct PrimaryRuleSet: Hashable, Sendable {
  /// Of counts of persons.
  public var frequency: MinimumFrequency
  /// Of statistics over persons.
  public var base: MinimumBase
  /// Of sensitive attributes.
  public var group: GroupDisclosure
  /// Of households and clusters.
  public var cluster: OneCluster
  /// Of sums: the (n,k) rule.
  public var dominance: DominanceRule?
  /// Of sums: the p % rule.
  public var percent: PercentRule?
  /// Of sums: the pq rule.
  public var priorPosterior: PriorPosteriorRule?
  /// Least difference of the greatest and least value that a reader must think possible of a count.
  public var width: Int

  /// Sets the rules; those not given are the ones of the default policy.
  public init(
    frequency: MinimumFrequency = MinimumFrequency(threshold: 5), width: Int? = nil,
    base: MinimumBase = MinimumBase(least: 10),
    group: GroupDisclosure = GroupDisclosure(coalition: 0),
    cluster: OneCluster = OneCluster(percent: 50, base: 20), dominance: DominanceRule? = nil,
    percent: PercentRule? = PercentRule(percent: 10), priorPosterior: PriorPosteriorRule? = nil
  ) {
    self.frequency = frequency
    self.width = width ?? max(1, frequency.threshold &- 1)
    self.base = base
    self.group = group
    self.cluster = cluster
    self.dominance = dominance
    self.percent = percent
    self.priorPosterior = priorPosterior
  }

  /// The rules about sums that are applied.
  public var magnitudeRules: [any MagnitudeRule] {
    let rules: [(any MagnitudeRule)?] = [dominance, percent, priorPosterior]
    return rules.compactMap { $0 }
  }
}

extension PrimaryRuleSet {
  /// What must be uncertain about a number of persons.
  ///
  /// - Parameters:
  ///   - persons: different persons behind the number; not records.
  ///   - largestCluster: how many of them one household or cluster has, where that is known.
  /// - Returns: the width of the policy; nil where the number may be printed.
  public func need(ofCount persons: Int, largestCluster: Int? = nil) -> LinkedSystem.Need? {
    let isOneCluster = largestCluster.map { cluster.isSensitive($0, of: persons) } ?? false
    return frequency.isSensitive(persons) || isOneCluster ? LinkedSystem.Need(width: width) : nil
  }

  /// What must be uncertain about those of a group who have a sensitive attribute; nil where neither all
  /// nor none have it.
  public func need(ofAttribute having: Int, in group: Int) -> LinkedSystem.Need? {
    self.group.isSensitive(having, of: group) ? LinkedSystem.Need(width: width) : nil
  }

  /// What must be uncertain about a sum of amounts.
  ///
  /// Where too few persons are behind it, nobody may be able to estimate the greatest contribution to within
  /// the per cent of the p % rule, whatever the others contribute.
  ///
  /// - Parameters:
  ///   - sum: the sum and its greatest contributions.
  ///   - contributors: different persons behind it.
  ///   - scale: how many of the cell's units are one unit of the amounts, such as 100 for qəpik.
  /// - Returns: distances in the cell's units; nil where the sum may be printed.
  public func need(
    ofMagnitude sum: Magnitude, contributors: Int, scale: Double = 1
  ) -> LinkedSystem.Need? {
    let found = magnitudeRules.filter { $0.isSensitive(sum) }
    let isSmall = base.isSensitive(over: contributors) || frequency.isSensitive(contributors)
    guard isSmall || !found.isEmpty else { return nil }
    var level = found.map { $0.upperLevel(sum) }.max() ?? 0
    if isSmall { level = max(level, (percent?.percent ?? 0) / 100 * sum.largest) }
    let above = max(1, Self.whole(level * scale))
    let below = min(above, max(0, Self.whole(sum.total * scale)))
    return LinkedSystem.Need(width: above &+ below, above: above, below: below)
  }

  /// The next whole number; numbers beyond what a sum can be are cut there.
  private static func whole(_ level: Double) -> Int {
    level.isNaN ? 0 : Int(max(-1e15, min(1e15, level.rounded(.up))))
  }
}
