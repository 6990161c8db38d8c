import Model

/// Arrival, grant and end of a status.
struct StatusHistory {
  let frame: SimulationFrame

  /// A household with its arrival and grant, and no members yet.
  func household(number: Int, status: Status) -> HouseholdHistory {
    var generator = frame.generator(.status, number)
    let granted = grantDay(of: status, &generator)
    let arrival = arrivalDay(of: status, granted: granted, &generator)
    return HouseholdHistory(
      number: number, status: status, citizenship: citizenship(of: status, &generator),
      arrival: arrival, granted: granted)
  }

  /// Ends the statuses that end: of whole households that leave, and of single persons.
  func endStatuses(of household: inout HouseholdHistory) {
    var generator = frame.generator(.status, household.number &+ 1 << 40)
    let departure = householdEnd(of: household, &generator)
    for place in household.members.indices {
      let person = household.members[place]
      var end = departure
      if let own = ownEnd(of: person, in: household), own.day < end?.day ?? own.day + 1 {
        end = own
      }
      guard let end, end.day > person.granted + 30 else { continue }
      household.members[place].end = end.day
      household.members[place].endReason = end.reason
    }
  }

  private func grantDay(of status: Status, _ generator: inout RandomGenerator) -> Day {
    let last = frame.lastDay
    switch status {
    case .refugee, .stateless, .mandate:
      // Two in five in the last three years, the others spread back to the first grant.
      let first = generator.chance(400) ? last + -1095 : Milestones.firstGrant
      return first + generator.below(last - first)
    case .asylumSeeker:
      return last + -generator.between(1, 900)
    case .ukrainian:
      let first = Milestones.ukraineArrivals + 6
      let span = last - first
      let early = min(300, span)
      return first + (generator.chance(450) ? generator.below(early) : generator.below(span))
    }
  }

  private func arrivalDay(
    of status: Status, granted: Day, _ generator: inout RandomGenerator
  ) -> Day {
    switch status {
    case .ukrainian: max(Milestones.ukraineArrivals, granted + -generator.between(1, 60))
    case .asylumSeeker: granted + -generator.between(0, 45)
    case .stateless: granted + -generator.between(400, 7000)
    case .refugee, .mandate: granted + -generator.between(60, 500)
    }
  }

  private func citizenship(of status: Status, _ generator: inout RandomGenerator) -> StaticString {
    if status == .ukrainian { return generator.chance(965) ? "UKR" : "RUS" }
    if status == .stateless { return "XXA" }
    // The tail holds countries from which only a few people come.
    if generator.chance(60) { return Self.tail[generator.below(Self.tail.count)] }
    return Self.main[generator.weighted([38, 24, 14, 8, 6, 6])]
  }

  private func householdEnd(
    of household: HouseholdHistory, _ generator: inout RandomGenerator
  ) -> StatusEnd? {
    let start = household.granted
    switch household.status {
    case .ukrainian:
      guard generator.chance(420) else { return nil }
      let reason: EndReason = generator.chance(900) ? .leftCountry : .renounced
      return StatusEnd(day: start + generator.between(120, 2400), reason: reason)
    case .mandate, .refugee:
      guard generator.chance(550) else { return nil }
      let reason = [EndReason.leftCountry, .naturalised, .renounced, .revoked][
        generator.weighted([60, 25, 10, 5])]
      let least = reason == .naturalised ? 1800 : 200
      return StatusEnd(day: start + generator.between(least, 6500), reason: reason)
    case .stateless:
      guard generator.chance(450) else { return nil }
      return StatusEnd(day: start + generator.between(900, 6000), reason: .naturalised)
    case .asylumSeeker:
      guard generator.chance(850) else { return nil }
      let reason: EndReason = generator.chance(700) ? .revoked : .renounced
      let wait = generator.chance(650) ? generator.between(35, 90) : generator.between(80, 420)
      return StatusEnd(day: start + wait, reason: reason)
    }
  }

  private func ownEnd(of person: PersonHistory, in household: HouseholdHistory) -> StatusEnd? {
    var generator = frame.generator(.status, person.number &+ 1 << 41)
    let age = person.age(on: person.granted)
    let natural = person.birth.adding(years: generator.between(70, 97)) + generator.below(365)
    let isOld = age >= 60 && natural > person.granted + 60
    if isOld || generator.chance(8) {
      let sudden = person.granted + generator.between(90, 5500)
      return StatusEnd(day: isOld ? natural : sudden, reason: .death)
    }
    guard age >= 17, generator.chance(60) else { return nil }
    return StatusEnd(day: person.granted + generator.between(200, 4000), reason: .leftCountry)
  }

  private static let main: [StaticString] = ["AFG", "IRN", "RUS", "SYR", "IRQ", "PAK"]
  private static let tail: [StaticString] = [
    "BGD", "CMR", "COD", "DZA", "EGY", "ETH", "GEO", "IND", "KAZ", "LBN", "LKA", "NGA", "PSE",
    "SDN", "SOM", "TJK", "TKM", "TUR", "UZB", "YEM",
  ]

  private struct StatusEnd {
    var day: Day
    var reason: EndReason
  }
}
