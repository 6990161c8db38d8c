import Model
import Parallel

/// Finds the person behind a key of any scheme, as the dated crosswalk says.
///
/// Persons are numbered in the order in which their register key first occurs.
struct PersonIndex: Sendable {
  /// Number of persons known.
  let count: Int
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
    let built = parallelMap(schemes, threads: threads) { KeyHolders($0.value) }
    var holders = Dictionary(
      zip(schemes.map(\.key), built), uniquingKeysWith: { first, _ in first })
    holders[scheme] = KeyHolders(persons: persons)
    self.holders = holders
    count = persons.count
  }

  /// The persons behind a column's keys, by row; `day` decides where a key had several holders.
  ///
  /// - Returns: persons with `LinkedTable.noPerson` for none, and the account of how it went.
  func resolve(
    _ column: Column, scheme: String, day: (Int) -> Int32?
  ) -> (persons: [Int32], account: LinkageAccount) {
    (holders[scheme] ?? KeyHolders([])).resolve(column, day: day)
  }
}

extension Table {
  fileprivate func validity(_ time: ExtractContract.Time) -> (from: Column?, to: Column?) {
    guard case .spell(let from, let to) = time else { return (nil, nil) }
    return (columns[from], columns[to])
  }
}
