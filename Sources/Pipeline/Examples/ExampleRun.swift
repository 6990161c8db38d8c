internal import Compute
internal import Model

/// Runs a worked example through the engine that computes the figures of a release.
struct ExampleRun {
  /// The methodology.
  let catalogue: Catalogue
  /// The indicator that the example belongs to.
  let indicator: Indicator

  /// What an example gets otherwise than it expects, in the order of its text; empty where it holds.
  func failures(of example: WorkedExample) -> [Diagnostic] {
    let observations = observations(of: example)
    return example.expectations.flatMap { expectation in
      let found = observations.first { $0.position == expectation.position }
      return ExampleComparison(expectation: expectation).differences(from: found)
    }
  }

  private func observations(of example: WorkedExample) -> [Observation] {
    let run = example.run ?? firstRun(for: example.period)
    var part = catalogue
    let used = Set([indicator.description.id] + indicator.inputs)
    // An example may be about a time before the series of the workspace begins.
    part.indicators = catalogue.indicators.filter { used.contains($0.description.id) }.map {
      var indicator = $0
      indicator.seriesStart = nil
      return indicator
    }
    let tables = ExampleTables(catalogue: catalogue, example: example, newest: run)
    let store = MicrodataStore(
      deliveries: isOverUnits ? tables.deliveries : [:], catalogue: part)
    let datasets = Computation(catalogue: part, store: store, threads: 1, given: given(example))
      .datasets(from: example.period, through: run)
    return datasets.first { $0.indicator.id == indicator.description.id }?.observations
      .filter { $0.period == example.period } ?? []
  }

  private var isOverUnits: Bool {
    if case .units = indicator.plan { true } else { false }
  }

  /// The first period whose run can know the value: the month in which its window closes.
  private func firstRun(for period: ReferencePeriod) -> ReferencePeriod {
    guard let day = indicator.closesAfter?.end(after: period.lastDay, catalogue.calendar) else {
      return period
    }
    return ReferencePeriod(containing: day, frequency: .monthly)
  }

  private func given(_ example: WorkedExample) -> [String: [Observation]] {
    let figures = example.inputs.map { input in
      (
        input.indicator,
        input.figures.map { figure in
          Observation(
            period: figure.period, position: figure.position, value: figure.value,
            absence: figure.absence)
        }
      )
    }
    return Dictionary(figures, uniquingKeysWith: +)
  }
}
