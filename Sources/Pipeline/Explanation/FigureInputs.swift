internal import Compute
internal import Model

/// Finds what a figure is computed from, and how.
struct FigureInputs {
  /// The indicator and all that it is computed from.
  let catalogue: Catalogue
  /// The engine.
  let computation: Computation
  /// What it computed.
  let datasets: [Dataset]
  /// Which of the figures over units are repeated from earlier releases.
  let history: FigureHistory
  private let places: [ObservationKey: Observation]

  init(
    catalogue: Catalogue, computation: Computation, datasets: [Dataset], history: FigureHistory
  ) {
    self.history = history
    self.catalogue = catalogue
    self.computation = computation
    self.datasets = datasets
    let all = datasets.flatMap { dataset in
      dataset.observations.map { observation in
        (
          ObservationKey(
            indicator: dataset.indicator.id, period: observation.period,
            position: observation.position), observation
        )
      }
    }
    places = Dictionary(all, uniquingKeysWith: { first, _ in first })
  }

  /// The figure of a key, or nil where there is none.
  subscript(key: ObservationKey) -> Observation? {
    places[key]
  }

  /// The earlier figure that the release has in the place of what would be computed now.
  func repeated(_ key: ObservationKey, of indicator: Indicator) -> Explanation.Repeated? {
    guard let release = history.release(of: key) else { return nil }
    let (shown, now) = (places[key], history.now(key))
    guard shown != now else { return Explanation.Repeated(release: release) }
    let other =
      now
      ?? Observation(
        period: key.period, position: key.position, value: nil, absence: .notApplicable)
    return Explanation.Repeated(
      release: release, now: other, equation: equation(of: indicator, other))
  }

  /// How a figure follows from its numbers.
  func equation(of indicator: Indicator, _ observation: Observation) -> String {
    let equation = FigureEquation(indicator: indicator.description)
    switch indicator.plan {
    case .units(let plan): return equation.text(plan.measure, observation)
    case .formula(let formula):
      let step = computation.step(
        of: formula, of: indicator, at: observation.position, in: observation.period,
        from: datasets)
      return equation.text(step, observation)
    case .composite(let composite):
      let values = composite.components.map { component in
        let key = observation.inputs.first { $0.indicator == component.indicator }
        return (component: component, value: key.flatMap { places[$0]?.value })
      }
      return equation.text(values, observation)
    }
  }

  /// What a formula takes over the codes of a dimension.
  func terms(of indicator: Indicator, _ observation: Observation) -> [Explanation.Term] {
    guard case .formula(let formula) = indicator.plan else { return [] }
    let step = computation.step(
      of: formula, of: indicator, at: observation.position, in: observation.period, from: datasets)
    return FigureEquation(indicator: indicator.description).terms(of: step).map { term in
      Explanation.Term(
        codes: term.codes.sorted { $0.key < $1.key }.compactMap { id, value in
          catalogue.dimensions[id].map { Self.code(value, on: $0) }
        }, text: term.text)
    }
  }

  /// The figures that one is computed from, each once, in order; circles were refused by the checker.
  func inputs(of observation: Observation) -> [Explanation.Input] {
    var seen: Set<ObservationKey> = []
    return observation.inputs.filter { seen.insert($0).inserted }.compactMap { key in
      guard let indicator = catalogue.indicator(key.indicator) else { return nil }
      let found = places[key]
      let repeated = repeated(key, of: indicator)
      return Explanation.Input(
        indicator: indicator.description, period: key.period,
        codes: codes(key.position, of: indicator), observation: found,
        equation: found.map { equation(of: indicator, $0) } ?? "no figure",
        inputs: found.map { inputs(of: $0) } ?? [],
        repeatedFrom: repeated?.now == nil ? nil : repeated?.release)
    }
  }

  /// The codes of a position other than totals.
  func codes(
    _ position: [DimensionValue], of indicator: Indicator
  ) -> [Explanation.PositionCode] {
    let dimensions = indicator.dimensionIDs.compactMap { catalogue.dimensions[$0] }
    return zip(dimensions, position).filter { $1 != .total }.map { Self.code($1, on: $0) }
  }

  private static func code(
    _ value: DimensionValue, on dimension: Dimension
  ) -> Explanation.PositionCode {
    var label = ""
    if case .code(let place) = value, dimension.codeList.codes.indices.contains(place) {
      label = dimension.codeList.codes[place].label.en
    }
    return Explanation.PositionCode(
      dimension: dimension.id, code: dimension.codeID(value), label: label)
  }
}
