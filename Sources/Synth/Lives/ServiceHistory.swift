import Model

/// A case of the pilot of integration services.
struct ServiceCase: Sendable {
  var sequence: Int
  var office: StaticString
  var referred: Day
  var firstContact: Day?
  var planned: Day?
  var reviewed: Day?
  var services: [ServiceEvent]
}

/// A service given on a day.
struct ServiceEvent: Sendable {
  var code: StaticString
  var day: Day
}

/// Referrals, plans and services of the pilot, since February 2023.
struct ServiceHistory {
  let frame: SimulationFrame

  /// The cases of a person, by referral.
  func cases(of person: PersonHistory, in household: HouseholdHistory) -> [ServiceCase] {
    var generator = frame.generator(.service, person.number)
    let share = household.status == .ukrainian ? 190 : 380
    let first = max(person.granted + 10, Milestones.pilotServices, person.birth.adding(years: 16))
    let last = person.lastDay(within: frame)
    guard generator.chance(share), first < last else { return [] }
    var cases: [ServiceCase] = []
    var day = first + generator.below(generator.chance(500) ? 300 : 1200)
    while day <= last, cases.count < 3 {
      let found = serviceCase(cases.count, referred: day, last: last, &generator)
      cases.append(found)
      guard generator.chance(350) else { break }
      day = day + generator.between(250, 700)
    }
    return cases
  }

  private func serviceCase(
    _ sequence: Int, referred: Day, last: Day, _ generator: inout RandomGenerator
  ) -> ServiceCase {
    let offices: [StaticString] = ["BAK", "SUM", "GNC"]
    var found = ServiceCase(
      sequence: sequence, office: offices[generator.weighted([75, 15, 10])], referred: referred,
      services: [])
    guard generator.chance(950) else { return found }
    let wait = generator.chance(720) ? generator.between(0, 13) : generator.between(12, 45)
    let contact = referred + wait
    found.firstContact = contact
    if generator.chance(740) {
      let planned = contact + generator.between(1, 30)
      found.planned = planned
      if generator.chance(680) { found.reviewed = planned + generator.between(155, 225) }
    }
    var day = contact
    for _ in 0..<generator.between(1, 6) {
      found.services.append(ServiceEvent(code: drawService(&generator), day: day))
      day = day + generator.between(4, 70)
    }
    return found
  }

  private func drawService(_ generator: inout RandomGenerator) -> StaticString {
    let codes: [StaticString] = [
      "hüquqi_məsləhət", "iş_axtarışı", "məktəbə_qəbul", "psixososial", "dil_kursuna_yönəltmə",
      "sənədləşmə", "mənzil",
    ]
    return codes[generator.weighted([22, 24, 10, 10, 14, 14, 6])]
  }
}
