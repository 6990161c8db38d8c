import Model

/// Members of a household: ages that fit each other, children, births after the grant.
struct FamilyHistory {
  let frame: SimulationFrame

  /// Adds `size` members to a household.
  func addMembers(_ size: Int, to household: inout HouseholdHistory) {
    var generator = frame.generator(.member, household.number)
    let permit = drawPermit(of: household.status, &generator)
    let head = head(of: household, permit: permit, &generator)
    household.members.append(head)
    for place in 1..<max(1, size) {
      let member = member(at: place, of: household, head: head, &generator)
      household.members.append(member)
    }
  }

  private func head(
    of household: HouseholdHistory, permit: Permit, _ generator: inout RandomGenerator
  ) -> PersonHistory {
    let female = household.status == .ukrainian ? 640 : 300
    let isOld = generator.chance(household.status == .stateless ? 220 : 90)
    let age = isOld ? generator.between(58, 74) : generator.between(19, 57)
    return PersonHistory(
      number: household.number, sex: generator.chance(female) ? .female : .male, role: .head,
      birth: birth(age: age, on: household.granted, &generator), arrival: household.arrival,
      granted: household.granted, permit: permit, education: education(household, &generator))
  }

  private func member(
    at place: Int, of household: HouseholdHistory, head: PersonHistory,
    _ generator: inout RandomGenerator
  ) -> PersonHistory {
    var person = head
    person.number = household.number + place
    person.sex = generator.chance(500) ? .female : .male
    person.education = education(household, &generator)
    let isCouple = household.status == .ukrainian ? 450 : 780
    switch place {
    case 1 where generator.chance(isCouple):
      person.role = .spouse
      person.sex = head.sex == .male ? .female : .male
      person.birth = min(head.birth + generator.between(-1500, 2200), household.granted + -6600)
    case 2... where generator.chance(70) && head.age(on: household.granted) < 50:
      person.role = .parent
      person.birth = head.birth + -generator.between(7000, 11_500)
    case 2... where generator.chance(50):
      person.role = .other
      person.birth = birth(age: generator.between(4, 50), on: household.granted, &generator)
    default:
      person.role = .child
      setBirth(ofChild: &person, head: head, &generator)
    }
    return person
  }

  private func setBirth(
    ofChild person: inout PersonHistory, head: PersonHistory,
    _ generator: inout RandomGenerator
  ) {
    var birth = head.birth + generator.between(7000, 14_500)
    let latest = frame.lastDay + -70
    if birth > latest { birth = head.granted + -generator.between(30, 4000) }
    if birth > head.granted + -20 {
      // Born here: on the register some weeks after the birth.
      let granted = max(birth, head.granted) + generator.between(15, 60)
      person.arrival = nil
      person.granted = granted
    }
    person.birth = birth
  }

  private func birth(age: Int, on day: Day, _ generator: inout RandomGenerator) -> Day {
    day.adding(years: -age) + -generator.below(365)
  }

  private func drawPermit(of status: Status, _ generator: inout RandomGenerator) -> Permit {
    let permanent =
      switch status {
      case .refugee: 350
      case .mandate: 250
      case .ukrainian: 160
      case .asylumSeeker: 0
      case .stateless: 700
      }
    if generator.chance(permanent) { return .permanent }
    return status == .asylumSeeker || generator.chance(150) ? .none : .temporary
  }

  private func education(
    _ household: HouseholdHistory, _ generator: inout RandomGenerator
  ) -> Int? {
    if generator.chance(60) { return nil }
    return household.status == .ukrainian
      ? generator.weighted([0, 1, 6, 22, 18, 12, 20, 20, 1])
      : generator.weighted([8, 14, 20, 26, 9, 5, 12, 5, 1])
  }
}
