import Model

/// Enrolments in general education, with the days of the school year so far.
struct PupilRows: HouseholdRows {
  static let columns = [
    "enrolment_id", "utis_code", "fin", "migr_doc_no", "school_year", "grade", "isced",
    "enrol_date", "leave_date", "leave_reason", "possible_days", "attended_days",
    "district_code",
  ]
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    for person in household.members {
      for enrolment in person.enrolments where enrolment.enrolled <= delivery.lastDay {
        write(enrolment, of: person, in: household, delivery, to: &rows)
      }
    }
  }

  private func write(
    _ enrolment: SchoolEnrolment, of person: PersonHistory, in household: HouseholdHistory,
    _ delivery: Delivery, to rows: inout CSVBuffer
  ) {
    rows.key(frame.identifiers.record(person.number, sequence: enrolment.sequence), width: 9)
    writeKeys(of: person, on: enrolment.enrolled, to: &rows)
    rows.text("\(enrolment.schoolYear)/\(enrolment.schoolYear + 1)")
    rows.integer(enrolment.grade)
    rows.integer(enrolment.grade <= 4 ? 1 : enrolment.grade <= 9 ? 2 : 3)
    rows.day(enrolment.enrolled)
    let left = delivery.known(enrolment.left)
    rows.day(left)
    rows.code(left == nil ? nil : enrolment.reason.code)
    let through = min(enrolment.left, delivery.lastDay)
    let possible = frame.calendar.schoolDays(from: enrolment.enrolled, through: through)
    rows.integer(possible)
    rows.integer(possible * enrolment.attendance / 1000)
    rows.code(household.dwellings.last { $0.from <= enrolment.enrolled }?.district)
    rows.endRow()
  }

  /// Most schools write the pupil key, a few only one of the other two.
  private func writeKeys(of person: PersonHistory, on day: Day, to rows: inout CSVBuffer) {
    let papers = person.papers
    let fin = papers.hasFin(on: day) ? frame.identifiers.fin(person.number) : nil
    let document = Papers.current(papers.migrationDocuments, on: day)?.number
    let kind = person.number % 33
    let writesPupilKey = kind > 1 || (kind == 1 && fin == nil)
    rows.pupilKey(writesPupilKey ? Papers.current(papers.pupilKeys, on: day) : nil)
    rows.fin(kind == 0 ? nil : fin)
    rows.key("MD", kind == 1 ? nil : document, width: 9)
  }
}
