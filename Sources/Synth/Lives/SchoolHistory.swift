import Model

/// A pupil in one school in one school year; the last day is included.
struct SchoolEnrolment: Sendable {
  /// The year in which the school year begins.
  var schoolYear: Int
  var sequence: Int
  var grade: Int
  var enrolled: Day
  var left: Day
  var reason: LeaveReason
  /// Days attended per thousand possible ones.
  var attendance: Int
}

/// Why a pupil left (code list `leave_reason`).
enum LeaveReason: Coded {
  case transfer
  case completion
  case leftCountry
  case death
  case refusal
  case other

  var code: StaticString {
    switch self {
    case .transfer: "yerdəyişmə"
    case .completion: "bitirmə"
    case .leftCountry: "ölkədən_getmə"
    case .death: "ölüm"
    case .refusal: "imtina"
    case .other: "digər"
    }
  }
}

/// School years of the children: most rise a grade a year, some repeat one, a few leave.
struct SchoolHistory {
  let frame: SimulationFrame

  /// The enrolments of a person, by date.
  func enrolments(of person: PersonHistory) -> [SchoolEnrolment] {
    guard !person.papers.pupilKeys.isEmpty else { return [] }
    var generator = frame.generator(.school, person.number)
    guard generator.chance(930) else { return [] }
    let start = person.granted + generator.between(3, generator.chance(700) ? 40 : 220)
    let delay = generator.weighted([80, 15, 5])
    let attendance = generator.between(800, 985)
    var enrolments: [SchoolEnrolment] = []
    var grade: Int?
    for year in Milestones.recordsBegin.parts.year...frame.lastDay.parts.year {
      let opening = Day.middle(ofYear: year, month: 9)
      let age = person.age(on: opening)
      guard age >= 6, age <= 17 else { continue }
      let next = grade ?? max(1, min(11, age - 5 - delay))
      guard next <= 11 else { break }
      guard let day = firstDay(of: year, opening: opening, from: start, person) else { continue }
      let year = SchoolYear(
        year: year, grade: next, enrolled: day,
        closing: Day.middle(ofYear: year + 1, month: 9) + -1, attendance: attendance)
      let isStaying = enrol(person, in: year, &enrolments, &generator)
      guard isStaying || generator.chance(450) else { break }
      grade = generator.chance(30) ? next : next + 1
    }
    return enrolments
  }

  private struct SchoolYear {
    var year: Int
    var grade: Int
    var enrolled: Day
    var closing: Day
    var attendance: Int
  }

  private func firstDay(
    of year: Int, opening: Day, from start: Day, _ person: PersonHistory
  ) -> Day? {
    // Nobody enters after the lessons of the year ended: such children come in September.
    let lessonsEnd = Day.middle(ofYear: year + 1, month: 6) + -1
    let day = max(opening, start)
    return day < lessonsEnd && day <= person.lastDay(within: frame) ? day : nil
  }

  /// Adds the year's enrolments and tells whether the pupil is still there at its end.
  private func enrol(
    _ person: PersonHistory, in year: SchoolYear, _ enrolments: inout [SchoolEnrolment],
    _ generator: inout RandomGenerator
  ) -> Bool {
    let attendance = min(1000, max(600, year.attendance + generator.between(-40, 40)))
    var row = SchoolEnrolment(
      schoolYear: year.year, sequence: enrolments.count, grade: year.grade,
      enrolled: year.enrolled, left: year.closing, reason: .completion, attendance: attendance)
    let lessonsEnd = Day.middle(ofYear: year.year + 1, month: 6) + -1
    let room = lessonsEnd - year.enrolled
    let early = room > 40 ? year.enrolled + generator.between(20, room - 1) : year.closing
    var isStaying = true
    switch generator.weighted([35, 28, 937]) {
    case 0 where early < year.closing:
      row.left = early
      row.reason = generator.chance(600) ? .refusal : .other
      isStaying = false
    case 1 where early < year.closing:
      row.left = early
      row.reason = .transfer
    default: break
    }
    if year.grade == 11, isStaying, row.reason == .completion { row.left = lessonsEnd }
    if leavesRegister(person, &row) {
      enrolments.append(row)
      return false
    }
    enrolments.append(row)
    guard row.reason == .transfer else { return isStaying }
    var second = row
    second.sequence = enrolments.count
    second.enrolled = row.left + generator.between(1, 12)
    second.left = year.grade == 11 ? lessonsEnd : year.closing
    second.reason = .completion
    guard second.enrolled < second.left else { return true }
    let isGone = leavesRegister(person, &second)
    if second.enrolled <= second.left { enrolments.append(second) }
    return !isGone
  }

  private func leavesRegister(_ person: PersonHistory, _ row: inout SchoolEnrolment) -> Bool {
    guard let end = person.end, person.endReason != .naturalised, end <= row.left else {
      return false
    }
    row.left = end + -1
    row.reason =
      switch person.endReason {
      case .death: .death
      case .leftCountry: .leftCountry
      default: .other
      }
    return true
  }
}
