import Model
import Parallel

/// A table as it was delivered, to be linked.
struct DeliveredTable: Sendable {
  /// The rows.
  let table: Table
  /// The agreement behind the table.
  let contract: ExtractContract
  /// The period of the delivery.
  let period: ReferencePeriod
  /// Columns to keep, in a fixed order; nil where nothing reads the rows of the extract.
  fileprivate let kept: [String]?

  /// How linking a table went.
  struct Linked {
    /// The table; nil where nothing reads its rows.
    var table: LinkedTable?
    /// How its rows found their persons; nil where they name none.
    var account: LinkageAccount?
    /// By scheme, who holds a key of it in the table.
    var holders: [String: PersonMask] = [:]
  }

  /// What became known of a table before its columns are put in order.
  fileprivate struct Outcome: Sendable {
    var grouping: PersonGrouping?
    var account: LinkageAccount?
    var holders: [String: PersonMask] = [:]
  }

  /// Takes a table with the columns to keep of each extract; nil keeps all of all.
  init(
    _ table: Table, _ contract: ExtractContract, _ period: ReferencePeriod,
    _ columns: [String: Set<String>]?
  ) {
    self.table = table
    self.contract = contract
    self.period = period
    if let columns {
      kept = columns[contract.id].map { $0.filter { table.columns[$0] != nil }.sorted() }
    } else {
      kept = table.columns.keys.sorted()
    }
  }

  /// Finds the persons of all rows, and groups the rows by them where they are read.
  ///
  /// Of the person snapshot it is kept who has a key of which of some schemes.
  fileprivate func grouped(through index: PersonIndex?, schemes: Set<String>) -> Outcome {
    let keys = contract.personColumns.compactMap { key(in: $0) }
    guard let index, !keys.isEmpty else { return Outcome() }
    let days = table.columns[contract.time.dayColumn ?? ""]
    let snapshotDay = contract.time == .snapshot ? period.lastDay.number : nil
    let links = index.resolve(keys, rowCount: table.rowCount) { row in
      guard let days, days[row] != Column.missingWide else { return snapshotDay }
      return days.type == .month ? Self.lastDay(ofMonth: days[row]) : Int32(clamping: days[row])
    }
    var outcome = Outcome(account: links.account)
    if contract.isPersonSnapshot {
      outcome.holders = holders(of: schemes, links.persons, index.count)
    }
    if kept != nil {
      outcome.grouping = PersonGrouping(persons: links.persons, personCount: index.count)
    }
    return outcome
  }

  private func key(in name: String) -> PersonKey? {
    guard let column = table.columns[name], case .identifier(let scheme) = column.type else {
      return nil
    }
    return PersonKey(scheme: scheme, column: column)
  }

  /// Who has a key of which of some schemes, in any column of the table.
  private func holders(
    of schemes: Set<String>, _ persons: [Int32], _ personCount: Int
  ) -> [String: PersonMask] {
    var columns: [String: [Column]] = [:]
    for name in contract.columns.map(\.name) {
      guard let key = key(in: name), schemes.contains(key.scheme),
        key.column.count == persons.count
      else { continue }
      columns[key.scheme, default: []].append(key.column)
    }
    return columns.mapValues { columns in
      PersonMask(personCount: personCount, persons: persons) { row in
        columns.contains { $0[row] != Column.missingWide }
      }
    }
  }

  private static func lastDay(ofMonth stored: Int64) -> Int32 {
    let month = Int(Int32(clamping: stored))
    return ReferencePeriod(frequency: .monthly, ordinal: month).lastDay.number
  }

  fileprivate func linked(
    _ grouping: PersonGrouping?, _ columns: [String: Column]
  ) -> LinkedTable? {
    guard kept != nil else { return nil }
    guard let grouping else { return LinkedTable(unlinked: table, contract: contract) }
    return LinkedTable(table, contract: contract, grouping: grouping, columns: columns)
  }
}

/// One column to be put in order.
private struct Piece: Sendable {
  let place: Int
  let column: String
  let grouping: PersonGrouping
}

extension [DeliveredTable] {
  /// All tables linked, in the same order; `schemes` are those of the keys by which rows are found
  /// otherwise than by the register's own.
  func linked(
    through index: PersonIndex?, schemes: Set<String>, threads: Int
  ) -> [DeliveredTable.Linked] {
    // The largest first, so that no thread begins it when the others have nothing left to do.
    let bySize = indices.sorted { (self[$1].table.rowCount, $0) < (self[$0].table.rowCount, $1) }
    let groupings = parallelMap(bySize, threads: threads) {
      self[$0].grouped(through: index, schemes: schemes)
    }
    let pieces = zip(bySize, groupings).flatMap { place, outcome in
      outcome.grouping.map { grouping in
        (self[place].kept ?? []).map { Piece(place: place, column: $0, grouping: grouping) }
      } ?? []
    }
    let columns = parallelMap(pieces, threads: threads) { piece in
      self[piece.place].table.columns[piece.column].map { piece.grouping.ordered($0) }
    }
    var ordered = [[String: Column]](repeating: [:], count: count)
    for (piece, column) in zip(pieces, columns) { ordered[piece.place][piece.column] = column }
    var results = [DeliveredTable.Linked](repeating: DeliveredTable.Linked(), count: count)
    for (place, outcome) in zip(bySize, groupings) {
      results[place] = DeliveredTable.Linked(
        table: self[place].linked(outcome.grouping, ordered[place]), account: outcome.account,
        holders: outcome.holders)
    }
    return results
  }
}

extension PersonIndex {
  /// Indexes the person snapshot and the crosswalk; nil where no person snapshot was agreed.
  init?(_ deliveries: [String: [ReferencePeriod: Table]], _ catalogue: Catalogue, threads: Int) {
    guard let persons = catalogue.personExtract, let column = persons.personColumn,
      case .identifier(let scheme)? = persons.column(column)?.type
    else { return nil }
    func tables(_ extract: String) -> [Table] {
      (deliveries[extract] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
    }
    self.init(
      scheme: scheme, register: tables(persons.id).compactMap { $0.columns[column] },
      crosswalk: catalogue.contracts.filter(\.isLinking).flatMap { contract in
        tables(contract.id).map { ($0, contract) }
      }, threads: threads)
  }
}

extension ExtractContract.Time {
  /// The column that says on which day a row's key was used.
  fileprivate var dayColumn: String? {
    switch self {
    case .spell(let from, _): from
    case .event(let date): date
    case .month(let column): column
    case .snapshot, .period: nil
    }
  }
}
