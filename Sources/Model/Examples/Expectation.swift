extension WorkedExample {
  /// What one observation must be.
  public struct Expectation: Hashable, Sendable {
    /// Its codes on dimensions; the total on all others.
    public var codes: [Cell]
    /// One entry for each of the indicator's dimensions.
    public var position: [DimensionValue]
    /// The numbers it must have, in the order of the definition.
    public var numbers: [ExpectedNumber]
    /// The reason for which it must have no value.
    public var absence: AbsenceReason?
    /// Where it stands.
    public var location: Location
    /// Where the reason stands.
    public var absenceLocation: Location?

    /// Expects an observation.
    public init(
      codes: [Cell], position: [DimensionValue], numbers: [ExpectedNumber],
      absence: AbsenceReason?, location: Location, absenceLocation: Location? = nil
    ) {
      self.codes = codes
      self.position = position
      self.numbers = numbers
      self.absence = absence
      self.location = location
      self.absenceLocation = absenceLocation
    }
  }

  /// One number of an observation.
  public struct ExpectedNumber: Hashable, Sendable {
    /// Which one.
    public var part: Part
    /// What it must be.
    public var number: Double
    /// The number as written.
    public var text: String
    /// Where it stands.
    public var location: Location

    /// Expects a number.
    public init(part: Part, number: Double, text: String, location: Location) {
      self.part = part
      self.number = number
      self.text = text
      self.location = location
    }
  }

  /// The numbers of an observation that an example can expect.
  public enum Part: String, CaseIterable, Sendable {
    /// The value in the indicator's unit.
    case value
    /// What is divided.
    case numerator
    /// What it is divided by; the number of units of a mean or quantile.
    case denominator
    /// The lower end of the interval.
    case lower
    /// The upper end of the interval.
    case upper
    /// Units that all linked extracts could find, as a percentage of the population.
    case linked

    /// The number of an observation, or nil where it has none.
    public func number(of observation: Observation) -> Double? {
      switch self {
      case .value: observation.value
      case .numerator: observation.numerator
      case .denominator: observation.denominator
      case .lower: observation.interval?.lowerBound
      case .upper: observation.interval?.upperBound
      case .linked: observation.linkedPercent
      }
    }
  }
}

extension Observation {
  /// Units that all linked extracts could find, as a percentage of the population; nil where nothing
  /// is linked or nobody is there.
  public var linkedPercent: Double? {
    guard let linked, let population, population > 0 else { return nil }
    return Double(linked) * 100 / Double(population)
  }
}
