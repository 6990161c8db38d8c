import Model

/// Applications for asylum and their decisions, without the applicants' keys.
///
/// Recognised ones lead to the status of a refugee, pending ones to that of an asylum-seeker; the others
/// were rejected or closed and are in no other extract.
struct AsylumRows: HouseholdRows {
  static let columns = [
    "application_id", "application_date", "decision_date", "decision", "instance",
    "citizenship",
  ]
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    for person in household.members where person.arrival != nil {
      for application in applications(of: person, household)
      where application.applied <= delivery.lastDay {
        write(application, of: person, in: delivery, to: &rows)
      }
    }
  }

  private struct Application {
    var applied: Day
    var decided: Day?
    var decision: StaticString
    var instance = 1
    var citizenship: StaticString
  }

  private func applications(
    of person: PersonHistory, _ household: HouseholdHistory
  ) -> [Application] {
    var generator = frame.generator(.asylum, person.number)
    switch household.status {
    case .refugee:
      let wait = generator.chance(720) ? generator.between(30, 88) : generator.between(80, 260)
      return [
        Application(
          applied: household.granted + -wait, decided: household.granted,
          decision: "tanınıb", citizenship: household.citizenship)
      ]
    case .asylumSeeker:
      return seeker(person, household)
    default:
      // Others who applied at some time, were not recognised and are not on the register.
      guard generator.chance(140) else { return [] }
      let span = frame.lastDay - Milestones.recordsBegin
      let applied = Milestones.recordsBegin + generator.below(max(1, span))
      let countries: [StaticString] = ["AFG", "IRN", "PAK", "RUS", "SYR", "BGD", "NGA"]
      return unsuccessful(
        applied, citizenship: countries[generator.below(countries.count)], &generator)
    }
  }

  private func seeker(_ person: PersonHistory, _ household: HouseholdHistory) -> [Application] {
    let decision: StaticString = person.endReason == .revoked ? "rədd" : "bağlanıb"
    return [
      Application(
        applied: household.granted, decided: person.end, decision: decision,
        citizenship: household.citizenship)
    ]
  }

  private func unsuccessful(
    _ applied: Day, citizenship: StaticString, _ generator: inout RandomGenerator
  ) -> [Application] {
    let wait = generator.chance(740) ? generator.between(25, 89) : generator.between(85, 420)
    let decisions: [StaticString] = ["rədd", "əlavə_müdafiə", "bağlanıb", "tanınıb"]
    let drawn = generator.weighted([66, 8, 20, 6])
    var first = Application(
      applied: applied, decided: applied + wait, decision: decisions[drawn],
      citizenship: citizenship)
    guard drawn == 0, generator.chance(350), let decided = first.decided else { return [first] }
    first.instance = 1
    var appeal = first
    appeal.instance = 2
    appeal.applied = decided + generator.between(3, 30)
    appeal.decided = appeal.applied + generator.between(30, 150)
    appeal.decision = decisions[generator.weighted([82, 6, 8, 4])]
    return [first, appeal]
  }

  private func write(
    _ application: Application, of person: PersonHistory, in delivery: Delivery,
    to rows: inout CSVBuffer
  ) {
    let decided = delivery.known(application.decided)
    let number = frame.identifiers.record(person.number, sequence: application.instance)
    rows.key("A", number, width: 9)
    rows.day(application.applied)
    rows.day(decided)
    rows.code(decided == nil ? nil : application.decision)
    rows.integer(application.instance)
    rows.code(application.citizenship)
    rows.endRow()
  }
}
