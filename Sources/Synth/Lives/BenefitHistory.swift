import Model

/// An application for a social payment and what came of it.
struct BenefitGrant: Sendable {
  var kind: BenefitKind
  /// Place of the applicant among the members of the household.
  var member: Int
  var applied: Day
  var decided: Day
  var isGranted: Bool
  /// The last month for which it is paid.
  var until: Day
  /// Hundredths of a manat a month at the level of 2026.
  var amount: Int
}

/// Kind of payment (code list `benefit`).
enum BenefitKind: Coded {
  case targetedAssistance
  case ageAllowance
  case disability
  case childAllowance
  case unemployment
  case birthGrant

  var code: StaticString {
    switch self {
    case .targetedAssistance: "ÜDSY"
    case .ageAllowance: "yaş_müavinəti"
    case .disability: "əlillik_müavinəti"
    case .childAllowance: "uşaq_müavinəti"
    case .unemployment: "işsizlik_sığortası"
    case .birthGrant: "doğum_birdəfəlik"
    }
  }
}

/// Applications to the social-protection fund by members with an identification number.
struct BenefitHistory {
  let frame: SimulationFrame

  /// All applications of a household.
  func grants(of household: HouseholdHistory) -> [BenefitGrant] {
    var generator = frame.generator(.benefit, household.number)
    var grants: [BenefitGrant] = []
    addAssistance(to: &grants, household, &generator)
    for (place, person) in household.members.enumerated() {
      guard let finDay = person.papers.finDay else { continue }
      let first = max(finDay, person.granted) + generator.between(10, 400)
      let last = person.departure(within: frame)
      guard first < last else { continue }
      addLongTerm(to: &grants, place, person, first: first, last: last, &generator)
      addUnemployment(to: &grants, place, person, &generator)
    }
    return grants
  }

  private func addAssistance(
    to grants: inout [BenefitGrant], _ household: HouseholdHistory,
    _ generator: inout RandomGenerator
  ) {
    let share = household.status == .ukrainian ? 50 : household.members.count > 3 ? 420 : 200
    guard let head = household.members.first, let finDay = head.papers.finDay,
      household.status != .asylumSeeker, generator.chance(share)
    else { return }
    let last = head.departure(within: frame)
    var day = max(finDay, head.granted) + generator.between(20, 900)
    while day < min(last, frame.lastDay) {
      let perHead = 9000 + generator.below(11_000)
      let amount = perHead * household.members.count
      let grant = grant(.targetedAssistance, 0, day, amount, &generator)
      let until = min(grant.decided + generator.between(300, 760), last)
      add(grant, until: until, leaving: last, to: &grants)
      day = max(until, grant.decided) + generator.between(20, 500)
    }
  }

  private func addLongTerm(
    to grants: inout [BenefitGrant], _ place: Int, _ person: PersonHistory, first: Day,
    last: Day, _ generator: inout RandomGenerator
  ) {
    if generator.chance(25) {
      let disability = grant(.disability, place, first, 22_000, &generator)
      add(disability, until: last, leaving: last, to: &grants)
    }
    let pension = max(first, person.birth.adding(years: 65) + 20)
    if pension < last, person.permit == .permanent || generator.chance(300) {
      let age = grant(.ageAllowance, place, pension, 24_000, &generator)
      add(age, until: last, leaving: last, to: &grants)
    }
    let adultFrom = person.birth.adding(years: 16)
    if first < adultFrom, person.permit == .permanent || generator.chance(60) {
      let child = grant(.childAllowance, place, first, 13_000, &generator)
      add(child, until: min(last, adultFrom + -1), leaving: last, to: &grants)
    }
    if person.arrival == nil, person.granted + 300 > first, generator.chance(700) {
      let birth = grant(.birthGrant, place, first, 50_000, &generator)
      add(birth, until: birth.decided, leaving: last, to: &grants)
    }
  }

  private func addUnemployment(
    to grants: inout [BenefitGrant], _ place: Int, _ person: PersonHistory,
    _ generator: inout RandomGenerator
  ) {
    for search in person.searches {
      guard let from = search.unemployedFrom, let exit = search.exit, exit - from > 50,
        generator.chance(350)
      else { continue }
      let insurance = grant(.unemployment, place, from + 1, 30_000, &generator)
      let until = min(exit + -1, insurance.decided + 180)
      add(insurance, until: until, leaving: person.departure(within: frame), to: &grants)
    }
  }

  /// Adds a grant that is decided before the person leaves; one month is paid at least.
  private func add(
    _ grant: BenefitGrant, until: Day, leaving last: Day, to grants: inout [BenefitGrant]
  ) {
    guard grant.decided <= last else { return }
    var grant = grant
    grant.until = max(until, grant.decided)
    grants.append(grant)
  }

  private func grant(
    _ kind: BenefitKind, _ member: Int, _ applied: Day, _ amount: Int,
    _ generator: inout RandomGenerator
  ) -> BenefitGrant {
    let wait = generator.chance(850) ? generator.between(2, 20) : generator.between(15, 60)
    let decided = applied + wait
    return BenefitGrant(
      kind: kind, member: member, applied: applied, decided: decided,
      isGranted: generator.chance(850), until: decided, amount: amount)
  }
}
