import Model

/// Finds the observations of computed indicators by period and position.
struct ObservationIndex: Sendable {
  private var observations: [ObservationKey: Observation] = [:]
  private var datasets: [String: Dataset] = [:]
  private var breaks: [String: Set<ReferencePeriod>] = [:]
  /// Breaks of single positions, such as a district that lost villages.
  private var ownBreaks: [String: [[DimensionValue]: Set<ReferencePeriod>]] = [:]
  private var unpublished: Set<String> = []

  /// Takes up a computed indicator.
  mutating func add(_ dataset: Dataset, isPublished: Bool = true) {
    let (id, frequency) = (dataset.indicator.id, dataset.indicator.frequency)
    datasets[id] = dataset
    if !isPublished { unpublished.insert(id) }
    breaks[id] = Set(dataset.indicator.breaks.map { $0.period.converted(to: frequency) })
    for observation in dataset.observations {
      let key = ObservationKey(
        indicator: id, period: observation.period, position: observation.position)
      observations[key] = observation
      // A formula has the breaks of its inputs, which its own definition does not tell.
      if observation.status.contains(.breakInSeries) {
        ownBreaks[id, default: [:]][observation.position, default: []].insert(observation.period)
      }
    }
  }

  /// The dataset of an indicator.
  func dataset(_ id: String) -> Dataset? {
    datasets[id]
  }

  /// Whether readers see an indicator.
  func isPublished(_ id: String) -> Bool {
    !unpublished.contains(id)
  }

  /// Whether an indicator's series breaks at a position after a period and not after a later one.
  func isBroken(
    _ id: String, at position: [DimensionValue], between earlier: ReferencePeriod,
    and later: ReferencePeriod
  ) -> Bool {
    guard earlier < later, let dataset = datasets[id] else { return false }
    let known = [breaks[id], ownBreaks[id]?[position]].compactMap { $0 }.filter { !$0.isEmpty }
    guard !known.isEmpty else { return false }
    let frequency = dataset.indicator.frequency
    let (first, last) = (earlier.converted(to: frequency), later.converted(to: frequency))
    return known.contains { $0.contains { first < $0 && $0 <= last } }
  }

  /// The observation of a key, or nil where there is none.
  subscript(key: ObservationKey) -> Observation? {
    observations[key]
  }
}
