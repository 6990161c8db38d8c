import Model

/// Snapshot of the register: everybody granted a status so far, also those whose status ended.
struct RegisterRows: HouseholdRows {
  static let columns = [
    "dmx_id", "fin", "sex", "birth_date", "citizenship", "status", "status_granted_date",
    "status_end_date", "status_end_reason", "permit_type", "card_no", "card_issue_date",
    "card_expiry_date", "travel_doc_no", "travel_doc_issue_date", "travel_doc_expiry_date",
    "district_code", "address_type", "reg_date", "household_id", "family_role", "arrival_date",
    "education_isced",
  ]
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    for person in household.members where person.granted <= delivery.lastDay {
      write(person, of: household, in: delivery, to: &rows)
    }
  }

  private func write(
    _ person: PersonHistory, of household: HouseholdHistory, in delivery: Delivery,
    to rows: inout CSVBuffer
  ) {
    let papers = person.papers
    let isKnown = papers.hasFin(on: delivery.lastDay)
    rows.key(frame.identifiers.person(person.number), width: 7)
    rows.fin(isKnown ? frame.identifiers.fin(person.number) : nil)
    rows.code(person.sex.code)
    rows.day(person.birth)
    rows.code(household.citizenship)
    rows.code(household.status.code)
    rows.day(person.granted)
    let end = delivery.known(person.end)
    rows.day(end)
    rows.code(end == nil ? nil : person.endReason?.code)
    rows.code(person.permit.code)
    write(Papers.current(papers.cards, on: delivery.lastDay), "QV", to: &rows)
    write(Papers.current(papers.travelDocuments, on: delivery.lastDay), "YS", to: &rows)
    writeAddress(of: person, in: household, on: delivery.lastDay, to: &rows)
    rows.key("H", frame.identifiers.household(household.number), width: 7)
    rows.code(person.role.code)
    rows.day(person.arrival)
    rows.integer(education(of: person, on: delivery.lastDay))
    rows.endRow()
  }

  private func write(_ paper: Paper?, _ prefix: StaticString, to rows: inout CSVBuffer) {
    rows.key(prefix, paper?.number, width: 9)
    rows.day(paper?.issued)
    rows.day(paper?.expiry)
  }

  private func writeAddress(
    of person: PersonHistory, in household: HouseholdHistory, on day: Day,
    to rows: inout CSVBuffer
  ) {
    // A move that is not reported yet leaves the register with the address before it.
    let stay = min(day, (person.end ?? day + 1) + -1)
    let reported = household.dwellings.last { $0.from + $0.reportedAfter <= stay }
    let spell = reported ?? household.dwellings.first
    rows.code(spell?.district)
    rows.code(spell?.address.code)
    let since = spell.map { max($0.from + $0.reportedAfter, person.granted) }
    rows.day(since.map { min($0, day) })
  }

  private func education(of person: PersonHistory, on day: Day) -> Int? {
    guard let highest = person.education else { return nil }
    switch person.age(on: day) {
    case ..<6: return nil
    case ..<10: return 0
    case ..<15: return min(1, highest)
    case ..<18: return min(2, highest)
    case ..<22: return min(4, highest)
    default: return highest
    }
  }
}
