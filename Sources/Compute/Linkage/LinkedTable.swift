import Model

/// A table whose rows are grouped by the person they are about, so that the rows of a person are one
/// contiguous stretch.
struct LinkedTable: Sendable {
  /// The agreement behind the table.
  let contract: ExtractContract
  /// Number of rows.
  let rowCount: Int
  /// Columns by name, in the grouped order.
  let columns: [String: Column]
  /// The person of each row, rising, or `noPerson`; empty where the extract names no persons.
  let persons: [Int32]
  /// Where the rows of each person begin; one entry more than there are persons.
  let offsets: [Int32]
  /// Whether no person has two rows, so that rows count persons.
  let isOneRowEach: Bool

  /// Marks a row whose person could not be found; such rows come last.
  static let noPerson = Int32.max

  /// The rows of a person.
  func rows(of person: Int32) -> Range<Int> {
    guard person >= 0, Int(person) + 1 < offsets.count else { return 0..<0 }
    return Int(offsets[Int(person)])..<Int(offsets[Int(person) + 1])
  }
}

extension LinkedTable {
  /// Keeps a table in its own order: aggregates, and records about no person.
  init(unlinked table: Table, contract: ExtractContract) {
    self.init(
      contract: contract, rowCount: table.rowCount, columns: table.columns, persons: [],
      offsets: [], isOneRowEach: true)
  }

  /// Groups a table by person; rows of one person keep their order.
  init(_ table: Table, contract: ExtractContract, persons: [Int32], personCount: Int) {
    let isGrouped = zip(persons, persons.dropFirst()).allSatisfy { $0 <= $1 }
    var counts = [Int32](repeating: 0, count: personCount + 2)
    for person in persons { counts[Self.slot(person, personCount) + 1] += 1 }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    let offsets = Array(counts[...personCount])
    if isGrouped {
      self.init(
        contract: contract, rowCount: table.rowCount, columns: table.columns, persons: persons,
        offsets: offsets, isOneRowEach: Self.isOneRowEach(offsets))
      return
    }
    var order = [Int32](repeating: 0, count: persons.count)
    for (row, person) in persons.enumerated() {
      let slot = Self.slot(person, personCount)
      order[Int(counts[slot])] = Int32(row)
      counts[slot] += 1
    }
    self.init(
      contract: contract, rowCount: table.rowCount,
      columns: table.columns.mapValues { $0.permuted(by: order) },
      persons: order.map { persons[Int($0)] }, offsets: offsets,
      isOneRowEach: Self.isOneRowEach(offsets))
  }

  private static func isOneRowEach(_ offsets: [Int32]) -> Bool {
    zip(offsets, offsets.dropFirst()).allSatisfy { $1 - $0 <= 1 }
  }

  private static func slot(_ person: Int32, _ personCount: Int) -> Int {
    person == noPerson ? personCount : Int(person)
  }
}

extension Column {
  /// The column with its rows in another order.
  fileprivate func permuted(by order: [Int32]) -> Column {
    switch storage {
    case .narrow(let values):
      Column(
        type: type, storage: .narrow(order.map { values[Int($0)] }), dictionary: dictionary)
    case .wide(let values):
      Column(type: type, storage: .wide(order.map { values[Int($0)] }), dictionary: dictionary)
    }
  }
}
