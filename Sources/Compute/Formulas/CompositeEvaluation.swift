public import Model

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
    let inputs = FormulaEvaluation(indicator: indicator, dimensions: [], index: index)
    var result = Observation(period: period, position: [], value: nil)
    var (sum, weights) = (0.0, 0.0)
    for component in composite.components {
      let found = inputs.input(
        Formula.Reference(indicator: component.indicator), .init(period: period, position: []))
      result.inputs += found.inputs
      result.status.formUnion(found.status)
      guard let value = found.value else {
        result.absence = result.absence ?? found.absence ?? .sourceMissing
        continue
      }
      sum += component.weight * component.score(value)
      weights += component.weight
    }
    guard result.absence == nil else { return result }
    let mean = sum / weights
    result.value = mean.isFinite ? mean : nil
    result.absence = mean.isFinite ? nil : .notApplicable
    return result
  }
}

extension Composite.Component {
  /// Where a value stands between the goalposts, 0 to 100; values beyond them count as the goalpost.
  public func score(_ value: Double) -> Double {
    min(1, max(0, (value - worst) / (best - worst))) * 100
  }
}
