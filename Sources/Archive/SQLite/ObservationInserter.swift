import GRDB
import GRDBSQLite

/// Stores observations one by one with a statement prepared once.
///
/// Values are bound through SQLite's own functions: a release has a hundred thousand observations,
/// and GRDB's argument lists, which allocate, cost as much again as SQLite itself.
struct ObservationInserter {
  private let statement: Statement

  /// Prepares the statement, or takes the connection's prepared one.
  init(_ database: Database) throws {
    statement = try database.cachedStatement(
      sql: "INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
  }

  /// Stores one observation of a block.
  func insert(_ row: BlockRow, block: Int64, place: Int) throws {
    let handle = statement.sqliteStatement
    bind(block, at: 1)
    bind(Int64(place), at: 2)
    bind(row.position, at: 3)
    bind(row.value, at: 4)
    bind(row.numerator, at: 5)
    bind(row.denominator, at: 6)
    bind(Int64(row.status), at: 7)
    bind(row.confidentiality, at: 8)
    bind(row.absence, at: 9)
    bind(row.lower, at: 10)
    bind(row.upper, at: 11)
    bind(row.intervalType, at: 12)
    bind(row.linkedCoverage, at: 13)
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard result == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: result))
    }
  }

  private func bind(_ number: Int64, at index: Int32) {
    sqlite3_bind_int64(statement.sqliteStatement, index, number)
  }

  private func bind(_ number: Double?, at index: Int32) {
    if let number {
      sqlite3_bind_double(statement.sqliteStatement, index, number)
    } else {
      sqlite3_bind_null(statement.sqliteStatement, index)
    }
  }

  private func bind(_ text: String?, at index: Int32) {
    guard let text else {
      sqlite3_bind_null(statement.sqliteStatement, index)
      return
    }
    // SQLITE_TRANSIENT, a cast that Swift does not import: SQLite copies the bytes at once.
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    let length = Int32(clamping: text.utf8.count)
    text.withCString { characters in
      _ = sqlite3_bind_text(statement.sqliteStatement, index, characters, length, copies)
    }
  }
}
