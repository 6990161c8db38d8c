public import Model

/// Turns confidential datasets into what may be shown: the only way to a `ProtectedDataset`.
public struct DisclosureControl: Sendable {
  private let policy: DisclosurePolicy
  private let secondary: any SecondarySuppression

  /// Applies a policy.
  public init(policy: DisclosurePolicy) {
    self.policy = policy
    self.secondary = NoSecondarySuppression()
  }

  /// Protects all tables of a release together.
  ///
  /// - Parameter datasets: the release in the order of the catalogue; a derived dataset may stand
  ///   before or after the ones that it is computed from.
  /// - Returns: the same observations, hidden ones without value, numerator and denominator.
  /// - Throws: status 4 where protection cannot be reached.
  public func protect(_ datasets: [Dataset]) throws(RunError) -> ProtectedRelease {
    release(datasets, hiding: try hiddenCells(datasets))
  }

  /// The cells that are not shown: sensitive ones, what hides them, and what follows from these.
  func hiddenCells(_ datasets: [Dataset]) throws(RunError) -> Set<CellReference> {
    let primary = primaryCells(datasets)
    let complementary = try secondary.complementaryCells(
      of: primary, in: datasets, policy: policy)
    return Inheritance(datasets).closure(of: primary.union(complementary))
  }

  /// The rules that hide an observation for itself.
  func rules(hiding observation: Observation, _ nature: MeasureNature) -> [ProtectionRule] {
    PrimaryRules.all.filter { $0.isSensitive(observation, nature: nature, policy: policy) }
      .map { $0.rule(policy) }
  }

  private func primaryCells(_ datasets: [Dataset]) -> Set<CellReference> {
    var cells: Set<CellReference> = []
    for (dataset, content) in datasets.enumerated() {
      for (index, observation) in content.observations.enumerated()
      where observation.hasResult && isSensitive(observation, content.nature) {
        cells.insert(CellReference(dataset: dataset, observation: index))
      }
    }
    return cells
  }

  private func isSensitive(_ observation: Observation, _ nature: MeasureNature) -> Bool {
    PrimaryRules.all.contains { $0.isSensitive(observation, nature: nature, policy: policy) }
  }

  private func release(_ datasets: [Dataset], hiding hidden: Set<CellReference>) -> ProtectedRelease
  {
    var account = DisclosureAccount(policy: policy.name, observations: 0, hidden: hidden.count)
    let protected = datasets.enumerated().map { dataset, content in
      let withheld = Coarsening(least: policy.coarsening).withheldTables(of: content)
      let left = Set(withheld.map(Set.init))
      let observations = content.observations.enumerated().compactMap {
        index, observation -> ProtectedObservation? in
        if let first = content.shownFrom, observation.period < first { return nil }
        if !left.isEmpty, left.contains(content.table(of: observation)) { return nil }
        account.observations += observation.hasResult ? 1 : 0
        return hidden.contains(CellReference(dataset: dataset, observation: index))
          ? ProtectedObservation(hiding: observation)
          : shown(observation, content.indicator.interval)
      }
      return ProtectedDataset(
        indicator: content.indicator, dimensions: content.dimensions, observations: observations,
        withheldTables: withheld)
    }
    return ProtectedRelease(datasets: protected, account: account)
  }

  /// What may be shown of an observation whose value may be.
  private func shown(
    _ observation: Observation, _ kind: IntervalKind?
  ) -> ProtectedObservation {
    let coverage = LinkedCoverage(observation)
    let isShown = coverage.map { !isSensitive($0.observation, .share) } ?? false
    // The ends of an interval for linkage lie as far apart as there are units that were not found.
    let hasInterval = observation.value != nil && (kind == .confidence || isShown)
    return ProtectedObservation(
      showing: observation, interval: kind == nil || !hasInterval ? nil : observation.interval,
      linkedCoverage: isShown ? coverage?.percent : nil)
  }
}

extension Observation {
  /// Whether it tells something about its units: a value, or that a quantile is not reached.
  fileprivate var hasResult: Bool {
    value != nil || absence == .notReached
  }
}
