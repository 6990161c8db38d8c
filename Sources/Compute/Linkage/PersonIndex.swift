import Model
import Parallel

/// Finds the person behind a key of any scheme, as the dated crosswalk says.
///
/// Persons are numbered in the order in which their register key first occurs.
struct PersonIndex: Sendable {
  /// Number of persons known.
  let count: Int
  /// Scheme of the register's own key.
  let scheme: String
  /// By number of a person the register's key.
  let keys: [String]
  /// By scheme, when persons held a key of it.
  let spells: [String: KeySpells]
  private let holders: [String: KeyHolders]

  /// Indexes all keys that the register and the crosswalk have.
  ///
  /// - Parameters:
  ///   - scheme: scheme of the register's own key.
  ///   - register: the register's keys, oldest delivery first.
  ///   - crosswalk: who held which key from when to when, with the agreements.
  ///   - threads: schemes indexed at a time.
  init(
    scheme: String, register: [Column],
    crosswalk: [(table: Table, contract: ExtractContract)], threads: Int
  ) {
    var persons = KeyTable()
    for column in register { _ = persons.numbers(adding: column.dictionary) }
    var columns: [String: [CrosswalkColumn]] = [:]
    for (table, contract) in crosswalk {
      guard let name = contract.personColumn, let master = table.columns[name],
        master.type == .identifier(scheme: scheme)
      else { continue }
      let numbers = persons.numbers(adding: master.dictionary)
      for column in contract.columns where column.name != name {
        guard case .identifier(let other) = column.type, other != scheme,
          let keys = table.columns[column.name]
        else { continue }
        columns[other, default: []].append(
          CrosswalkColumn(
            keys: keys, master: master, persons: numbers, validity: table.validity(contract.time)))
      }
    }
    let schemes = columns.sorted { $0.key < $1.key }
    let built = parallelMap(schemes, threads: threads) {
      (holders: KeyHolders($0.value), spells: KeySpells($0.value))
    }
    let names = schemes.map(\.key)
    var holders = Dictionary(
      zip(names, built.map(\.holders)), uniquingKeysWith: { first, _ in first })
    spells = Dictionary(
      zip(names, built.map(\.spells)), uniquingKeysWith: { first, _ in first })
    self.scheme = scheme
    holders[scheme] = KeyHolders(persons: persons)
    self.holders = holders
    count = persons.count
    keys = persons.texts
  }

  /// The persons behind the rows of a table, through keys that are tried in order; `day` decides
  /// where a key had several holders.
  func resolve(_ keys: [PersonKey], rowCount: Int, day: (Int) -> Int32?) -> RowLinks {
    let known = keys.map { ($0, holders[$0.scheme] ?? KeyHolders([])) }
    if let (key, holders) = known.first, known.count == 1 {
      return RowLinks(key, holders: holders, day: day)
    }
    return RowLinks(known, rowCount: rowCount, day: day)
  }
}

extension Table {
  fileprivate func validity(_ time: ExtractContract.Time) -> (from: Column?, to: Column?) {
    guard case .spell(let from, let to) = time else { return (nil, nil) }
    return (columns[from], columns[to])
  }
}
