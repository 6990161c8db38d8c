public import Model

/// The confidential figures behind what earlier releases printed, so that later ones repeat them.
///
/// Agencies deliver late. Were a month computed anew in every run, the differences between two releases would be
/// tables of one or two persons each. So figures that were printed are kept as they were, hidden ones included, until
/// a revision is announced.
public struct KeptFigures: Sendable {
  /// Names the figures of one indicator in one period.
  public struct Series: Hashable, Comparable, Sendable {
    /// Id of the indicator.
    public var indicator: String
    /// The period.
    public var period: ReferencePeriod

    /// Names figures.
    public init(indicator: String, period: ReferencePeriod) {
      self.indicator = indicator
      self.period = period
    }

    /// Ordered by indicator and period.
    public static func < (left: Series, right: Series) -> Bool {
      (left.indicator, left.period) < (right.indicator, right.period)
    }
  }

  /// The figures of one indicator in one period.
  public struct Table: Hashable, Sendable {
    /// Version of the definition.
    public var version: Int
    /// Ids of the dimensions.
    public var dimensions: [String]
    /// The figures.
    public var rows: [Row]
  }

  /// One figure.
  public struct Row: Hashable, Sendable {
    /// A code for each dimension.
    public var codes: [String]
    /// The figure; its position is empty.
    public var observation: Observation
  }

  /// Figures by indicator and period.
  public var tables: [Series: Table] = [:]

  /// Nothing is kept.
  public init() {}

  /// What of some datasets is not kept, or not in this way.
  ///
  /// - Parameters:
  ///   - datasets: the datasets of a release, formulas included; of these only figures over units are kept.
  ///   - catalogue: their definitions.
  /// - Returns: the figures to keep beside those that are kept.
  public func additions(
    from datasets: [Dataset], of catalogue: Catalogue
  ) -> KeptFigures {
    var added = KeptFigures()
    for dataset in datasets where dataset.isAboutPersons(in: catalogue) {
      for (period, observations) in dataset.observations.grouped
      where observations.contains(where: \.hasFigure) {
        let series = Series(indicator: dataset.indicator.id, period: period)
        let table = Table(observations, of: dataset)
        if tables[series]?.isSame(as: table) != true { added.tables[series] = table }
      }
    }
    return added
  }
}

extension KeptFigures.Table {
  init(_ observations: [Observation], of dataset: Dataset) {
    version = dataset.indicator.version
    dimensions = dataset.dimensions.map(\.id)
    rows = observations.map { observation in
      let codes = zip(dataset.dimensions, observation.position).map { $0.codeID($1) }
      var figure = observation
      figure.position = []
      return KeptFigures.Row(codes: codes, observation: figure)
    }
  }

  /// Whether the figures are the same; their qualifications may differ.
  func isSame(as other: Self) -> Bool {
    version == other.version && dimensions == other.dimensions
      && rows.elementsEqual(other.rows) {
        $0.codes == $1.codes && $0.observation.isSame(as: $1.observation)
      }
  }
}

extension Dataset {
  /// Whether its figures are computed from rows about persons, so that late rows tell of them.
  func isAboutPersons(in catalogue: Catalogue) -> Bool {
    extract(in: catalogue) != nil && nature != .published && nature != .impersonal
  }

  /// Extract whose rows it counts; nil where it is a function of other indicators.
  func extract(in catalogue: Catalogue) -> String? {
    guard case .units(let plan)? = catalogue.indicator(indicator.id)?.plan else { return nil }
    return plan.population.extract
  }
}

extension Observation {
  /// Whether there is something that a reader can see, or that is hidden.
  var hasFigure: Bool { value != nil || absence == .notReached }

  /// Whether another observation has the same numbers; position and qualifications may differ.
  func isSame(as other: Observation) -> Bool {
    var (left, right) = (self, other)
    (left.position, right.position) = ([], [])
    (left.status, right.status) = ([], [])
    return left == right
  }
}

extension [Observation] {
  /// Observations by period, earlier ones first, each in their order.
  var grouped: [(period: ReferencePeriod, observations: [Observation])] {
    var groups: [(period: ReferencePeriod, observations: [Observation])] = []
    var places: [ReferencePeriod: Int] = [:]
    for observation in self {
      if let place = places[observation.period] {
        groups[place].observations.append(observation)
      } else {
        places[observation.period] = groups.count
        groups.append((observation.period, [observation]))
      }
    }
    return groups.sorted { $0.period < $1.period }
  }
}
