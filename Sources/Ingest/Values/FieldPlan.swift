import Model

/// How one field of a row is read, in the order of the file's header.
struct FieldPlan {
  /// Families of types.
  enum Kind: UInt8 {
    case code
    case identifier
    case integer
    case decimal
    case date
    case month
    case schoolYear
    case period
    case yesNo
    case text
    /// No column of the contract; not looked at.
    case ignored
    /// A field without a name, which must be empty.
    case unnamed

    /// Whether values are texts that are numbered.
    var isText: Bool {
      self == .identifier || self == .text
    }
  }

  /// What has to be looked at again although it can be read.
  enum Suspicion: UInt8 {
    /// Nothing.
    case none
    /// Texts that a spreadsheet would run.
    case formula
    /// Everything: the contract declares a marker that is a valid value too.
    case all
  }

  var kind: Kind
  var isRequired: Bool
  /// What has to be looked at again although it can be read.
  var suspicion = Suspicion.none
  /// Longest text in bytes that is looked at.
  var mostBytes = UInt(ColumnContract.longestField)
  /// Least and greatest stored value that is both allowed and usual.
  var minimum = Int64.min
  var maximum = Int64.max
  /// First and last stored value that belongs to the delivery's period.
  var periodMinimum = Int64.min
  var periodMaximum = Int64.max
  /// First stored value that is not earlier than the period; earlier events are counted.
  var earlierThan = Int64.min
  var places = 0
  var decimalMark = UInt8(ascii: ".")
  /// Where values go; nil where the column is checked and not kept.
  var narrow: UnsafeMutablePointer<Int32>?
  var wide: UnsafeMutablePointer<Int64>?
  var codes: CodeTable.Lookup?
  var pattern: UnsafePointer<UInt64>?
  /// Whether the pattern is nothing but digits, at most 15, so that no table is needed.
  var isDigits = false
  var shortest = 0
  var longest = Int.max
  /// Whether the column is part of the key.
  var isKey = false
  /// Whether identifiers carry a check character on cards, as the FIN does.
  var hasCheckCharacter = false
}

/// The plans of all fields, and what decides about a row as a whole.
struct RowPlan {
  /// Fields in the order of the header.
  var fields: UnsafeMutableBufferPointer<FieldPlan>
  /// Days of all months.
  var times: TimeDecoder
  /// Header positions of the first and last day of a spell.
  var spell: (from: Int, to: Int)?
  /// Header positions of fields whose texts are numbered, of the key, and of an event's day.
  var texts = UnsafeMutableBufferPointer<Int>(start: nil, count: 0)
  var keys = UnsafeMutableBufferPointer<Int>(start: nil, count: 0)
  var event: Int?
  /// Key hashes by row; nil without a key.
  var keyHashes: UnsafeMutablePointer<UInt64>?
  /// Readers of unusual values, by field; the planner owns them.
  var careful = UnsafeMutableBufferPointer<Unmanaged<CarefulReader>>(start: nil, count: 0)
  /// Header position of the first key column.
  var firstKeyField: Int?
  /// What is counted of accepted rows.
  var tally = RowTally.Plan()
  /// Rules and references, which the planner owns; nil where there are none.
  var checks: Unmanaged<RowChecks>?
  /// The header's fields as they stand, to find the header again among the rows.
  var header: [[UInt8]] = []

  /// Whether the header would pass for a row, as all columns are texts.
  var isHeaderReadable = false

  /// Whether a record is the header again.
  func isHeader(_ record: RecordSpan) -> Bool {
    guard let first = header.first, let field = record.fields.first,
      field.bytes.elementsEqual(first)
    else { return false }
    return record.fields.count == header.count
      && zip(record.fields, header).allSatisfy { $0.bytes.elementsEqual($1) }
  }
}
