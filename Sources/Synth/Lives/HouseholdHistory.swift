import Model

/// Everything that happens to the people of one household, day by day.
///
/// The future is included: what an extract shows of it is decided by `Delivery.known`.
struct HouseholdHistory: Sendable {
  /// Number of the first member.
  var number: Int
  var status: Status
  var citizenship: StaticString
  var arrival: Day
  var granted: Day
  var dwellings: [DwellingSpell] = []
  var members: [PersonHistory] = []
  var benefits: [BenefitGrant] = []
}

/// Everything that happens to one person.
struct PersonHistory: Sendable {
  var number: Int
  var sex: Sex
  var role: FamilyRole
  var birth: Day
  /// Nil for people born in the country.
  var arrival: Day?
  var granted: Day
  /// First day on which the status no longer holds.
  var end: Day?
  var endReason: EndReason?
  var permit: Permit
  /// Highest level of education as an adult, or nil where it was not asked.
  var education: Int?
  var papers = Papers()
  var contracts: [LabourContract] = []
  var searches: [JobSearch] = []
  var enrolments: [SchoolEnrolment] = []
  var studies: [Study] = []
  var courses: [CourseEnrolment] = []
  var cases: [ServiceCase] = []

  /// Completed years on a day.
  func age(on day: Day) -> Int {
    birth.completedYears(to: day)
  }

  /// Whether the status holds on a day.
  func isActive(on day: Day) -> Bool {
    guard granted <= day else { return false }
    guard let end else { return true }
    return day < end
  }

  /// The day before the status ends, also where that lies after everything simulated.
  func departure(within frame: SimulationFrame) -> Day {
    (end ?? frame.lastDay + 4000) + -1
  }

  /// The last simulated day on which anything can happen to the person here.
  func lastDay(within frame: SimulationFrame) -> Day {
    guard let end, end <= frame.lastDay else { return frame.lastDay }
    return end + -1
  }
}

/// What all lives of one simulation have in common.
struct SimulationFrame: Sendable {
  var seed: UInt64
  var persons: Int
  /// The newest day that any extract shows.
  var lastDay: Day
  /// Length of labour contracts and of the gaps between them, as a percentage of the usual one.
  var contractLength: Int
  /// Persons per thousand who work and would not usually.
  var extraParticipation: Int
  var calendar: SchoolCalendar
  var identifiers: Identifiers

  func generator(_ stream: Stream, _ unit: Int) -> RandomGenerator {
    RandomGenerator(seed: seed, unit: unit, stream: stream)
  }
}
