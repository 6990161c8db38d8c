import Model

/// A labour contract as it was entered in the notices; the last day is included.
struct LabourContract: Sendable {
  var sequence: Int
  var start: Day
  var end: Day
  var notice: Day
  var employer: Int
  var type: ContractType
  var hours: Int
  /// Hundredths of a manat a month.
  var wage: Int
  var occupation: Int
  var activity: StaticString
}

/// Kind of contract (code list `contract_type`).
enum ContractType: Coded {
  case fixedTerm
  case permanent
  case civil

  var code: StaticString {
    switch self {
    case .fixedTerm: "müddətli"
    case .permanent: "müddətsiz"
    case .civil: "mülki"
    }
  }
}

/// Jobs with gaps between them and, now and then, two at the same time.
struct EmploymentHistory {
  let frame: SimulationFrame

  /// The contracts of a person, by start.
  func contracts(of person: PersonHistory, in household: HouseholdHistory) -> [LabourContract] {
    guard let finDay = person.papers.finDay else { return [] }
    let first = max(finDay, person.granted, person.birth.adding(years: 16))
    let end = min(person.departure(within: frame), person.birth.adding(years: 66))
    let last = min(end, frame.lastDay)
    guard first <= last else { return [] }
    var generator = frame.generator(.employment, person.number)
    guard generator.chance(participation(of: person, status: household.status)) else { return [] }
    var contracts: [LabourContract] = []
    var day = first + scaled(generator.between(5, generator.chance(600) ? 150 : 700))
    let profession = Occupations.draw(education: person.education, &generator)
    while day <= last, contracts.count < Identifiers.recordsPerPerson - 1 {
      let occupation =
        generator.chance(700)
        ? profession : Occupations.draw(education: person.education, &generator)
      let main = contract(
        contracts.count, from: day, until: end, occupation: occupation, &generator)
      contracts.append(main)
      if generator.chance(90), main.end > day + 20 {
        let start = day + generator.between(5, (main.end - day) / 2 + 5)
        var second = contract(
          contracts.count, from: start, until: end, occupation: profession, &generator)
        second.hours = 20
        contracts.append(second)
      }
      day = main.end + 1 + gap(&generator)
    }
    return contracts
  }

  private func participation(of person: PersonHistory, status: Status) -> Int {
    let base =
      switch status {
      case .refugee: 620
      case .mandate: 560
      case .ukrainian: 600
      case .asylumSeeker: 350
      case .stateless: 660
      }
    let own = person.sex == .male ? base + 120 : base - 110
    return own + frame.extraParticipation
  }

  private func contract(
    _ sequence: Int, from start: Day, until last: Day, occupation: Occupations.Group,
    _ generator: inout RandomGenerator
  ) -> LabourContract {
    let type = [ContractType.fixedTerm, .permanent, .civil][generator.weighted([45, 38, 17])]
    let length =
      switch type {
      case .fixedTerm: generator.between(40, 540)
      case .permanent: generator.between(150, 2200)
      case .civil: generator.between(15, 150)
      }
    let end = min(start + scaled(length), last)
    let hours = [40, 20, 30, 36][generator.weighted([78, 10, 7, 5])]
    return LabourContract(
      sequence: sequence, start: start, end: end, notice: notice(of: start, &generator),
      employer: generator.below(max(3, frame.persons / 12)), type: type, hours: hours,
      wage: wage(of: occupation, hours: hours, start: start, &generator),
      occupation: occupation.code, activity: occupation.drawActivity(&generator))
  }

  private func notice(of start: Day, _ generator: inout RandomGenerator) -> Day {
    // Three in a hundred are entered much later and back-dated.
    if generator.chance(30) { return start + generator.between(30, 120) }
    return start + (generator.chance(600) ? generator.between(0, 3) : generator.between(0, 20))
  }

  private func wage(
    of occupation: Occupations.Group, hours: Int, start: Day,
    _ generator: inout RandomGenerator
  ) -> Int {
    // Wages grow by about 8 % of the 2023 level a year.
    let growth = 76 + (start - Milestones.identificationNumbers) * 8 / 365
    let spread = 60 + generator.below(50) + generator.below(60)
    let full = occupation.wage * growth * spread / 10_000
    let least = (250 + (start - Milestones.identificationNumbers) * 27 / 365) * 100
    let manat = max(full * 100, least) * hours / 40
    return generator.chance(700) ? manat / 500 * 500 : manat + generator.below(100)
  }

  private func gap(_ generator: inout RandomGenerator) -> Int {
    switch generator.weighted([28, 22, 50]) {
    case 0: 0
    case 1: generator.between(1, 14)
    default: scaled(generator.between(15, 260))
    }
  }

  private func scaled(_ days: Int) -> Int {
    days * frame.contractLength / 100
  }
}
