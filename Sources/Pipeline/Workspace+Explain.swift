internal import Compute
internal import Definitions
internal import Disclosure
internal import Ingest
public import Model
internal import Publish

extension Workspace {
  /// Computes one figure again and says how it came about; needs no earlier run and changes nothing.
  ///
  /// - Parameter name: the figure.
  /// - Returns: the explanation, which is confidential.
  /// - Throws: status 64 where there is no such figure, 78 where a definition is wrong, 65 and others
  ///   where a delivery cannot be used.
  public func explain(_ name: FigureName) throws(RunError) -> Explanation {
    let definitions = try definitions()
    let indicator = try name.indicator(in: definitions.catalogue)
    let position = try name.position(on: indicator, in: definitions.catalogue)
    let sources = try FigureSources(of: indicator, self, definitions)
    guard let series = sources.series(of: indicator) else {
      throw FigureProblem.outsideSeries(first: sources.run, last: sources.run).error
    }
    let period = try name.period(of: indicator, from: series.lowerBound, through: series.upperBound)
    let deliveries = try sources.read()
    let store = MicrodataStore(
      deliveries: deliveries.tables, catalogue: sources.catalogue,
      columns: ColumnUse(sources.catalogue, withClusters: true).evaluated, threads: Threads.count)
    let policy = sources.definitions.configuration.disclosure.policy
    let computation = Computation(
      catalogue: sources.catalogue, store: store, threads: Threads.count, policy: policy)
    let figures = computation.unitFigures(from: period, through: sources.run)
    let history = try FigureHistory(
      of: self, policy.profile, sources.catalogue, computed: figures.present)
    let inputs = FigureInputs(
      catalogue: sources.catalogue, computation: computation,
      datasets: computation.datasets(from: figures.replacing(by: history.figures)),
      history: history)
    return try Explanation(
      indicator, in: period, at: position, sources, deliveries, computation, inputs)
  }
}

extension Explanation {
  /// Collects what is known about a figure.
  fileprivate init(
    _ indicator: Indicator, in period: ReferencePeriod, at position: [DimensionValue],
    _ sources: FigureSources, _ deliveries: ReadDeliveries, _ computation: Computation,
    _ inputs: FigureInputs
  ) throws(RunError) {
    let key = ObservationKey(
      indicator: indicator.description.id, period: period, position: position)
    // A cell in which no unit ever fell is none of a table's; there it does not apply.
    let shown =
      inputs[key]
      ?? Observation(period: period, position: position, value: nil, absence: .notApplicable)
    let codes = inputs.codes(position, of: indicator)
    let leftOut = try sources.leftOut(
      indicator, codes: codes, in: period,
      isComputed: inputs.history.now(key)?.value != nil, inputs)
    let observation = leftOut == .late ? inputs.history.now(key) ?? shown : shown
    let policy = sources.definitions.configuration.disclosure.policy
    let protection = DisclosureControl(policy: policy).protection(
      of: key, in: inputs.datasets, hiding: try sources.hidden(in: inputs.datasets))
    let published = try sources.published(
      indicator, shown, codes: codes, isShown: leftOut != .late && protection == .shown)
    let files = Self.files(deliveries, sources.catalogue, period)
    let decimals = indicator.description.decimals
    self.init(
      indicator: indicator.description, isPublished: indicator.isPublished,
      definition: indicator.location, period: period, run: sources.run, codes: codes,
      observation: observation, equation: inputs.equation(of: indicator, observation),
      printed: observation.value.map { PrintedNumber.text($0, decimals: decimals) },
      steps: Self.steps(of: indicator, key, codes, files, computation),
      terms: inputs.terms(of: indicator, observation),
      inputs: inputs.inputs(of: observation),
      files: files,
      parameters: sources.catalogue.parameters(in: period),
      cohort: indicator.description.cohort?.months(for: period),
      repeated: inputs.repeated(key, of: indicator), leftOut: leftOut, protection: protection,
      published: published)
  }

  /// The deliveries behind a period: of a snapshot that of the period alone.
  private static func files(
    _ deliveries: ReadDeliveries, _ catalogue: Catalogue, _ period: ReferencePeriod
  ) -> [File] {
    deliveries.readings.filter { delivery, _ in
      catalogue.contract(delivery.extract)?.time != .snapshot
        || delivery.period.lastDay == period.lastDay
    }.map { delivery, reading in
      File(
        extract: delivery.extract, path: delivery.path, rows: reading.account,
        digest: reading.sha256)
    }
  }

  private static func steps(
    of indicator: Indicator, _ key: ObservationKey, _ codes: [PositionCode],
    _ files: [File], _ computation: Computation
  ) -> [Step] {
    guard case .units(let plan) = indicator.plan else { return [] }
    let text = PopulationText(plan.population, text: indicator.description.populationText)
    guard
      let counts = computation.steps(
        of: indicator, through: text.conditions.map(\.expression), at: key.position, in: key.period)
    else { return [] }
    let read = files.filter { $0.extract == plan.population.extract }.map(\.rows)
      .reduce(RowAccount(), +)
    return StepList(
      plan: plan, counts: counts, read: read, conditions: text.conditions.map(\.text), codes: codes
    ).steps
  }
}

extension IndicatorDescription {
  /// The definition's words for the population; empty where there is none.
  fileprivate var populationText: String {
    let mark = "population: "
    let line = formula.split(separator: "\n").first { $0.hasPrefix(mark) }
    return line.map { String($0.dropFirst(mark.count)) } ?? ""
  }
}

extension Catalogue {
  /// The dated values that the indicators use, in force on the last day of a period.
  fileprivate func parameters(in period: ReferencePeriod) -> [DatedParameter] {
    let expressions = indicators.flatMap { indicator -> [Expression] in
      guard case .units(let plan) = indicator.plan else { return [] }
      return [plan.population.condition].compactMap { $0 } + plan.measure.expressions + plan.codes
    }
    let names = Set(expressions.flatMap(\.parameterNames))
    return parameters.filter {
      names.contains($0.id) && $0.validFrom <= period.lastDay && period.lastDay <= $0.validTo
    }
  }
}

extension Expression {
  /// Ids of the parameters in it.
  fileprivate var parameterNames: [String] {
    switch kind {
    case .parameter(let id): [id]
    case .parameterOf(let id, _, let group): [id] + group.parameterNames
    default: children.flatMap(\.parameterNames)
    }
  }
}
