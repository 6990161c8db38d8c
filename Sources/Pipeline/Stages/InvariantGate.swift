internal import Model

/// Compares indicators that must have one value in every period, such as sums that must balance, with
/// what was computed.
struct InvariantGate {
  /// The methodology.
  let catalogue: Catalogue
  /// Period of the run.
  let period: ReferencePeriod

  /// Stops the run where the newest period of an indicator has another value, at any position, and
  /// the definition does not ask for a warning alone.
  ///
  /// - Returns: a warning for each other period with another value.
  /// - Throws: status 4 with one finding for each indicator.
  func examine(_ datasets: [Dataset]) throws(RunError) -> [Diagnostic] {
    let broken = datasets.flatMap { findings(in: $0) }
    let errors = broken.filter(\.stops)
    let warnings = broken.filter { !$0.stops }.map(\.diagnostic)
    guard errors.isEmpty else {
      throw RunError(errors.map(\.diagnostic) + warnings, status: .gateClosed)
    }
    return warnings
  }

  private struct Finding {
    var stops: Bool
    var diagnostic: Diagnostic
  }

  private func findings(in dataset: Dataset) -> [Finding] {
    guard let indicator = catalogue.indicator(dataset.indicator.id),
      let expected = indicator.invariant
    else { return [] }
    var periods: Set<ReferencePeriod> = []
    for observation in dataset.observations {
      if let first = dataset.shownFrom, observation.period < first { continue }
      guard let value = observation.value, !InvariantGate.isEqual(value, expected.value) else {
        continue
      }
      periods.insert(observation.period)
    }
    let newest = newestPeriod(of: indicator)
    return periods.sorted().map { period in
      let stops = period >= newest && expected.breach == .stop
      let problem =
        stops
        ? RunProblem.broken(indicator.description.id, period, indicator.location)
        : RunProblem.brokenEarlier(indicator.description.id, period, indicator.location)
      return Finding(stops: stops, diagnostic: problem.diagnostic)
    }
  }

  /// The last period of the indicator's own frequency that has ended with the run's.
  private func newestPeriod(of indicator: Indicator) -> ReferencePeriod {
    let newest = period.converted(to: indicator.description.frequency)
    return newest.lastDay > period.lastDay ? newest.advanced(by: -1) : newest
  }

  private static func isEqual(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= 1e-9
  }
}
