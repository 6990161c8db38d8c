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
    let grouping = PersonGrouping(persons: persons, personCount: personCount)
    self.init(
      table, contract: contract, grouping: grouping,
      columns: table.columns.mapValues { grouping.ordered($0) })
  }

  /// Takes columns that have been put in the order of a grouping.
  init(
    _ table: Table, contract: ExtractContract, grouping: PersonGrouping, columns: [String: Column]
  ) {
    self.init(
      contract: contract, rowCount: table.rowCount, columns: columns, persons: grouping.persons,
      offsets: grouping.offsets, isOneRowEach: grouping.isOneRowEach)
  }
}
