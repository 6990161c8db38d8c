internal import Model

/// A quarantine file as an analyst gives it back: with a column `corrected`, that holds the whole row as it
/// should be, or `action` with the word withdraw.
struct EditedQuarantine {
  /// A decision about one row, with its place in the edited file.
  struct Decision {
    /// Line in the edited file.
    var fileLine: Int
    /// Line in the delivery.
    var line: Int
    /// The row as the edited file has it.
    var original: [UInt8]
    /// The row as it should be; nil withdraws it.
    var corrected: [UInt8]?
  }

  /// Decisions in the order of the file.
  private(set) var decisions: [Decision] = []

  /// Reads an edited file.
  ///
  /// - Throws: status 65 with everything that is wrong with the file itself.
  init(_ bytes: [UInt8], file: String) throws(RunError) {
    let table = QuotedTable(bytes)
    if let line = table.openQuote {
      throw ReadmissionProblem.openQuote(file: file, line: line).error
    }
    var problems = ["line", "original"].filter { !table.header.contains($0) }
    if !table.header.contains("corrected"), !table.header.contains("action") {
      problems.append("corrected")
    }
    var found = problems.map { ReadmissionProblem.noColumn($0, file: file) }
    if found.isEmpty {
      for row in table.rows { read(row, of: table, file, &found) }
      if found.isEmpty, decisions.isEmpty { found = [.nothing(file: file)] }
    }
    guard found.isEmpty else { throw RunError(found.map(\.diagnostic), status: .badData) }
  }

  private mutating func read(
    _ row: QuotedTable.Row, of table: QuotedTable, _ file: String,
    _ found: inout [ReadmissionProblem]
  ) {
    let corrected = table.field("corrected", of: row) ?? []
    let action = table.text("action", of: row)?.lowercased() ?? ""
    guard !corrected.isEmpty || !action.isEmpty else { return }
    let isWithdrawn = action == "withdraw"
    guard isWithdrawn || action.isEmpty, isWithdrawn == corrected.isEmpty else {
      found.append(.action(file: file, line: row.line))
      return
    }
    guard let line = table.text("line", of: row).flatMap(Int.init), line > 0 else {
      found.append(.noLine(file: file, line: row.line))
      return
    }
    guard !decisions.contains(where: { $0.line == line }) else {
      found.append(.twice(file: file, line: row.line))
      return
    }
    guard isWithdrawn || Self.isOneRow(corrected) else {
      found.append(.severalRows(file: file, line: row.line))
      return
    }
    decisions.append(
      Decision(
        fileLine: row.line, line: line, original: table.field("original", of: row) ?? [],
        corrected: isWithdrawn ? nil : corrected))
  }

  /// Whether a line end stands within quotes alone.
  private static func isOneRow(_ bytes: [UInt8]) -> Bool {
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == 10 || byte == 13, !isQuoted { return false }
    }
    return !isQuoted
  }
}
