import Model

/// Places in courses; sessions and absences are those so far.
struct CourseRows: HouseholdRows {
  static let columns = [
    "dmx_id", "course_id", "course_type", "level_start", "level_end", "start_date", "end_date",
    "sessions_expected", "sessions_missed", "result", "certificate_date",
  ]
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    for person in household.members {
      for course in person.courses where course.start <= delivery.lastDay {
        write(course, of: person, in: delivery, to: &rows)
      }
    }
  }

  private func write(
    _ course: CourseEnrolment, of person: PersonHistory, in delivery: Delivery,
    to rows: inout CSVBuffer
  ) {
    let end = delivery.known(course.left ?? course.end)
    let isCompleted = end != nil && course.isCompleted
    let length = course.end - course.start + 1
    let done = min(length, (end ?? delivery.lastDay) - course.start + 1)
    let month = ReferencePeriod(containing: course.start, frequency: .monthly)
    rows.key(frame.identifiers.person(person.number), width: 7)
    let group = (month.year * 100 + month.month) * 10_000 + course.group
    rows.key(course.type.prefix, group, width: 10)
    rows.code(course.type.code)
    rows.code(course.levelBefore.map(Self.level))
    rows.code(isCompleted ? course.levelAfter.map(Self.level) : nil)
    rows.day(course.start)
    rows.day(end)
    rows.integer(course.sessions * done / length)
    rows.integer(course.missed * done / length)
    rows.code(end == nil ? "davam_edir" : isCompleted ? "bitirib" : "yarımçıq")
    rows.day(isCompleted && course.levelAfter != nil ? end : nil)
    rows.endRow()
  }

  private static func level(_ step: Int) -> StaticString {
    switch step {
    case 0: "PRE_A1"
    case 1: "A1"
    case 2: "A2"
    case 3: "B1"
    case 4: "B2"
    case 5: "C1"
    default: "C2"
    }
  }
}
