/// What a value is expressed in (SDMX concept UNIT_MEASURE).
public enum UnitOfMeasure: String, CaseIterable, Sendable {
  /// Parts of a hundred.
  case percent
  /// Difference of two percentages.
  case percentagePoints = "percentage_points"
  /// Natural persons.
  case persons
  /// Private households.
  case households
  /// Applications for asylum.
  case applications
  /// Decisions on applications.
  case decisions
  /// Enrolments, contracts, registrations, services and other matters that are counted one by one.
  case cases
  /// Calendar days.
  case days
  /// Parts of a thousand.
  case perThousand = "per_1000"
  /// Events per thousand person-months.
  case perThousandPersonMonths = "per_1000_person_months"
  /// Parts of a hundred thousand.
  case perHundredThousand = "per_100000"
  /// Manat a month.
  case manatPerMonth = "azn_per_month"
  /// One number divided by another.
  case ratio
  /// An index between 0 and 1.
  case index
  /// An index between 0 and 100.
  case points
  /// Steps of the Common European Framework of Reference for Languages, Pre-A1 = 0 to C2 = 6.
  case cefrSteps = "cefr_steps"

  /// Whether the unit counts units one by one, so that small values may name somebody.
  public var isCount: Bool {
    switch self {
    case .persons, .households, .applications, .decisions, .cases: true
    default: false
    }
  }

  /// What a quotient is multiplied by: 100 for percentages, 1 where a number is what it is.
  public var base: Double {
    switch self {
    case .percent, .percentagePoints: 100
    case .perThousand, .perThousandPersonMonths: 1000
    case .perHundredThousand: 100_000
    default: 1
    }
  }

  /// Decimal places shown where a definition does not say.
  public var defaultDecimals: Int {
    switch self {
    case .persons, .households, .applications, .decisions, .cases, .days, .manatPerMonth: 0
    case .percent, .percentagePoints, .perThousand, .perThousandPersonMonths, .points: 1
    case .ratio, .index, .cefrSteps: 2
    case .perHundredThousand: 3
    }
  }

  /// What readers see beside a value.
  public var label: Localized {
    switch self {
    case .percent: Localized(az: "%", en: "%")
    case .percentagePoints: Localized(az: "faiz bəndi", en: "percentage points")
    case .persons: Localized(az: "nəfər", en: "persons")
    case .households: Localized(az: "ailə", en: "households")
    case .applications: Localized(az: "vəsatət", en: "applications")
    case .decisions: Localized(az: "qərar", en: "decisions")
    case .cases: Localized(az: "hal", en: "cases")
    case .days: Localized(az: "gün", en: "days")
    case .perThousand: Localized(az: "1000 nəfərə", en: "per 1,000 persons")
    case .perThousandPersonMonths: Localized(az: "1000 nəfər-aya", en: "per 1,000 person-months")
    case .perHundredThousand: Localized(az: "100 000 nəfərə", en: "per 100,000 persons")
    case .manatPerMonth: Localized(az: "AZN/ay", en: "AZN a month")
    case .ratio: Localized(az: "nisbət", en: "ratio")
    case .index: Localized(az: "indeks (0–1)", en: "index (0–1)")
    case .points: Localized(az: "bal (0–100)", en: "points (0–100)")
    case .cefrSteps: Localized(az: "CEFR pilləsi", en: "CEFR steps")
    }
  }
}

/// Which way of a value is good (JAF `high_is_good`).
public enum Direction: String, CaseIterable, Sendable {
  /// More is better.
  case higherIsBetter = "higher_is_better"
  /// Less is better.
  case lowerIsBetter = "lower_is_better"
  /// The value describes; neither way is good in itself.
  case context
  /// Good within the range that the indicator's target gives.
  case target
}
