/// The observations of one indicator before disclosure control: confidential.
///
/// Nothing that publishes accepts this type; `Disclosure` turns it into a `ProtectedDataset`.
public struct Dataset: Sendable {
  /// What the observations are about.
  public var indicator: IndicatorDescription
  /// Every dimension by which any of its tables is broken down, in order.
  public var dimensions: [Dimension]
  /// Observations ordered by period and position.
  public var observations: [Observation]
  /// How a value follows from others, which decides what protects it.
  public var nature: MeasureNature
  /// First period that readers see; earlier ones are there because formulas look back to them.
  public var shownFrom: ReferencePeriod?
  /// Whether all counts of people in it come from a rounded hypercube.
  public var isRounded = false
  /// Tables of which one is shown, from the most detailed to the coarsest; each is a list of
  /// dimension ids.
  public var coarsenings: [[[String]]]
  /// Whether it says something about each person that all, or none, of a group belong to the numerator.
  public var isSensitive = false

  /// Collects observations.
  public init(
    indicator: IndicatorDescription, dimensions: [Dimension], observations: [Observation],
    nature: MeasureNature, shownFrom: ReferencePeriod? = nil, coarsenings: [[[String]]] = []
  ) {
    self.coarsenings = coarsenings
    self.shownFrom = shownFrom
    self.indicator = indicator
    self.dimensions = dimensions
    self.observations = observations
    self.nature = nature
  }
}

/// What kind of number a measure is, as disclosure control sees it.
public enum MeasureNature: Hashable, Sendable {
  /// A number of persons or other units.
  case frequency
  /// A part of the base: the numerator counts some of the units that the denominator counts.
  case share
  /// A quotient whose numerator is not a part of the denominator.
  case ratio
  /// A mean or a sum of magnitudes over units.
  case mean
  /// The median of a value, or of the time to an event.
  case median
  /// Another order statistic: quartile, percentile.
  case quantile
  /// The least or greatest value: that of one person.
  case extreme
  /// A figure that somebody else has published: no rule of ours hides it.
  case published
  /// A figure about deliveries, recommendations, events or scores: there is nobody to protect.
  case impersonal
  /// A function of other observations, hidden when one of them is, and where it was computed from the
  /// cells of a part that readers do not see, when those have a small base.
  case derived
}

/// One value at one position of all dimensions, with what it was made from.
public struct Observation: Hashable, Sendable {
  /// The time that the value is about.
  public var period: ReferencePeriod
  /// One entry for each of the dataset's dimensions.
  public var position: [DimensionValue]
  /// The value in the indicator's unit, or nil with a reason.
  public var value: Double?
  /// What is divided, where the measure is a quotient; exact for counts and money below 2^53.
  public var numerator: Double?
  /// What it is divided by; for means and quantiles the number of units.
  public var denominator: Double?
  /// Units, persons where the extract has them, behind the value or its denominator; of a derived value
  /// the least number behind unpublished parts that it went through, 0 without such parts.
  public var contributors: Int
  /// Units behind the numerator, where it is a part of the base.
  public var numeratorContributors: Int?
  /// Observations that a derived value was computed from.
  public var inputs: [ObservationKey]
  /// Qualifications of the value.
  public var status: ObservationStatus
  /// Why there is no value.
  public var absence: AbsenceReason?
  /// The interval of the indicator's kind.
  public var interval: ClosedRange<Double>?
  /// Units of the population that all linked extracts could find; nil where nothing is linked.
  public var linked: Int?
  /// Units of the population, those left out included; nil where no unit is behind the value.
  public var population: Int?
  /// What single persons bring to the numerator, or to the value, where it adds up amounts; nil where
  /// it does not.
  public var contributions: Contributions?
  /// The same of a denominator that adds up amounts.
  public var denominatorContributions: Contributions?
  /// Most contributors that live in one household, or belong to the same cluster where the extract
  /// names one; nil where there are too many contributors for it to matter, or nothing is known.
  public var largestCluster: Int?
  /// The same of the contributors to the numerator.
  public var numeratorLargestCluster: Int?

  /// Makes an observation.
  public init(
    period: ReferencePeriod, position: [DimensionValue], value: Double?,
    numerator: Double? = nil, denominator: Double? = nil, contributors: Int = 0,
    numeratorContributors: Int? = nil, inputs: [ObservationKey] = [],
    status: ObservationStatus = [], absence: AbsenceReason? = nil,
    interval: ClosedRange<Double>? = nil, linked: Int? = nil, population: Int? = nil
  ) {
    self.interval = interval
    self.linked = linked
    self.population = population
    self.period = period
    self.position = position
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.contributors = contributors
    self.numeratorContributors = numeratorContributors
    self.inputs = inputs
    self.status = status
    self.absence = absence
  }
}

/// Names one observation of a release.
public struct ObservationKey: Hashable, Sendable {
  /// Indicator id.
  public var indicator: String
  /// Reference period.
  public var period: ReferencePeriod
  /// Position on the indicator's own dimensions.
  public var position: [DimensionValue]

  /// Names an observation.
  public init(indicator: String, period: ReferencePeriod, position: [DimensionValue]) {
    self.indicator = indicator
    self.period = period
    self.position = position
  }
}
