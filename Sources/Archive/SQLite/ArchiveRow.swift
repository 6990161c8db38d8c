import GRDB

/// One row of a result, read without trust: a value of another type is damage, never a crash.
struct ArchiveRow {
  private let row: Row

  /// Wraps a row.
  init(_ row: Row) {
    self.row = row
  }

  /// The number in a column.
  func integer(_ column: Int) throws -> Int64 {
    guard let value = Int64.fromDatabaseValue(try stored(column)) else {
      throw ArchiveProblem.damaged
    }
    return value
  }

  /// The count in a column.
  func count(_ column: Int) throws -> Int {
    guard let count = Int(exactly: try integer(column)) else { throw ArchiveProblem.damaged }
    return count
  }

  /// The text in a column.
  func text(_ column: Int) throws -> String {
    guard let value = String.fromDatabaseValue(try stored(column)) else {
      throw ArchiveProblem.damaged
    }
    return value
  }

  /// The text in a column, or nil where it is empty.
  func optionalText(_ column: Int) throws -> String? {
    try stored(column).isNull ? nil : text(column)
  }

  /// The number in a column, or nil where it is empty.
  func optionalReal(_ column: Int) throws -> Double? {
    let value = try stored(column)
    if value.isNull { return nil }
    guard let number = Double.fromDatabaseValue(value) else { throw ArchiveProblem.damaged }
    return number
  }

  /// What a text in a column stands for.
  func meaning<Value>(_ column: Int, of read: (String) -> Value?) throws -> Value {
    guard let value = read(try text(column)) else { throw ArchiveProblem.damaged }
    return value
  }

  private func stored(_ column: Int) throws -> DatabaseValue {
    guard (0..<row.count).contains(column) else { throw ArchiveProblem.damaged }
    return row[column]
  }
}
