public import Model
import Parallel

/// Computes all indicators of a catalogue for a series of reference periods.
public struct Computation: Sendable {
  let catalogue: Catalogue
  let store: MicrodataStore
  let threads: Int
  private let given: [String: [Observation]]
  private let policy: DisclosurePolicy?

  /// Prepares a computation over linked tables.
  ///
  /// - Parameters:
  ///   - catalogue: the indicators to compute.
  ///   - store: the tables.
  ///   - threads: threads at work at one time.
  ///   - given: observations by indicator that take the place of the computed ones, so that a worked
  ///     example can show a formula alone.
  ///   - policy: disclosure control to come, which says what must be known of the persons behind a
  ///     cell, and to which steps quantiles are rounded; nil for figures as they are.
  public init(
    catalogue: Catalogue, store: MicrodataStore, threads: Int,
    given: [String: [Observation]] = [:], policy: DisclosurePolicy? = nil
  ) {
    self.policy = policy
    self.catalogue = catalogue
    self.store = store
    self.threads = threads
    self.given = given
  }

  /// The datasets of all indicators, in the order of the catalogue.
  ///
  /// - Parameters:
  ///   - first: first period of the series.
  ///   - last: the period of the run.
  /// - Returns: one dataset for each indicator; formulas after the indicators they need.
  public func datasets(
    from first: ReferencePeriod, through last: ReferencePeriod
  ) -> [Dataset] {
    datasets(from: unitFigures(from: first, through: last))
  }

  /// The datasets of the indicators over units, from which formulas are computed.
  ///
  /// - Parameters:
  ///   - first: first period of the series.
  ///   - last: the period of the run.
  ///   - alter: what is done to the counts of people before anything is computed from them; nil for
  ///     nothing.
  /// - Returns: the figures, to be completed by `datasets(from:)`.
  public func unitFigures(
    from first: ReferencePeriod, through last: ReferencePeriod,
    altering alter: CountAlteration? = nil
  ) -> UnitFigures {
    let lookBack = LookBack(catalogue.indicators)
    let starts = catalogue.indicators.map { start(of: $0, first) }
    let series = zip(catalogue.indicators, starts).map { indicator, start in
      periods(of: indicator, lookBack.start(of: indicator, shownFrom: start), last)
    }
    let datasets = zip(unitDatasets(series, alter), catalogue.indicators).map {
      dataset, indicator in
      dataset.map { replaced(closed($0, indicator, last)) }
    }
    return UnitFigures(
      datasets: datasets, series: series, starts: starts, last: last, isRounded: alter != nil)
  }

  /// All datasets, those of formulas computed from figures over units.
  ///
  /// - Parameters:
  ///   - figures: figures over units of the same catalogue.
  ///   - wanted: ids of the indicators that are needed, with all that they are computed from; nil for all.
  /// - Returns: one dataset for each indicator, in the order of the catalogue.
  public func datasets(from figures: UnitFigures, of wanted: Set<String>? = nil) -> [Dataset] {
    let (last, series) = (figures.last, figures.series)
    var datasets = figures.datasets
    var index = ObservationIndex()
    let inputs = Set(catalogue.indicators.flatMap(\.inputs))
    for (dataset, indicator) in zip(datasets, catalogue.indicators) {
      if let dataset, inputs.contains(indicator.description.id) {
        index.add(dataset, isPublished: indicator.isPublished)
      }
    }
    for place in formulaOrder {
      let indicator = catalogue.indicators[place]
      guard wanted?.contains(indicator.description.id) ?? true else { continue }
      let computed = derived(indicator, series[place], index)
      let dataset = replaced(
        closed(qualified(computed, indicator, series[place].last ?? last), indicator, last))
      index.add(dataset, isPublished: indicator.isPublished)
      datasets[place] = dataset
    }
    return zip(datasets, figures.starts).compactMap { dataset, start in
      guard var dataset, wanted?.contains(dataset.indicator.id) ?? true else { return nil }
      dataset.shownFrom = start
      dataset.isRounded = figures.isRounded
      return dataset
    }
  }

  /// A dataset with the observations that were given in place of its own.
  private func replaced(_ dataset: Dataset) -> Dataset {
    guard let observations = given[dataset.indicator.id] else { return dataset }
    var dataset = dataset
    dataset.observations = observations
    return dataset
  }

  /// The first period of an indicator's own frequency that readers see.
  private func start(of indicator: Indicator, _ first: ReferencePeriod) -> ReferencePeriod {
    (indicator.seriesStart.map { max($0, first) } ?? first)
      .converted(to: indicator.description.frequency)
  }

  /// The periods of an indicator's own frequency that have ended by the period of the run.
  private func periods(
    of indicator: Indicator, _ start: ReferencePeriod, _ last: ReferencePeriod
  ) -> [ReferencePeriod] {
    let frequency = indicator.description.frequency
    var end = last.converted(to: frequency)
    if end.lastDay > last.lastDay { end = end.advanced(by: -1) }
    return ReferencePeriod.series(from: start, through: end)
  }

  func dimensions(of indicator: Indicator) -> [Dimension] {
    indicator.dimensionIDs.compactMap { catalogue.dimensions[$0] }
  }

  /// One piece of work: a chunk of the rows of a table, for all indicators over them.
  private struct Task: Sendable {
    var members: [PlannedSource.Member]
    var table: LinkedTable
    var chunk: Range<Int>
  }

  /// All indicators over units, evaluated together so that no thread waits for another and what
  /// they have in common is evaluated once.
  private func unitDatasets(
    _ series: [[ReferencePeriod]], _ alter: CountAlteration?
  ) -> [Dataset?] {
    var numbers = ExpressionNumbers()
    let lookups = PeriodLookups(
      catalogue, store, series, withHouseholds: policy != nil, threads: threads)
    let evaluations = zip(catalogue.indicators, series).map { indicator, periods in
      numberedEvaluations(indicator, periods, lookups, &numbers)
    }
    let repeated = RepeatedExpressions(catalogue.indicators).byExtract
    let sources = sources(evaluations)
    let tasks = sources.flatMap { source in
      UnitEvaluation.chunks(of: source.table).map {
        Task(members: source.members, table: source.table, chunk: $0)
      }
    }
    let totals = parallelMap(tasks, threads: threads) { task in
      UnitEvaluation.totals(
        of: task.members.compactMap { evaluations[$0.indicator][$0.period] }, task.chunk,
        of: task.table, sharing: repeated[task.table.contract.id] ?? [])
    }
    var merged: [[CellTotals?]] = series.map { Array(repeating: nil, count: $0.count) }
    for (task, parts) in zip(tasks, totals) {
      for (member, part) in zip(task.members, parts) {
        if merged[member.indicator][member.period] == nil {
          merged[member.indicator][member.period] = part
        } else {
          merged[member.indicator][member.period]?.merge(part)
        }
      }
    }
    let altered = alter.map { rounded(sources, evaluations, merged, by: $0) }
    return assembled(evaluations, merged, altered)
  }

  /// The rows of one extract that hold for one period.
  private struct Source: Hashable {
    var extract: String
    var period: ReferencePeriod
  }

  /// The tables that are populations, each with the indicators over it.
  private func sources(_ evaluations: [[UnitEvaluation?]]) -> [PlannedSource] {
    var sources: [PlannedSource] = []
    var places: [Source: Int] = [:]
    for (indicator, periods) in evaluations.enumerated() {
      for (period, evaluation) in periods.enumerated() {
        guard let evaluation, let table = evaluation.population else { continue }
        let source = Source(
          extract: evaluation.plan.population.extract, period: evaluation.evaluator.period)
        let member = PlannedSource.Member(indicator: indicator, period: period)
        if let place = places[source] {
          sources[place].members.append(member)
        } else {
          places[source] = sources.count
          sources.append(
            PlannedSource(
              extract: source.extract, period: source.period, table: table, members: [member]))
        }
      }
    }
    return sources
  }

  private func numberedEvaluations(
    _ indicator: Indicator, _ periods: [ReferencePeriod], _ lookups: PeriodLookups,
    _ numbers: inout ExpressionNumbers
  ) -> [UnitEvaluation?] {
    guard case .units(let plan) = indicator.plan else { return periods.map { _ in nil } }
    let dimensions = dimensions(of: indicator)
    let layout = layout(of: indicator, plan, dimensions)
    let numbered = NumberedPlan(plan, dimensions: dimensions, &numbers)
    let linkedPersons = lookups.linkedPersons(of: plan, for: periods)
    return periods.map { period in
      UnitEvaluation(
        plan: plan, dimensions: dimensions, layout: layout,
        evaluator: Evaluator(
          store: store, period: period, parameters: catalogue.parameters,
          calendar: catalogue.calendar, households: lookups.households[period]),
        numbered: numbered, linkedPersons: linkedPersons[period],
        clusters: policy.map {
          ClusterKeys(households: lookups.households[period], limit: $0.clusterBase)
        })
    }
  }

  private func layout(
    of indicator: Indicator, _ plan: UnitPlan, _ dimensions: [Dimension]
  ) -> CellLayout {
    CellLayout(
      breakdowns: indicator.breakdowns, dimensions: dimensions, answers: Set(plan.responses.keys))
  }

  private func assembled(
    _ evaluations: [[UnitEvaluation?]], _ totals: [[CellTotals?]], _ rounded: [[RoundedTotals?]]?
  ) -> [Dataset?] {
    parallelMap(Array(catalogue.indicators.indices), threads: threads) { place -> Dataset? in
      let indicator = catalogue.indicators[place]
      guard case .units(let plan) = indicator.plan else { return nil }
      let dimensions = dimensions(of: indicator)
      let assembly = DatasetAssembly(
        indicator: indicator, dimensions: dimensions,
        layout: layout(of: indicator, plan, dimensions), plan: plan,
        isAboutPeople: catalogue.contract(plan.population.extract)?.isAboutPeople ?? true,
        grid: policy?.quantileGrid ?? QuantileGrid([:]))
      let series = evaluations[place].enumerated().compactMap { period, evaluation in
        evaluation.map {
          DatasetAssembly.Entry($0, totals[place][period], rounded?[place][period])
        }
      }
      let dataset = assembly.dataset(series)
      return series.last.map { qualified(dataset, indicator, $0.period) } ?? dataset
    }
  }

  private func derived(
    _ indicator: Indicator, _ periods: [ReferencePeriod], _ index: ObservationIndex
  ) -> Dataset {
    switch indicator.plan {
    case .formula(let formula):
      FormulaEvaluation(
        indicator: indicator, dimensions: dimensions(of: indicator), index: index
      ).dataset(formula, periods, threads: threads)
    case .composite(let composite):
      CompositeEvaluation(indicator: indicator, index: index).dataset(composite, periods)
    case .units:
      Dataset(
        indicator: indicator.description, dimensions: [], observations: [], nature: .derived)
    }
  }

  /// Marks breaks and provisional values, which follow from the definition alone.
  private func qualified(
    _ dataset: Dataset, _ indicator: Indicator, _ last: ReferencePeriod
  ) -> Dataset {
    let frequency = indicator.description.frequency
    let breaks = Set(indicator.description.breaks.map { $0.period.converted(to: frequency) })
    let firstProvisional = last.advanced(by: 1 - indicator.provisionalPeriods)
    var dataset = dataset
    dataset.coarsenings = indicator.coarsenings
    dataset.isSensitive = indicator.isSensitive
    dataset.markTerritoryBreaks()
    for place in dataset.observations.indices {
      let period = dataset.observations[place].period
      if indicator.definitionDiffers {
        dataset.observations[place].status.insert(.definitionDiffers)
      }
      if breaks.contains(period) { dataset.observations[place].status.insert(.breakInSeries) }
      if indicator.provisionalPeriods > 0, period >= firstProvisional,
        dataset.observations[place].value != nil
      {
        dataset.observations[place].status.insert(.provisional)
      }
    }
    return dataset
  }

  /// Takes away the values of periods about which the last day of the run's period is too early to
  /// know: what is there so far would read as if it were all.
  private func closed(
    _ dataset: Dataset, _ indicator: Indicator, _ last: ReferencePeriod
  ) -> Dataset {
    guard let length = indicator.closesAfter else { return dataset }
    var dataset = dataset
    for place in dataset.observations.indices {
      let old = dataset.observations[place]
      let closing = length.end(after: old.period.lastDay, catalogue.calendar)
      guard closing.map({ $0 > last.lastDay }) ?? true else { continue }
      dataset.observations[place] = Observation(
        period: old.period, position: old.position, value: nil,
        status: old.status.subtracting(.provisional), absence: .notYetDue)
    }
    return dataset
  }

  /// Places of formulas and composites, each after the ones that it needs.
  private var formulaOrder: [Int] {
    let places = Dictionary(
      catalogue.indicators.enumerated().map { ($1.description.id, $0) },
      uniquingKeysWith: { first, _ in first })
    return catalogue.inInputOrder(catalogue.indicators).compactMap { indicator in
      if case .units = indicator.plan { return nil }
      return places[indicator.description.id]
    }
  }
}
