/// What readers are told about an indicator: everything but how it is computed.
public struct IndicatorDescription: Hashable, Sendable {
  /// Identifier that never changes its meaning.
  public var id: String
  /// Version of the definition; a changed definition is a new version.
  public var version: Int
  /// Id of its area.
  public var area: String
  /// Title.
  public var title: Localized
  /// Definition in plain words.
  public var definition: Localized
  /// Unit of measure.
  public var unit: UnitOfMeasure
  /// Decimal places shown.
  public var decimals: Int
  /// Which way is good.
  public var direction: Direction
  /// How often it is compiled.
  public var frequency: Frequency
  /// Quality notes: coverage, comparability, known limits.
  public var note: Localized?
  /// Frameworks it is aligned with, such as `sdg.8.5.2`.
  public var frameworks: [String]
  /// Ids of the extracts it is computed from.
  public var extracts: [String]
  /// Breaks in its series.
  public var breaks: [SeriesBreak]
  /// How it is computed, as the definition's own text, for the methods part of its page.
  public var formula: String
  /// The cohorts that a value is about; nil where it is about the period itself.
  public var cohort: CohortWindow?
  /// What an interval beside a value means; nil where there is none.
  public var interval: IntervalKind?
  /// What is aimed at; nil without a target.
  public var target: Target?

  /// Describes an indicator.
  public init(
    id: String, version: Int, area: String, title: Localized, definition: Localized,
    unit: UnitOfMeasure, decimals: Int, direction: Direction, frequency: Frequency,
    note: Localized? = nil, frameworks: [String] = [], extracts: [String] = [],
    breaks: [SeriesBreak] = [], formula: String = "", cohort: CohortWindow? = nil,
    interval: IntervalKind? = nil, target: Target? = nil
  ) {
    self.cohort = cohort
    self.interval = interval
    self.target = target
    self.id = id
    self.version = version
    self.area = area
    self.title = title
    self.definition = definition
    self.unit = unit
    self.decimals = decimals
    self.direction = direction
    self.frequency = frequency
    self.note = note
    self.frameworks = frameworks
    self.extracts = extracts
    self.breaks = breaks
    self.formula = formula
  }
}

/// A point from which values are not comparable with earlier ones.
public struct SeriesBreak: Hashable, Sendable {
  /// First period after the break.
  public var period: ReferencePeriod
  /// Why.
  public var reason: Localized

  /// Marks a break.
  public init(period: ReferencePeriod, reason: Localized) {
    self.period = period
    self.reason = reason
  }
}

/// An area of the Roadmap, or a group that cuts across its areas.
public struct Area: Hashable, Sendable {
  /// Identifier, the name of the folder of its definitions.
  public var id: String
  /// Title.
  public var title: Localized
  /// One sentence on what the area is about.
  public var summary: Localized
  /// Whether it is one of the Roadmap's own areas.
  public var isRoadmapArea: Bool

  /// Describes an area.
  public init(id: String, title: Localized, summary: Localized, isRoadmapArea: Bool) {
    self.id = id
    self.title = title
    self.summary = summary
    self.isRoadmapArea = isRoadmapArea
  }
}
