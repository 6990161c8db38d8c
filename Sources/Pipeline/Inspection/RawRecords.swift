internal import Ingest
internal import Model

/// The records of a file as they stand there.
struct RawRecords {
  /// One record with the physical line on which it begins.
  struct Row {
    var line: Int
    var fields: [String]
  }

  /// The header and all other records, in order.
  let rows: [Row]

  /// Reads a file.
  ///
  /// - Throws: status 66, 74 or 77 where it cannot be read, 65 where it has no records.
  init(file: String, encoding: String?) throws(RunError) {
    let table = QuotedTable(try WorkspaceFile(root: ".", path: file).bytes())
    rows =
      [Row(line: 1, fields: table.header)]
      + table.rows.map { row in
        Row(line: row.line, fields: row.fields.map { String(decoding: $0, as: UTF8.self) })
      }
  }
}
