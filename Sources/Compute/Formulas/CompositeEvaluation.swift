import Model

/// Computes a composite index: the weighted mean of scores between 0 and 100.
struct CompositeEvaluation {
  /// The definition.
  let indicator: Indicator
  /// The indicators computed so far.
  let index: ObservationIndex

  /// The dataset of a composite over a series; without one component there is no value.
  func dataset(_ composite: Composite, _ periods: [ReferencePeriod]) -> Dataset {
    Dataset(
      indicator: indicator.description, dimensions: [],
      observations: periods.map { observation(composite, $0) }, nature: .derived)
  }

  private func observation(_ composite: Composite, _ period: ReferencePeriod) -> Observation {
    var result = Observation(period: period, position: [], value: nil)
    var (sum, weights) = (0.0, 0.0)
    for component in composite.components {
      let found = observation(of: component.indicator, period)
      if let (key, observation) = found { take(key, observation, into: &result) }
      guard let value = found?.observation.value else {
        result.absence = result.absence ?? found?.observation.absence ?? .sourceMissing
        continue
      }
      sum += component.weight * component.score(value)
      weights += component.weight
    }
    if result.absence == nil, weights > 0 { result.value = sum / weights }
    return result
  }

  private func take(
    _ key: ObservationKey, _ observation: Observation, into result: inout Observation
  ) {
    result.inputs.append(key)
    result.status.formUnion(observation.status)
  }

  private func observation(
    of id: String, _ period: ReferencePeriod
  ) -> (key: ObservationKey, observation: Observation)? {
    guard let dataset = index.dataset(id) else { return nil }
    let key = ObservationKey(
      indicator: id, period: period,
      position: dataset.dimensions.map { _ in .total })
    return index[key].map { (key, $0) }
  }
}

extension Composite.Component {
  /// Where a value stands between the goalposts, 0 to 100; values beyond them count as the goalpost.
  func score(_ value: Double) -> Double {
    min(1, max(0, (value - worst) / (best - worst))) * 100
  }
}
