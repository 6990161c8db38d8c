public import Model

extension KeptFigures {
  /// Datasets in which printed figures stand as they were printed.
  public struct Frozen: Sendable {
    /// The datasets.
    public var datasets: [Dataset]
    /// Periods of which some figure would be another one now.
    public var changed: [ReferencePeriod]
    /// Periods for which tables that were not printed before are not shown.
    public var withheld: [ReferencePeriod]
  }

  /// Puts the kept figures in the place of computed ones.
  ///
  /// A table that was not printed with a period, because it came late or is defined in a new way, is shown for the
  /// period while the rows that it counts are those that were counted then; once they have changed, it would not agree
  /// with what was printed, and is not shown.
  ///
  /// - Parameters:
  ///   - datasets: figures over units, as they are computed now.
  ///   - catalogue: their definitions.
  ///   - revised: periods whose figures are shown as they are computed now.
  /// - Returns: the datasets with what was done.
  public func freeze(
    _ datasets: [Dataset], of catalogue: Catalogue, revised: Set<ReferencePeriod> = []
  ) -> Frozen {
    var work = FreezingWork(self, catalogue, revised)
    let people = datasets.map { $0.isAboutPersons(in: catalogue) }
    for (dataset, isAboutPersons) in zip(datasets, people) where isAboutPersons {
      work.compare(dataset)
    }
    let frozen = zip(datasets, people).map { $1 ? work.frozen($0) : $0 }
    return Frozen(
      datasets: frozen, changed: Set(work.changed.map(\.period)).sorted(),
      withheld: work.withheld.sorted())
  }
}

/// The figures of the rows of one extract in one period.
private struct Source: Hashable {
  var extract: String
  var period: ReferencePeriod
}

private struct FreezingWork {
  /// Extracts and periods that other rows are counted of than when they were printed.
  private(set) var changed: Set<Source> = []
  private(set) var withheld: Set<ReferencePeriod> = []
  private let kept: KeptFigures
  private let catalogue: Catalogue
  private let revised: Set<ReferencePeriod>

  init(_ kept: KeptFigures, _ catalogue: Catalogue, _ revised: Set<ReferencePeriod>) {
    (self.kept, self.catalogue, self.revised) = (kept, catalogue, revised)
  }

  /// What was kept of a dataset in a period, at its present positions; nil where there is nothing to repeat.
  private func repeated(_ dataset: Dataset, _ period: ReferencePeriod) -> [Observation]? {
    guard !revised.contains(period),
      let table = kept.tables[.init(indicator: dataset.indicator.id, period: period)],
      table.version == dataset.indicator.version
    else { return nil }
    return table.observations(in: dataset.dimensions)
  }

  /// Finds out where the rows that are counted have changed.
  mutating func compare(_ dataset: Dataset) {
    guard let extract = dataset.extract(in: catalogue) else { return }
    for (period, observations) in dataset.observations.grouped {
      guard let before = repeated(dataset, period) else { continue }
      let now = Dictionary(
        observations.map { ($0.position, $0) }, uniquingKeysWith: { first, _ in first })
      let isSame = before.allSatisfy { now[$0.position]?.isSame(as: $0) ?? false }
      if !isSame { changed.insert(Source(extract: extract, period: period)) }
    }
  }

  mutating func frozen(_ dataset: Dataset) -> Dataset {
    guard let extract = dataset.extract(in: catalogue) else { return dataset }
    var result = dataset
    result.observations = dataset.observations.grouped.flatMap { period, observations in
      guard changed.contains(Source(extract: extract, period: period)),
        !revised.contains(period)
      else { return observations }
      if let before = repeated(dataset, period) { return joined(before, observations) }
      guard observations.contains(where: \.hasFigure) else { return observations }
      if isRead(dataset.indicator.id) { withheld.insert(period) }
      return observations.map(\.withheld)
    }
    return result
  }

  /// Whether readers would see an indicator, or one that is computed from it.
  private func isRead(_ id: String) -> Bool {
    catalogue.indicators.contains {
      $0.isPublished && ($0.description.id == id || $0.inputs.contains(id))
    }
  }

  /// What was printed, with the present qualifications; a position that was not there then is there while it is
  /// empty.
  private func joined(_ before: [Observation], _ now: [Observation]) -> [Observation] {
    let places = Dictionary(
      before.enumerated().map { ($1.position, $0) }, uniquingKeysWith: { first, _ in first })
    var joined = before
    for observation in now {
      if let place = places[observation.position] {
        joined[place].status = observation.status
      } else if observation.contributors == 0, observation.value ?? 0 == 0 {
        joined.append(observation)
      }
    }
    return joined.sorted { $0.position.lexicographicallyPrecedes($1.position) }
  }
}

extension KeptFigures.Table {
  /// The figures at the positions of some dimensions; nil where a code is no longer in its list.
  fileprivate func observations(in now: [Dimension]) -> [Observation]? {
    let places = now.map { dimension in dimensions.firstIndex(of: dimension.id) }
    let gone = dimensions.indices.filter { !places.contains($0) }
    var observations: [Observation] = []
    for row in rows where gone.allSatisfy({ row.codes[$0] == CodeList.total }) {
      var observation = row.observation
      observation.position = []
      for (dimension, place) in zip(now, places) {
        guard let value = place.map({ dimension.value(row.codes[$0]) }) ?? .total else {
          return nil
        }
        observation.position.append(value)
      }
      observations.append(observation)
    }
    return observations
  }
}

extension Dimension {
  /// The value of a published code; nil where the list does not have it.
  fileprivate func value(_ code: String) -> DimensionValue? {
    switch code {
    case CodeList.total: .total
    case CodeList.unknown: .unknown
    case CodeList.notApplicable: .notApplicable
    default: codeList.position(of: code).map { .code($0) }
    }
  }
}

extension Observation {
  /// The observation without all that it tells: it comes with a revision of its period, and is not due before.
  fileprivate var withheld: Observation {
    Observation(
      period: period, position: position, value: nil, status: status.subtracting(.provisional),
      absence: .notYetDue)
  }
}
