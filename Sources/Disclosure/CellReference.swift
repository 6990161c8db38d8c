import Model

/// Names one observation within the datasets of a release.
struct CellReference: Hashable, Sendable {
  /// Index of the dataset.
  var dataset: Int
  /// Index of the observation within it.
  var observation: Int
}

extension [Dataset] {
  /// Where the observations stand that figures may be computed from: those of every indicator that is an input.
  var inputPlaces: [ObservationKey: CellReference] {
    var places: [ObservationKey: CellReference] = [:]
    let inputs = Set(flatMap(\.inputIndicators))
    for (dataset, content) in enumerated() where inputs.contains(content.indicator.id) {
      for (index, observation) in content.observations.enumerated() {
        let key = ObservationKey(
          indicator: content.indicator.id, period: observation.period,
          position: observation.position)
        places[key] = CellReference(dataset: dataset, observation: index)
      }
    }
    return places
  }
}

extension Dataset {
  /// The indicators that it is computed from.
  var inputIndicators: Set<String> {
    var found: Set<String> = []
    // By index: a copy of every observation takes longer than the question.
    for index in observations.indices {
      for input in observations[index].inputs { found.insert(input.indicator) }
    }
    return found
  }
}
