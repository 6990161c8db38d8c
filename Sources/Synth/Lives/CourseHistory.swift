import Model

/// A place in a course of the Training Centre.
struct CourseEnrolment: Sendable {
  var type: CourseType
  /// The month in which the course begins.
  var start: Day
  var end: Day
  var group: Int
  /// Steps of the Common European Framework from pre-A1 (0) to C2 (6).
  var levelBefore: Int?
  var levelAfter: Int?
  var sessions: Int
  var missed: Int
  var isCompleted: Bool
  /// The day of leaving, for those who did not complete it.
  var left: Day?
}

/// Subject of a course (code list `course_type`).
enum CourseType: Int, Coded {
  case language
  case history
  case culture
  case law

  var code: StaticString {
    switch self {
    case .language: "dil"
    case .history: "tarix"
    case .culture: "mədəniyyət"
    case .law: "qanunvericilik"
    }
  }

  /// What a course's key begins with.
  var prefix: StaticString {
    switch self {
    case .language: "DIL"
    case .history: "TRX"
    case .culture: "MDN"
    case .law: "QAN"
    }
  }
}

/// Courses people take one after another, with language levels that rise.
struct CourseHistory {
  let frame: SimulationFrame

  /// The places of a person, by start.
  func courses(of person: PersonHistory) -> [CourseEnrolment] {
    var generator = frame.generator(.course, person.number)
    let first = max(
      person.granted + 30, Milestones.recordsBegin + 365, person.birth.adding(years: 15))
    let last = person.lastDay(within: frame)
    guard generator.chance(430), first < last else { return [] }
    let departure = person.departure(within: frame)
    var courses: [CourseEnrolment] = []
    var level = generator.weighted([55, 25, 12, 5, 3])
    var day = first + generator.below(generator.chance(500) ? 400 : 1800)
    let count = generator.between(1, 4)
    while courses.count < count {
      let start = Self.nextStart(after: day)
      guard start <= last else { break }
      var course = course(from: start, level: level, last: departure, &generator)
      if let left = course.left, left > departure { course.left = departure }
      courses.append(course)
      level = course.levelAfter ?? level
      day = course.end + generator.between(20, 300)
    }
    return courses
  }

  /// Courses of all subjects begin on the fifth of a month.
  private static func nextStart(after day: Day) -> Day {
    let month = ReferencePeriod(containing: day, frequency: .monthly)
    let start = month.firstDay + 4
    return start >= day ? start : month.advanced(by: 1).firstDay + 4
  }

  private func course(
    from start: Day, level: Int, last: Day, _ generator: inout RandomGenerator
  ) -> CourseEnrolment {
    let type = CourseType(rawValue: generator.weighted([70, 8, 12, 10])) ?? .language
    let length = type == .language ? 96 : 40
    let sessions = type == .language ? 36 : 12
    let end = start + length
    let isCompleted = generator.chance(760) && end <= last
    let gain = generator.weighted([18, 70, 12])
    var course = CourseEnrolment(
      type: type, start: start, end: end, group: 1 + generator.below(max(1, frame.persons / 700)),
      levelBefore: nil, levelAfter: nil, sessions: sessions,
      missed: generator.below(isCompleted ? sessions / 4 : sessions / 2), isCompleted: isCompleted,
      left: isCompleted ? nil : start + generator.between(10, length - 2))
    if type == .language {
      course.levelBefore = level
      course.levelAfter = isCompleted ? min(6, level + gain) : nil
    }
    return course
  }
}
