/// Keeps copies of all records; for headers, tests and the search for single rows.
final class RecordList: RecordVisitor {
  /// A copy of a field.
  struct Field {
    /// The text.
    var bytes: [UInt8]
    /// One-based byte column.
    var column: Int
    /// Whether blanks stood around it.
    var isPadded: Bool
  }

  /// Well-formed records.
  private(set) var records: [[Field]] = []
  /// Lines on which they begin, from zero.
  private(set) var lines: [Int] = []
  /// Records that cannot be cut into fields.
  private(set) var malformed: [MalformedRecord] = []

  override func visit(_ record: RecordSpan) {
    lines.append(record.line)
    records.append(
      record.fields.map { span in
        Field(
          bytes: Array(span.bytes), column: span.offset + 1,
          isPadded: !span.marks.isDisjoint(with: [.padded, .blanksOutsideQuotes]))
      })
  }

  override func visit(malformed record: MalformedRecord) {
    malformed.append(record)
  }
}
