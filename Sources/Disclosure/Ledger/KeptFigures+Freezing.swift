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
  /// period while the rows that it counts are those that were counted then; once rows of an extract that it is computed
  /// from have changed, it would not agree with what was printed, and is not shown.
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
      datasets: frozen, changed: Set(work.changes.keys.map(\.period)).sorted(),
      withheld: work.withheld.sorted())
  }
}

/// The figures of the rows of one extract in one period.
private struct Source: Hashable {
  var extract: String
  var period: ReferencePeriod
}

/// What the printed tables over an extract in a period say about the extracts whose rows have changed.
private struct Changes {
  /// Extracts of tables that have changed.
  private var altered: Set<String> = []
  /// Those of tables with no other extract.
  private var alteredAlone: Set<String> = []
  /// Extracts of which a table that needs no other is as it was.
  private var sameAlone: Set<String> = []

  /// Whether any table has changed.
  var isAny: Bool { !altered.isEmpty }

  /// Extracts whose rows may have changed: of each changed table all that no table of their own acquits.
  var suspects: Set<String> {
    let left = altered.subtracting(sameAlone.subtracting(alteredAlone))
    return left.isEmpty ? altered : left
  }

  mutating func note(_ extracts: Set<String>, isSame: Bool) {
    let isAlone = extracts.count == 1
    if isSame {
      if isAlone { sameAlone.formUnion(extracts) }
    } else {
      altered.formUnion(extracts)
      if isAlone { alteredAlone.formUnion(extracts) }
    }
  }
}

private struct FreezingWork {
  /// What has changed of the rows of an extract in a period since they were printed.
  var changes: [Source: Changes] { evidence.filter(\.value.isAny) }
  private var evidence: [Source: Changes] = [:]
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
      evidence[Source(extract: extract, period: period), default: Changes()]
        .note(dataset.extracts(beside: extract), isSame: isSame)
    }
  }

  mutating func frozen(_ dataset: Dataset) -> Dataset {
    guard let extract = dataset.extract(in: catalogue) else { return dataset }
    var result = dataset
    result.observations = dataset.observations.grouped.flatMap { period, observations in
      guard let changes = evidence[Source(extract: extract, period: period)], changes.isAny,
        !revised.contains(period)
      else { return observations }
      if let before = repeated(dataset, period) { return joined(before, observations) }
      guard observations.contains(where: \.hasFigure),
        !changes.suspects.isDisjoint(with: dataset.extracts(beside: extract))
      else { return observations }
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

extension Dataset {
  /// The extracts that it is computed from, the one whose rows it counts among them.
  fileprivate func extracts(beside counted: String) -> Set<String> {
    Set(indicator.extracts).union([counted])
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
