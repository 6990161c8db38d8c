import Model

/// A student in vocational, secondary special or higher education.
struct Study: Sendable {
  var isced: Int
  var enrolled: Day
  /// Day of graduation or of leaving without it.
  var ended: Day
  var isGraduate: Bool
}

/// Studies after school.
struct StudyHistory {
  let frame: SimulationFrame

  /// The studies of a person, at most one.
  func studies(of person: PersonHistory) -> [Study] {
    guard let finDay = person.papers.finDay else { return [] }
    var generator = frame.generator(.study, person.number)
    let age = generator.between(17, 27)
    let begin = max(person.birth.adding(years: age), finDay)
    guard generator.chance(190), person.age(on: begin) <= 35 else { return [] }
    let parts = begin.parts
    let year = parts.month <= 8 ? parts.year : parts.year + 1
    let enrolled = Day.middle(ofYear: year, month: 9) + -generator.between(0, 25)
    let last = person.departure(within: frame)
    guard enrolled >= finDay, enrolled < last else { return [] }
    let isced = [4, 5, 6, 7][generator.weighted([25, 20, 45, 10])]
    let years = [2, 3, 4, 2][isced - 4]
    if generator.chance(280) {
      let ended = enrolled + generator.between(30, years * 330)
      return [Study(isced: isced, enrolled: enrolled, ended: min(ended, last), isGraduate: false)]
    }
    let graduation =
      Day.middle(ofYear: year + years, month: 6) + generator.between(5, 40)
    return [
      Study(
        isced: isced, enrolled: enrolled, ended: min(graduation, last),
        isGraduate: graduation <= last)
    ]
  }
}
