internal import Digest
internal import Ingest
internal import Model

/// Everything that was readmitted of one delivery, in order: `private/readmitted/PERIOD/EXTRACT.csv`.
///
/// Lines are only ever added. Of several corrections of one row the last one counts; all stay.
struct ReadmissionTrail: Sendable {
  /// One decision about one row.
  struct Entry: Hashable, Sendable {
    /// When it was readmitted, in UTC.
    var time: String
    /// Who did it, as they said.
    var person: String
    /// Why, as they said.
    var note: String
    /// What becomes of the row.
    var correction: RowCorrection
  }

  /// Decisions in order of time.
  var entries: [Entry] = []

  /// Columns of the file.
  static let columns = [
    "time", "by", "note", "line", "action", "sha256", "original", "corrected",
  ]

  /// The decision that counts for each row, by line.
  var corrections: [RowCorrection] {
    var last: [Int: RowCorrection] = [:]
    for entry in entries { last[entry.correction.line] = entry.correction }
    return last.sorted { $0.key < $1.key }.map(\.value)
  }

  /// How many rows it corrects and withdraws.
  var counts: ReadmittedRows {
    let withdrawn = corrections.count { $0.corrected == nil }
    return ReadmittedRows(corrected: corrections.count - withdrawn, withdrawn: withdrawn)
  }

  /// Begins an empty trail.
  init() {}

  /// Reads a trail.
  ///
  /// - Parameters:
  ///   - bytes: content of the file.
  ///   - file: its path, for messages.
  /// - Throws: status 65 where it is not what readmitting wrote.
  init(_ bytes: [UInt8], file: String) throws(RunError) {
    let table = QuotedTable(bytes)
    guard table.header == Self.columns, table.openQuote == nil else {
      throw ReadmissionProblem.damagedTrail(file: file, line: table.openQuote ?? 1).error
    }
    for row in table.rows {
      guard let entry = Entry(row, of: table) else {
        throw ReadmissionProblem.damagedTrail(file: file, line: row.line).error
      }
      entries.append(entry)
    }
  }

  /// The content of the file.
  var contents: [UInt8] {
    var bytes = Array((Self.columns.joined(separator: ",") + "\n").utf8)
    for entry in entries {
      bytes += entry.fields.map(QuotedTable.quoted).joined(separator: [UInt8(ascii: ",")])
      bytes.append(10)
    }
    return bytes
  }
}

extension ReadmissionTrail.Entry {
  /// The decision as a line of the file.
  fileprivate var fields: [[UInt8]] {
    let texts = [
      time, person, note, "\(correction.line)",
      correction.corrected == nil ? Self.withdraw : Self.correct,
      SHA256.hash(correction.original),
    ]
    return texts.map { Array($0.utf8) } + [correction.original, correction.corrected ?? []]
  }

  /// Reads a line; nil where it is not whole or its digest is not that of the original.
  fileprivate init?(_ row: QuotedTable.Row, of table: QuotedTable) {
    guard let line = table.text("line", of: row).flatMap(Int.init), line > 0,
      let action = table.text("action", of: row), [Self.correct, Self.withdraw].contains(action),
      let original = table.field("original", of: row),
      table.text("sha256", of: row) == SHA256.hash(original),
      let corrected = table.field("corrected", of: row),
      corrected.isEmpty == (action == Self.withdraw)
    else { return nil }
    time = table.text("time", of: row) ?? ""
    person = table.text("by", of: row) ?? ""
    note = table.text("note", of: row) ?? ""
    correction = RowCorrection(
      line: line, original: original, corrected: action == Self.withdraw ? nil : corrected)
  }

  static let correct = "correct"
  static let withdraw = "withdraw"
}
