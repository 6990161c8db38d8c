import Model

/// Which keys stood for a person, from when to when.
struct CrosswalkRows: HouseholdRows {
  static let columns = [
    "dmx_id", "fin", "utis_code", "card_no", "migr_doc_no", "valid_from", "valid_to",
  ]
  let frame: SimulationFrame

  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    for person in household.members where person.granted <= delivery.lastDay {
      write(person, in: delivery, to: &rows)
    }
  }

  private func write(_ person: PersonHistory, in delivery: Delivery, to rows: inout CSVBuffer) {
    let changes = changes(of: person, through: delivery.lastDay)
    for (place, from) in changes.enumerated() {
      let to = place + 1 < changes.count ? changes[place + 1] + -1 : nil
      write(person, from: from, to: to, usesOldPupilKey: false, to: &rows)
    }
    // Some persons are known by an old key for a while after they got the new one.
    if let day = delivery.known(person.papers.duplicateKeyDay), !changes.contains(day) {
      let to = day + 60
      write(
        person, from: day, to: delivery.known(to), usesOldPupilKey: true, to: &rows)
    }
  }

  private func changes(of person: PersonHistory, through last: Day) -> [Day] {
    let papers = person.papers
    let first = max(person.granted, Milestones.recordsBegin)
    guard first <= last else { return [] }
    var days: [Day] = [first]
    if let finDay = papers.finDay { days.append(finDay) }
    for card in papers.cards { days.append(card.issued) }
    for key in papers.migrationDocuments { days.append(key.from) }
    for key in papers.pupilKeys { days.append(key.from) }
    days.sort()
    var changes: [Day] = []
    for day in days where day >= first && day <= last && day != changes.last {
      changes.append(day)
    }
    return changes
  }

  private func write(
    _ person: PersonHistory, from: Day, to: Day?, usesOldPupilKey: Bool, to rows: inout CSVBuffer
  ) {
    let papers = person.papers
    rows.key(frame.identifiers.person(person.number), width: 7)
    rows.fin(papers.hasFin(on: from) ? frame.identifiers.fin(person.number) : nil)
    let first = papers.pupilKeys.first
    let pupil = usesOldPupilKey ? first : Papers.current(papers.pupilKeys, on: from)
    rows.pupilKey(pupil)
    rows.key("QV", Papers.current(papers.cards, on: from)?.number, width: 9)
    let document = Papers.current(papers.migrationDocuments, on: from)
    let oldest = papers.migrationDocuments.first
    rows.key("MD", (usesOldPupilKey ? oldest : document)?.number, width: 9)
    rows.day(from)
    rows.day(to)
    rows.endRow()
  }
}

extension CSVBuffer {
  /// A key of the general-education system; conditional ones begin with 9, final ones with 1.
  mutating func pupilKey(_ key: DatedKey?) {
    guard let key else {
      empty()
      return
    }
    self.key(key.isConditional ? "9" : "1", key.number, width: 9)
  }
}
