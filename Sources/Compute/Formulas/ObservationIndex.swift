import Model

/// Finds the observations of computed indicators by period and position.
struct ObservationIndex {
  private var observations: [ObservationKey: Observation] = [:]
  private var datasets: [String: Dataset] = [:]

  /// Takes up a computed indicator.
  mutating func add(_ dataset: Dataset) {
    datasets[dataset.indicator.id] = dataset
    for observation in dataset.observations {
      let key = ObservationKey(
        indicator: dataset.indicator.id, period: observation.period,
        position: observation.position)
      observations[key] = observation
    }
  }

  /// The dataset of an indicator.
  func dataset(_ id: String) -> Dataset? {
    datasets[id]
  }

  /// The observation of a key, or nil where there is none.
  subscript(key: ObservationKey) -> Observation? {
    observations[key]
  }
}
