import Model

/// Events of the cases of the pilot services.
///
/// A case begins with a row of its referral, which carries the first contact, and has a row for its plan,
/// which carries the review; so every case and every plan is counted once.
struct ServiceRows: HouseholdRows {
  static let columns = [
    "service_id", "dmx_id", "case_id", "office", "service_code", "service_date",
    "referral_date", "first_contact_date", "plan_created_date", "plan_review_6m_date",
  ]
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    for person in household.members {
      for found in person.cases where found.referred <= delivery.lastDay {
        write(found, of: person, in: delivery, to: &rows)
      }
    }
  }

  private func write(
    _ found: ServiceCase, of person: PersonHistory, in delivery: Delivery,
    to rows: inout CSVBuffer
  ) {
    writeHead(found, 0, of: person, "müraciət", found.referred, to: &rows)
    rows.day(found.referred)
    rows.day(delivery.known(found.firstContact))
    rows.empty()
    rows.empty()
    rows.endRow()
    if let planned = delivery.known(found.planned) {
      writeHead(found, 1, of: person, "fərdi_plan", planned, to: &rows)
      rows.empty()
      rows.empty()
      rows.day(planned)
      rows.day(delivery.known(found.reviewed))
      rows.endRow()
    }
    for (place, service) in found.services.enumerated() where service.day <= delivery.lastDay {
      writeHead(found, place + 2, of: person, service.code, service.day, to: &rows)
      for _ in 0..<4 { rows.empty() }
      rows.endRow()
    }
  }

  private func writeHead(
    _ found: ServiceCase, _ place: Int, of person: PersonHistory, _ code: StaticString,
    _ day: Day, to rows: inout CSVBuffer
  ) {
    let sequence = found.sequence * 16 + place
    rows.key("S", frame.identifiers.record(person.number, sequence: sequence), width: 9)
    rows.key(frame.identifiers.person(person.number), width: 7)
    rows.key("C", frame.identifiers.record(person.number, sequence: found.sequence), width: 9)
    rows.code(found.office)
    rows.code(code)
    rows.day(day)
  }
}
