import Model

/// Registrations with the employment agency.
struct JobSeekerRows: HouseholdRows {
  static let columns = [
    "fin", "reg_date", "status", "unemployed_from", "exit_date", "exit_reason", "alm_program",
    "alm_start", "alm_end",
  ]
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    for person in household.members {
      for search in person.searches where search.registered <= delivery.lastDay {
        let unemployed = delivery.known(search.unemployedFrom)
        let exit = delivery.known(search.exit)
        let measureStart = delivery.known(search.measure?.start)
        rows.fin(frame.identifiers.fin(person.number))
        rows.day(search.registered)
        rows.code(unemployed == nil ? "işaxtaran" : "işsiz")
        rows.day(unemployed)
        rows.day(exit)
        rows.code(exit == nil ? nil : search.exitReason)
        rows.code(measureStart == nil ? nil : search.measure?.program)
        rows.day(measureStart)
        rows.day(delivery.known(search.measure?.end))
        rows.endRow()
      }
    }
  }
}
