import Model

/// Students of vocational, secondary special and higher education.
struct StudentRows: HouseholdRows {
  static let columns = ["fin", "isced", "enrol_date", "graduation_date", "leave_date", "status"]
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    for person in household.members {
      for study in person.studies where study.enrolled <= delivery.lastDay {
        let ended = delivery.known(study.ended)
        rows.fin(frame.identifiers.fin(person.number))
        rows.integer(study.isced)
        rows.day(study.enrolled)
        rows.day(study.isGraduate ? ended : nil)
        rows.day(ended)
        rows.code(ended == nil ? "oxuyur" : study.isGraduate ? "məzun" : "xaric_olunub")
        rows.endRow()
      }
    }
  }
}
