/// One field of a record: its text, without quotes and outer blanks, and where it stood.
struct FieldSpan {
  /// What was seen around the text.
  struct Marks: OptionSet {
    var rawValue: UInt8
    /// The field stood in quotes.
    static let quoted = Marks(rawValue: 1)
    /// Blanks stood around an unquoted text.
    static let padded = Marks(rawValue: 2)
    /// The text is a copy with doubled quotes made single; it lives as long as the visit.
    static let copied = Marks(rawValue: 4)
    /// Blanks stood outside the quotes, which RFC 4180 does not know.
    static let blanksOutsideQuotes = Marks(rawValue: 8)
  }

  /// First byte of the text.
  var content: UnsafePointer<UInt8>
  /// Bytes of the text.
  var length: Int
  /// Bytes from the beginning of the record to the beginning of the field.
  var offset: Int
  /// What was seen around the text.
  var marks: Marks

  /// The text.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: content, count: length)
  }
}

/// One record, valid during a visit.
struct RecordSpan {
  /// Fields in order.
  var fields: UnsafeMutableBufferPointer<FieldSpan>
  /// Position of the first byte.
  var start: Int
  /// The record as it stands there, without the line end.
  var bytes: UnsafeBufferPointer<UInt8>
  /// Physical line, counted from the beginning of the parsed range, from zero.
  var line: Int
}

/// A record that cannot be cut into fields.
struct MalformedRecord {
  /// Position of the first byte.
  var start: Int
  /// The record as it stands there, without the line end; valid during a visit.
  var bytes: UnsafeBufferPointer<UInt8>
  /// Physical line, counted from the beginning of the parsed range, from zero.
  var line: Int
  /// One-based byte column of the byte that cannot stand there.
  var column: Int
  /// Position of the field in which it stands.
  var field: Int
}

/// Receives records; a class so that libcsv's callbacks need one indirect call a record.
class RecordVisitor {
  /// Receives a record.
  func visit(_ record: RecordSpan) {}
  /// Receives a record that cannot be cut into fields.
  func visit(malformed record: MalformedRecord) {}
  /// Frees what only visits need.
  func finish() {}
}
