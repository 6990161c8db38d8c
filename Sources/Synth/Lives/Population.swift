import Model

/// The people of a simulation, made a block at a time and always the same.
///
/// A block is 64 persons in whole households, so that any block can be made without the others.
struct Population: Sendable {
  static let blockSize = 64
  let frame: SimulationFrame

  /// Number of blocks.
  var blocks: Int {
    (frame.persons + Self.blockSize - 1) / Self.blockSize
  }

  /// The households of a block, in the order of their members' numbers.
  func households(inBlock block: Int) -> [HouseholdHistory] {
    var generator = frame.generator(.household, block)
    var next = block * Self.blockSize
    let end = min(next + Self.blockSize, frame.persons)
    var households: [HouseholdHistory] = []
    while next < end {
      let status = drawStatus(&generator)
      let size = min(drawSize(of: status, &generator), end - next)
      households.append(household(number: next, status: status, size: size))
      next += size
    }
    return households
  }

  private func household(number: Int, status: Status, size: Int) -> HouseholdHistory {
    var household = StatusHistory(frame: frame).household(number: number, status: status)
    FamilyHistory(frame: frame).addMembers(size, to: &household)
    StatusHistory(frame: frame).endStatuses(of: &household)
    household.dwellings = DwellingHistory(frame: frame).spells(of: household)
    for place in household.members.indices {
      live(&household.members[place], in: household)
    }
    household.benefits = BenefitHistory(frame: frame).grants(of: household)
    return household
  }

  private func live(_ person: inout PersonHistory, in household: HouseholdHistory) {
    person.papers = PaperHistory(frame: frame).papers(of: person, in: household)
    person.contracts = EmploymentHistory(frame: frame).contracts(of: person, in: household)
    person.searches = JobSearchHistory(frame: frame).searches(of: person)
    person.enrolments = SchoolHistory(frame: frame).enrolments(of: person)
    person.studies = StudyHistory(frame: frame).studies(of: person)
    person.courses = CourseHistory(frame: frame).courses(of: person)
    person.cases = ServiceHistory(frame: frame).cases(of: person, in: household)
  }

  private func drawStatus(_ generator: inout RandomGenerator) -> Status {
    // Households per thousand; with the sizes below, about 1 % of the persons are refugees under
    // the national procedure, a fifth under the mandate and two thirds from Ukraine.
    let drawn = generator.weighted([10, 165, 676, 50, 99])
    let status = Status(rawValue: drawn) ?? .mandate
    let isTooEarly = frame.lastDay < Milestones.ukraineArrivals + 60
    return status == .ukrainian && isTooEarly ? .mandate : status
  }

  private func drawSize(of status: Status, _ generator: inout RandomGenerator) -> Int {
    switch status {
    case .refugee, .mandate: 1 + generator.weighted([25, 12, 15, 18, 15, 9, 6])
    case .ukrainian: 1 + generator.weighted([25, 26, 25, 18, 6])
    case .asylumSeeker: 1 + generator.weighted([60, 15, 10, 10, 5])
    case .stateless: 1 + generator.weighted([45, 25, 15, 10, 5])
    }
  }
}
