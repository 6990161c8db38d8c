import Model
import Parallel

/// Finds the person behind a key of any scheme, as the dated crosswalk says.
///
/// Persons are numbered in the order in which their register key first occurs.
struct PersonIndex: Sendable {
  /// The scheme of the register's own key.
  private let scheme: String
  private var numbers: [String: Int32] = [:]
  private var crosswalks: [String: [KeyHoldings]] = [:]

  /// Starts an index whose persons are named by keys of a scheme.
  init(scheme: String) {
    self.scheme = scheme
  }

  /// Number of persons known.
  var count: Int {
    numbers.count
  }

  /// Makes the holders of all keys in a column known.
  mutating func add(_ column: Column) {
    for key in column.dictionary { _ = number(of: key) }
  }

  /// Takes up the crosswalk: which person held which key from when to when.
  mutating func add(crosswalk table: Table, contract: ExtractContract, threads: Int = 1) {
    guard let master = table.columns[contract.personColumn ?? ""],
      master.type == .identifier(scheme: scheme)
    else { return }
    let persons = master.dictionary.map { number(of: $0) }
    let (from, to) = table.validity(contract.time)
    let rows = (0..<table.rowCount).map { row -> KeyHoldings.Holding? in
      let person = master[row]
      guard person != Column.missingWide else { return nil }
      return KeyHoldings.Holding(
        person: persons[Int(person)], from: from?.day(row) ?? Int32.min,
        to: to?.day(row, open: Int32.max) ?? Int32.max)
    }
    let schemes = contract.columns.compactMap { column -> (scheme: String, keys: Column)? in
      guard column.name != contract.personColumn, case .identifier(let scheme) = column.type else {
        return nil
      }
      return table.columns[column.name].map { (scheme, $0) }
    }
    let made = parallelMap(schemes, threads: threads) { KeyHoldings(keys: $0.keys, rows: rows) }
    for (scheme, holdings) in zip(schemes, made) {
      crosswalks[scheme.scheme, default: []].append(holdings)
    }
  }

  /// The persons behind a column's keys, by row; `day` decides where a key had several holders.
  ///
  /// - Returns: persons with `LinkedTable.noPerson` for none, and the account of how it went.
  func resolve(
    _ column: Column, scheme: String, day: (Int) -> Int32?
  ) -> (persons: [Int32], account: LinkageAccount) {
    var account = LinkageAccount(rows: column.count)
    let only = column.dictionary.map { onlyHolder(of: $0, scheme: scheme) }
    guard case .narrow(let keys) = column.storage else {
      return (Array(repeating: LinkedTable.noPerson, count: column.count), account)
    }
    var persons = [Int32](repeating: LinkedTable.noPerson, count: keys.count)
    for (row, key) in keys.enumerated() {
      guard key != Column.missingNarrow, only.indices.contains(Int(key)) else {
        account.withoutKey += 1
        continue
      }
      let person = only[Int(key)]
      if person != Self.several {
        persons[row] = person
        account.count(person)
      } else {
        let holders = holdings(of: column.dictionary[Int(key)], scheme: scheme)
        persons[row] = choose(holders, on: day(row), &account)
      }
    }
    return (persons, account)
  }

  /// Marks a key that several persons held.
  private static let several: Int32 = -1

  /// The one person who ever held a key, `noPerson` for nobody, `several` for more than one.
  private func onlyHolder(of key: String, scheme: String) -> Int32 {
    if scheme == self.scheme { return numbers[key] ?? LinkedTable.noPerson }
    let holders = holdings(of: key, scheme: scheme)
    guard let first = holders.first else { return LinkedTable.noPerson }
    return holders.allSatisfy { $0.person == first.person } ? first.person : Self.several
  }

  /// All spells of a key.
  private func holdings(of key: String, scheme: String) -> ArraySlice<KeyHoldings.Holding> {
    let found = crosswalks[scheme, default: []].map { $0.holdings(of: key) }
    return found.count == 1 ? found[0] : ArraySlice(found.joined())
  }

  /// The one holder on the day; without a day, or with several on it, nobody.
  private func choose(
    _ holders: ArraySlice<KeyHoldings.Holding>, on day: Int32?, _ account: inout LinkageAccount
  ) -> Int32 {
    let then = Set(
      holders.filter { holder in day.map { holder.from <= $0 && $0 <= holder.to } ?? false }
        .map(\.person))
    guard then.count == 1, let person = then.first else {
      account.ambiguous += 1
      return LinkedTable.noPerson
    }
    account.matched += 1
    return person
  }

  private mutating func number(of key: String) -> Int32 {
    if let number = numbers[key] { return number }
    let number = Int32(numbers.count)
    numbers[key] = number
    return number
  }
}

/// How the rows of an extract found their persons.
public struct LinkageAccount: Hashable, Sendable {
  /// Rows in all.
  public var rows: Int
  /// Rows whose person was found.
  public var matched = 0
  /// Rows without a key.
  public var withoutKey = 0
  /// Rows whose key nobody holds.
  public var unmatched = 0
  /// Rows whose key several persons held on the day.
  public var ambiguous = 0
}

extension LinkageAccount {
  fileprivate mutating func count(_ person: Int32) {
    if person == LinkedTable.noPerson { unmatched += 1 } else { matched += 1 }
  }
}

extension Table {
  fileprivate func validity(_ time: ExtractContract.Time) -> (from: Column?, to: Column?) {
    guard case .spell(let from, let to) = time else { return (nil, nil) }
    return (columns[from], columns[to])
  }
}

extension Column {
  fileprivate func day(_ row: Int, open: Int32 = Int32.min) -> Int32 {
    let value = self[row]
    return value == Column.missingWide ? open : Int32(clamping: value)
  }
}
