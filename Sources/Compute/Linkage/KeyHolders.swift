import Model

/// Who held the keys of one scheme, and when.
///
/// Nearly every key was only ever held by one person, who is kept in a plain array. The holdings of
/// the others stand in one array, sorted by key.
struct KeyHolders: Sendable {
  /// When a key that several persons held belonged to one of them, both days included.
  private struct Holding {
    var key: Int32
    var person: Int32
    var from: Int32
    var to: Int32
  }

  private let keys: KeyTable
  /// By key the one holder; for several the complement of the place of the first holding.
  private var holders: [Int32]
  private var contested: [Holding] = []

  /// Keys that are the numbers of persons.
  init(persons: KeyTable) {
    keys = persons
    holders = (0..<Int32(persons.count)).map { $0 }
  }

  /// Takes up all columns of the crosswalk that hold keys of the scheme.
  init(_ columns: [CrosswalkColumn]) {
    var keys = KeyTable()
    let numbers = columns.map { keys.numbers(adding: $0.keys.dictionary) }
    var holders = [Int32](repeating: LinkedTable.noPerson, count: keys.count)
    for (column, numbers) in zip(columns, numbers) {
      column.each { _, entry, person in
        let key = numbers[entry]
        let held = holders[Int(key)]
        if held == LinkedTable.noPerson {
          holders[Int(key)] = person
        } else if held != person {
          holders[Int(key)] = -1
        }
      }
    }
    self.keys = keys
    self.holders = holders
    keepContested(zip(columns, numbers))
  }

  private mutating func keepContested(_ columns: Zip2Sequence<[CrosswalkColumn], [[Int32]]>) {
    for (column, numbers) in columns {
      column.each { row, entry, person in
        let key = numbers[entry]
        guard holders[Int(key)] < 0 else { return }
        contested.append(
          Holding(key: key, person: person, from: column.from(row), to: column.to(row)))
      }
    }
    contested.sort { $0.key < $1.key }
    for place in contested.indices.reversed() {
      holders[Int(contested[place].key)] = ~Int32(place)
    }
  }

  /// Looks up a column's keys, row by row in order; `day` decides where a key had several holders.
  @inline(__always)
  func each(
    of column: Column, day: (Int) -> Int32?, _ body: (_ row: Int, _ outcome: KeyOutcome) -> Void
  ) {
    guard case .narrow(let rows) = column.storage else { return }
    let found = keys.numbers(of: column.dictionary).map {
      $0 < 0 ? LinkedTable.noPerson : holders[Int($0)]
    }
    for (row, key) in rows.enumerated() {
      guard key >= 0, key < found.count else {
        body(row, .missing)
        continue
      }
      let person = found[Int(key)]
      if person < 0 {
        body(row, choose(from: Int(~person), on: day(row)))
      } else {
        body(row, person == LinkedTable.noPerson ? .unknown : .person(person))
      }
    }
  }

  /// The one holder on the day; without a day, or with several on it, nobody.
  private func choose(from first: Int, on day: Int32?) -> KeyOutcome {
    let key = contested[first].key
    let then = Set(
      contested[first...].prefix { $0.key == key }
        .filter { holder in day.map { holder.from <= $0 && $0 <= holder.to } ?? false }
        .map(\.person))
    guard then.count == 1, let person = then.first else { return .ambiguous }
    return .person(person)
  }
}

/// A column of the crosswalk: keys of one scheme, the persons that hold them, and from when to when.
struct CrosswalkColumn: Sendable {
  /// Keys of the scheme.
  let keys: Column
  /// The register's keys in the same rows.
  let master: Column
  /// The person of each entry of the register keys' dictionary.
  let persons: [Int32]
  /// First and last day of the row, where the crosswalk is dated.
  let validity: (from: Column?, to: Column?)

  /// Goes through the rows that have both a key and a person; `entry` is that of the keys'
  /// dictionary.
  @inline(__always)
  func each(_ body: (_ row: Int, _ entry: Int, _ person: Int32) -> Void) {
    guard case .narrow(let keys) = keys.storage, case .narrow(let master) = master.storage else {
      return
    }
    let dictionary = self.keys.dictionary.count
    for row in 0..<min(keys.count, master.count) {
      let (key, person) = (keys[row], master[row])
      guard key >= 0, key < dictionary, person >= 0, person < persons.count else { continue }
      body(row, Int(key), persons[Int(person)])
    }
  }

  /// First day of a row.
  func from(_ row: Int) -> Int32 {
    validity.from.map { $0.day(row, open: Int32.min) } ?? Int32.min
  }

  /// Last day of a row.
  func to(_ row: Int) -> Int32 {
    validity.to.map { $0.day(row, open: Int32.max) } ?? Int32.max
  }
}

extension Column {
  fileprivate func day(_ row: Int, open: Int32) -> Int32 {
    let value = self[row]
    return value == Column.missingWide ? open : Int32(clamping: value)
  }
}
