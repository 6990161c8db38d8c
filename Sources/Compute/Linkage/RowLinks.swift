import Model

/// Whose the rows of a table are, found through one key or through several that are tried in order.
struct RowLinks {
  /// The person of each row, `LinkedTable.noPerson` for none.
  private(set) var persons: [Int32]
  /// How it went.
  private(set) var account: LinkageAccount

  /// Finds the persons through keys of one scheme.
  init(_ key: PersonKey, holders: KeyHolders, day: (Int) -> Int32?) {
    var account = LinkageAccount(rows: key.column.count)
    var persons = [Int32](repeating: LinkedTable.noPerson, count: key.column.count)
    holders.each(of: key.column, day: day) { row, outcome in
      switch outcome {
      case .missing: account.withoutKey &+= 1
      case .unknown: account.unmatched &+= 1
      case .ambiguous: account.ambiguous &+= 1
      case .person(let person):
        account.matched &+= 1
        persons[row] = person
      }
    }
    account.matchedByKey = [.init(scheme: key.scheme, rows: account.matched)]
    self.persons = persons
    self.account = account
  }

  /// Finds the persons through keys of several schemes.
  ///
  /// The first key that finds exactly one person decides. A row whose keys find different persons is
  /// nobody's: one of them is wrong, and nothing says which.
  init(
    _ keys: [(key: PersonKey, holders: KeyHolders)], rowCount: Int, day: (Int) -> Int32?
  ) {
    var persons = [Int32](repeating: LinkedTable.noPerson, count: rowCount)
    var states = [Int32](repeating: State.withoutKey, count: rowCount)
    for (place, (key, holders)) in keys.enumerated() where key.column.count == rowCount {
      let found = State.matched + Int32(truncatingIfNeeded: place)
      holders.each(of: key.column, day: day) { row, outcome in
        switch outcome {
        case .missing: break
        case .unknown: states[row] = max(states[row], State.unmatched)
        case .ambiguous: states[row] = max(states[row], State.ambiguous)
        case .person(let person):
          if states[row] < State.conflicting {
            states[row] = found
            persons[row] = person
          } else if persons[row] != person {
            states[row] = State.conflicting
            persons[row] = LinkedTable.noPerson
          }
        }
      }
    }
    self.persons = persons
    account = LinkageAccount(rows: rowCount)
    account.count(states, keys.map(\.key.scheme))
  }

  /// What is known of a row so far: the number of the key that found its person is added to
  /// `matched`, and each state outweighs those before it but for a conflict, which is final.
  enum State {
    static let withoutKey: Int32 = 0
    static let unmatched: Int32 = 1
    static let ambiguous: Int32 = 2
    static let conflicting: Int32 = 3
    static let matched: Int32 = 4
  }
}

extension LinkageAccount {
  /// Counts rows by their states.
  fileprivate mutating func count(_ states: [Int32], _ schemes: [String]) {
    var counts = [Int](repeating: 0, count: Int(RowLinks.State.matched) + schemes.count)
    for state in states { counts[Int(state)] &+= 1 }
    withoutKey = counts[Int(RowLinks.State.withoutKey)]
    unmatched = counts[Int(RowLinks.State.unmatched)]
    ambiguous = counts[Int(RowLinks.State.ambiguous)]
    conflicting = counts[Int(RowLinks.State.conflicting)]
    let matches = counts[Int(RowLinks.State.matched)...]
    matched = matches.reduce(0, +)
    for (scheme, rows) in zip(schemes, matches) {
      if let place = matchedByKey.firstIndex(where: { $0.scheme == scheme }) {
        matchedByKey[place].rows += rows
      } else {
        matchedByKey.append(KeyMatches(scheme: scheme, rows: rows))
      }
    }
  }
}
