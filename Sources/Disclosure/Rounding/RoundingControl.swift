public import Model

/// Turns datasets whose counts come from rounded hypercubes into what may be shown: the profile `round`.
///
/// Counts, and shares and ratios of counts, are functions of the rounded hypercubes, so that nothing of them needs
/// hiding; where fewer units than `small_base` are under a share, its counts are shown and it is not. Means,
/// quantiles and quotients of magnitudes are those of the true persons: the rules about single observations hide
/// them, and no true sum or number of persons stands beside them. What is computed from a hidden value is hidden,
/// and so is what must have one value, such as a balance: computed from rounded numbers it is the error of rounding.
public struct RoundingControl: Sendable {
  private let policy: DisclosurePolicy
  private let catalogue: Catalogue?
  /// Which of several degrees of detail the release before showed.
  public var detail = ShownDetail()

  /// Applies a policy.
  ///
  /// - Parameters:
  ///   - policy: the numbers of the rules.
  ///   - catalogue: which indicators are shown; without it all are.
  public init(policy: DisclosurePolicy, catalogue: Catalogue? = nil) {
    self.policy = policy
    self.catalogue = catalogue
  }

  /// Protects all tables of a release.
  ///
  /// - Parameter datasets: the release in the order of the catalogue.
  /// - Returns: the same observations, hidden ones without value.
  /// - Throws: status 4 where a dataset was computed from counts that were not rounded.
  public func protect(_ datasets: [Dataset]) throws(RunError) -> ProtectedRelease {
    if let exact = datasets.first(where: { !$0.isRounded }) {
      throw RoundingProblem.exact(indicator: exact.indicator.id).error
    }
    let shown = ShownRows(
      datasets, indicators: catalogue?.indicators, policy: policy, detail: detail)
    let hidden = Inheritance(datasets).closure(of: sensitiveCells(datasets))
    let specification = RoundedSpecification(datasets, policy: policy, catalogue: catalogue).whole
    return shown.release(
      datasets, policy: policy, hidden: hidden.count,
      evidence: DisclosureEvidence(specification: specification)
    ) { place in
      let content = datasets[place.dataset]
      return showing(
        content.observations[place.observation], content.nature, value: !hidden.contains(place))
    }
  }

  private func sensitiveCells(_ datasets: [Dataset]) -> Set<CellReference> {
    var cells: Set<CellReference> = []
    for (dataset, content) in datasets.enumerated() {
      let measure = RuledMeasure(content)
      let isBalance = catalogue?.indicator(content.indicator.id)?.invariant != nil
      for (index, observation) in content.observations.enumerated()
      where observation.hasResult && (isBalance || isSensitive(observation, measure)) {
        cells.insert(CellReference(dataset: dataset, observation: index))
      }
    }
    return cells
  }

  /// Whether a value is hidden for itself.
  private func isSensitive(_ observation: Observation, _ measure: RuledMeasure) -> Bool {
    let isOfCounts = observation.numerator != nil
    switch measure.nature {
    case .published, .impersonal: return false
    case .frequency where observation.value == Double(observation.contributors): return false
    case .frequency: return (1..<policy.smallBase).contains(observation.contributors)
    case .share where isOfCounts, .ratio where isOfCounts:
      return (1..<policy.smallBase).contains(observation.contributors)
    default: return PrimaryRules.areSensitive(observation, of: measure, policy: policy)
    }
  }

  /// What is shown of an observation: rounded counts always, and all else with the value.
  private func showing(
    _ observation: Observation, _ nature: MeasureNature, value: Bool
  ) -> SecuredCells.Showing {
    let areCounts = nature != .derived && nature != .impersonal && nature != .published
    return SecuredCells.Showing(
      value: value, numerator: value || areCounts, denominator: value || areCounts,
      coverage: value && (observation.population ?? 0) >= policy.smallBase)
  }
}
