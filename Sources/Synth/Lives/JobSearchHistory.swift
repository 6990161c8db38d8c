import Model

/// A registration with the employment agency.
struct JobSearch: Sendable {
  var registered: Day
  /// From when the person counts as unemployed; nil where a job was found before.
  var unemployedFrom: Day?
  var exit: Day?
  var exitReason: StaticString?
  var measure: ActiveMeasure?
}

/// Taking part in an active labour-market measure; the last day is included.
struct ActiveMeasure: Sendable {
  var program: StaticString
  var start: Day
  var end: Day
}

/// Registrations between jobs, by those whom the agency registers.
struct JobSearchHistory {
  let frame: SimulationFrame

  /// The registrations of a person, by date.
  ///
  /// The agency asks foreigners for a permanent-residence card.
  func searches(of person: PersonHistory) -> [JobSearch] {
    guard person.permit == .permanent, let finDay = person.papers.finDay else { return [] }
    let first = max(finDay + 10, person.birth.adding(years: 16))
    let last = min(person.departure(within: frame), person.birth.adding(years: 63))
    guard first < last else { return [] }
    var generator = frame.generator(.jobSearch, person.number)
    var searches: [JobSearch] = []
    for gap in gaps(in: person.contracts, first: first, last: last) {
      guard gap.upperBound - gap.lowerBound >= 20, generator.chance(620) else { continue }
      searches.append(search(in: gap, foundWork: gap.upperBound < last, &generator))
    }
    return searches
  }

  private func gaps(in contracts: [LabourContract], first: Day, last: Day) -> [Range<Day>] {
    var gaps: [Range<Day>] = []
    var free = first
    for contract in contracts {
      if contract.start > free { gaps.append(free..<contract.start) }
      free = max(free, contract.end + 1)
    }
    if free < last { gaps.append(free..<last) }
    return gaps
  }

  private func search(
    in gap: Range<Day>, foundWork: Bool, _ generator: inout RandomGenerator
  ) -> JobSearch {
    let length = gap.upperBound - gap.lowerBound
    let registered = gap.lowerBound + generator.between(2, min(60, length - 10))
    var search = JobSearch(registered: registered)
    if generator.chance(780) { search.unemployedFrom = registered + generator.between(5, 9) }
    if foundWork, gap.upperBound - registered < 500 {
      search.exit = gap.upperBound
      search.exitReason = "işə_düzəlmə"
    } else {
      search.exit = min(registered + generator.between(90, 540), gap.upperBound)
      search.exitReason = generator.chance(500) ? "müddətin_bitməsi" : "imtina"
    }
    if let from = search.unemployedFrom, let exit = search.exit, from >= exit {
      search.unemployedFrom = nil
    }
    search.measure = measure(in: search, &generator)
    return search
  }

  private func measure(
    in search: JobSearch, _ generator: inout RandomGenerator
  ) -> ActiveMeasure? {
    guard let from = search.unemployedFrom, let exit = search.exit, exit - from >= 30,
      generator.chance(420)
    else { return nil }
    let start = from + generator.between(3, 14)
    let end = start + generator.between(10, min(110, exit - start - 1))
    let programs: [StaticString] = [
      "peşə_hazırlığı", "özünüməşğulluq", "ictimai_iş", "əməkhaqqı_subsidiyası",
    ]
    return ActiveMeasure(
      program: programs[generator.weighted([50, 18, 17, 15])], start: start, end: end)
  }
}
