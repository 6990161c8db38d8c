import Model

/// A paper with a number and the days on which it is valid, both included.
struct Paper: Sendable {
  var number: Int
  var issued: Day
  var expiry: Day
}

/// A code by which a system knows a person, and the day from which it does.
struct DatedKey: Sendable {
  var number: Int
  var isConditional = false
  var from: Day
}

/// Cards, travel documents and keys of a person over time.
struct Papers: Sendable {
  var finDay: Day?
  var cards: [Paper] = []
  var travelDocuments: [Paper] = []
  var migrationDocuments: [DatedKey] = []
  /// Keys of the general-education system: a conditional one, then the final one.
  var pupilKeys: [DatedKey] = []
  /// A second key that is valid at the same time as another one.
  var duplicateKeyDay: Day?

  /// The identification number's day where it is not after `day`.
  func hasFin(on day: Day) -> Bool {
    guard let finDay else { return false }
    return finDay <= day
  }

  /// The newest key whose validity began by a day.
  static func current(_ keys: [DatedKey], on day: Day) -> DatedKey? {
    keys.last { $0.from <= day }
  }

  /// The newest paper issued by a day.
  static func current(_ papers: [Paper], on day: Day) -> Paper? {
    papers.last { $0.issued <= day }
  }
}

/// Issues papers and keys.
struct PaperHistory {
  let frame: SimulationFrame

  /// All papers of a person.
  func papers(of person: PersonHistory, in household: HouseholdHistory) -> Papers {
    var generator = frame.generator(.papers, person.number)
    var papers = Papers()
    papers.finDay = finDay(of: person, status: household.status, &generator)
    papers.cards = cards(of: person, status: household.status, &generator)
    papers.travelDocuments = travelDocuments(
      of: person, status: household.status, &generator)
    papers.migrationDocuments = migrationDocuments(of: person, &generator)
    papers.pupilKeys = pupilKeys(of: person, &generator)
    if generator.chance(4) {
      papers.duplicateKeyDay = max(person.granted, Milestones.recordsBegin) + 40
    }
    return papers
  }

  private func finDay(
    of person: PersonHistory, status: Status, _ generator: inout RandomGenerator
  ) -> Day? {
    let share =
      switch status {
      case .ukrainian: 890
      case .asylumSeeker: 700
      default: 960
      }
    guard generator.chance(share) else { return nil }
    if person.granted < Milestones.identificationNumbers {
      // The older half asked within the first months, the others little by little.
      let most = generator.chance(600) ? 150 : 900
      return Milestones.identificationNumbers + generator.between(0, most)
    }
    return person.granted + generator.between(5, generator.chance(700) ? 60 : 250)
  }

  private func cards(
    of person: PersonHistory, status: Status, _ generator: inout RandomGenerator
  ) -> [Paper] {
    let months =
      switch status {
      case .refugee: 60
      case .mandate: 24
      case .ukrainian: 12
      case .asylumSeeker: 6
      case .stateless: 36
      }
    var cards: [Paper] = []
    var issued = person.granted + generator.between(5, 40)
    let last = person.lastDay(within: frame)
    while issued <= last {
      let expiry = issued.adding(months: months) + -1
      cards.append(paper(person, cards.count, issued, expiry))
      if generator.chance(30) { break }
      let isLate = generator.chance(300)
      issued = expiry + (isLate ? generator.between(2, 120) : -generator.between(0, 25))
    }
    return cards
  }

  private func travelDocuments(
    of person: PersonHistory, status: Status, _ generator: inout RandomGenerator
  ) -> [Paper] {
    let share =
      switch status {
      case .refugee: 650
      case .mandate: 60
      case .ukrainian: 20
      case .asylumSeeker: 0
      case .stateless: 400
      }
    guard generator.chance(share), person.age(on: person.granted) >= 1 else { return [] }
    var documents: [Paper] = []
    var issued = person.granted + generator.between(30, 500)
    let last = person.lastDay(within: frame)
    while issued <= last, documents.count < 8 {
      let expiry = issued.adding(months: 60) + -1
      documents.append(paper(person, documents.count, issued, expiry))
      if generator.chance(250) { break }
      issued = expiry + generator.between(-60, 300)
    }
    return documents
  }

  private func migrationDocuments(
    of person: PersonHistory, _ generator: inout RandomGenerator
  ) -> [DatedKey] {
    var keys: [DatedKey] = []
    var from = person.granted
    let last = person.lastDay(within: frame)
    while from <= last, keys.count < 8 {
      let number = frame.identifiers.paper(person.number, sequence: keys.count)
      keys.append(DatedKey(number: number, from: from))
      from = from + generator.between(900, 2600)
    }
    return keys
  }

  private func pupilKeys(
    of person: PersonHistory, _ generator: inout RandomGenerator
  ) -> [DatedKey] {
    let start = max(person.granted, Milestones.recordsBegin)
    guard person.age(on: start) < 18 else { return [] }
    let first = frame.identifiers.record(person.number, sequence: 0)
    guard person.arrival != nil, generator.chance(600) else {
      return [DatedKey(number: first, from: start)]
    }
    let final = frame.identifiers.record(person.number, sequence: 1)
    return [
      DatedKey(number: first, isConditional: true, from: start),
      DatedKey(number: final, from: start + generator.between(120, 420)),
    ]
  }

  private func paper(
    _ person: PersonHistory, _ sequence: Int, _ issued: Day, _ expiry: Day
  ) -> Paper {
    Paper(
      number: frame.identifiers.paper(person.number, sequence: sequence), issued: issued,
      expiry: expiry)
  }
}
