public import Model
public import Suppression

/// Turns confidential datasets into what may be shown: the only way to a `ProtectedDataset`.
public struct DisclosureControl: Sendable {
  let policy: DisclosurePolicy
  let catalogue: Catalogue?
  let options: SuppressionOptions
  let history: ReleaseHistory
  /// Which of several degrees of detail the release before showed.
  public var detail = ShownDetail()

  /// Applies a policy.
  ///
  /// - Parameters:
  ///   - policy: the numbers of the rules.
  ///   - catalogue: how the datasets are computed, from which follows which of their numbers are the same or parts
  ///     of one another; without it each dataset stands alone.
  ///   - options: how cells are chosen that protect others; width comes from the policy.
  ///   - history: what readers know already.
  public init(
    policy: DisclosurePolicy, catalogue: Catalogue? = nil,
    options: SuppressionOptions = SuppressionOptions(), history: ReleaseHistory = ReleaseHistory()
  ) {
    self.history = history
    self.policy = policy
    self.catalogue = catalogue
    self.options = options
  }

  /// Protects all tables of a release together.
  ///
  /// - Parameter datasets: the release in the order of the catalogue; a derived dataset may stand
  ///   before or after the ones that it is computed from.
  /// - Returns: the same observations, hidden ones without value, and with numerator and denominator only
  ///   where these are shown.
  ///
  /// A table with a number that nothing hidden beside it can protect is left out as a whole; pages say so.
  ///
  /// - Throws: status 4 where protection cannot be reached.
  public func protect(_ datasets: [Dataset]) throws(RunError) -> ProtectedRelease {
    var leftOut = ShownRows.Tables()
    var figures: FiguresElsewhere?
    while true {
      let shown = ShownRows(
        datasets, indicators: catalogue?.indicators, policy: policy, detail: detail,
        leavingOut: leftOut)
      var (secured, open) = secure(datasets, shown)
      // A table that is left out loses its cells, and what others published of them stays known all the same.
      let all = figures ?? secured.record.figures
      figures = all
      secured.record.figures = all
      guard !open.isEmpty else { return release(datasets, shown, secured) }
      let more = leftOut.merging(secured.assembly.tables(of: open)) { $0.union($1) }
      if more == leftOut {
        let sensitive = open.filter { secured.system.cells[$0].need != nil }
        guard sensitive.isEmpty else {
          throw DisclosureProblem.unprotected(
            secured.assembly.indicators(of: sensitive), after: secured.record.reopenedPeriods
          ).error
        }
        return release(datasets, shown, secured)
      }
      leftOut = more
    }
  }

  /// Which cells of some datasets are hidden, and which observations for it; and the hidden cells that are not
  /// protected.
  private func secure(
    _ datasets: [Dataset], _ shown: ShownRows
  ) -> (secured: SecuredCells, open: [Int]) {
    var collector = CellCollector(policy: policy, catalogue: catalogue)
    for (index, dataset) in datasets.enumerated() {
      collector.add(dataset, isShown: shown.areCells[index])
    }
    let assembly = ReleaseAssembly(collector, datasets)
    let innerParts = InnerParts(datasets, collector)
    var options = options
    options.width = policy.width
    let known = KnownCells(assembly, history, policy)
    let (system, suppression) = suppress(known, assembly, options)
    let record = known.record(suppression)
    let open = suppression.unprotected.map(\.cell) + record.smallElsewhere
    let isHidden = Array(suppression.isHidden.prefix(assembly.links.shown))
    let secured = SecuredCells(
      assembly: assembly, system: system, suppression: suppression,
      record: record,
      hidden: hiddenObservations(
        datasets, assembly.cells.rows, isHidden, told: record.toldElsewhere,
        indices: innerParts.indices(where: isHidden)))
    return (secured, open)
  }

  /// Hides cells, and the values of formulas that add up hidden ones.
  private func suppress(
    _ known: KnownCells, _ assembly: ReleaseAssembly, _ options: SuppressionOptions
  ) -> (LinkedSystem, Suppression) {
    var system = known.system
    _ = assembly.hideFormulas(in: &system) { cell, _ in
      cell.need != nil || cell.standing == .withheld
    }
    while true {
      let suppression = Suppressor(options).protect(
        system, previouslyHidden: known.hiddenBefore)
      let isMore = assembly.hideFormulas(in: &system) { _, cell in suppression.isHidden[cell] }
      guard isMore else { return (system, suppression) }
    }
  }

  /// Observations whose value is not shown: sensitive ones, unless others have told the number, those computed from
  /// hidden cells, and what follows from these.
  private func hiddenObservations(
    _ datasets: [Dataset], _ rows: [[RowCells]], _ isHidden: [Bool], told: Set<Int>,
    indices: [CellReference]
  ) -> Set<CellReference> {
    var hidden = Set(indices)
    for (dataset, content) in datasets.enumerated() {
      let measure = RuledMeasure(content)
      for (index, observation) in content.observations.enumerated() where observation.hasResult {
        let row = rows[dataset][index]
        if row.behindValue.contains(where: { isHidden[$0] })
          || !told.contains(row.value)
            && PrimaryRules.areSensitive(observation, of: measure, policy: policy)
        {
          hidden.insert(CellReference(dataset: dataset, observation: index))
        }
      }
    }
    return Inheritance(datasets).closure(of: hidden)
  }

  /// The rules that hide an observation for itself.
  func rules(hiding observation: Observation, of measure: RuledMeasure) -> [ProtectionRule] {
    guard PrimaryRules.areSensitive(observation, of: measure, policy: policy) else { return [] }
    return PrimaryRules.all.filter { $0.isSensitive(observation, of: measure, policy: policy) }
      .map { $0.rule(policy) }
  }

  private func release(
    _ datasets: [Dataset], _ shown: ShownRows, _ secured: SecuredCells
  ) -> ProtectedRelease {
    shown.release(
      datasets, policy: policy, hidden: secured.hidden.count,
      evidence: evidence(datasets, secured), showing: secured.showing)
  }

  private func evidence(_ datasets: [Dataset], _ secured: SecuredCells) -> DisclosureEvidence {
    let published = Set(
      catalogue?.indicators.filter(\.isPublished).map(\.description.id)
        ?? datasets.map(\.indicator.id))
    let assembly = secured.assembly
    var description = SpecificationAssembly(
      datasets, assembly, assembly.names,
      isPublished: datasets.map { published.contains($0.indicator.id) },
      policy: policy, application: secured.record.application)
    return DisclosureEvidence(description.specification(), secured)
  }
}

extension Observation {
  /// Whether it tells something about its units: a value, or that a quantile is not reached.
  var hasResult: Bool {
    value != nil || absence == .notReached
  }
}
