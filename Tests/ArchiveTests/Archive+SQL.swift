import GRDB

@testable import Archive

/// Statements by which tests look behind the archive; the only file of the tests that needs GRDB.
extension Archive {
  func execute(_ sql: String) throws {
    try write { try $0.execute(sql: sql) }
  }

  /// Runs statements and then, before they are committed, something else.
  func execute(_ statements: [String], beforeCommit: () throws -> Void) throws {
    try write { database in
      for sql in statements {
        try database.execute(sql: sql)
      }
      try beforeCommit()
    }
  }

  func number(_ sql: String) throws -> Int? {
    try read { try Int.fetchOne($0, sql: sql) }
  }
}
