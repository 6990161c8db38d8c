import Model

/// Who shares a household with whom, as the person snapshot of one period says.
///
/// A person without a household in the snapshot, or not in it, is alone.
struct HouseholdIndex: Sendable {
  /// By person the household; -1 for none.
  private let households: [Int32]
  /// Where the members of each household begin; one entry more than there are households.
  private let offsets: [Int32]
  /// Members, those of each household rising.
  private let members: [Int32]

  /// Indexes a snapshot; of a person with several rows the first one counts.
  init(snapshot: LinkedTable, column name: String) {
    let personCount = max(0, snapshot.offsets.count - 1)
    var households = [Int32](repeating: -1, count: personCount)
    var counts = [Int32](repeating: 0, count: 1)
    if let column = snapshot.columns[name], column.count == snapshot.rowCount {
      for person in 0..<personCount {
        let rows = snapshot.rows(of: Int32(truncatingIfNeeded: person))
        guard let row = rows.first, row < column.count else { continue }
        let household = column[row]
        guard household >= 0, household < column.dictionary.count else { continue }
        households[person] = Int32(truncatingIfNeeded: household)
        let missing = Int(household) + 2 - counts.count
        if missing > 0 { counts.append(contentsOf: repeatElement(0, count: missing)) }
        counts[Int(household) + 1] &+= 1
      }
    }
    for household in counts.indices.dropFirst() { counts[household] &+= counts[household - 1] }
    var next = counts
    var members = [Int32](repeating: 0, count: Int(counts[counts.count - 1]))
    for (person, household) in households.enumerated() where household >= 0 {
      members[Int(next[Int(household)])] = Int32(truncatingIfNeeded: person)
      next[Int(household)] &+= 1
    }
    self.households = households
    offsets = counts
    self.members = members
  }

  /// The number of a person's household; -1 for a person without one.
  func household(of person: Int32) -> Int32 {
    person >= 0 && Int(person) < households.count ? households[Int(person)] : -1
  }

  /// The persons of a person's household, that person included, in rising order.
  @inline(__always)
  func each(of person: Int32, _ body: (Int32) -> Void) {
    guard person >= 0, person != LinkedTable.noPerson else { return }
    guard Int(person) < households.count, households[Int(person)] >= 0 else {
      body(person)
      return
    }
    let household = Int(households[Int(person)])
    for place in Int(offsets[household])..<Int(offsets[household + 1]) { body(members[place]) }
  }
}

extension MicrodataStore {
  /// The households of a period; nil where there is no person snapshot, or one without households.
  func households(_ persons: ExtractContract?, for period: ReferencePeriod) -> HouseholdIndex? {
    guard let persons, let column = persons.householdColumn,
      let snapshot = table(persons.id, for: period)
    else { return nil }
    return HouseholdIndex(snapshot: snapshot, column: column)
  }
}
