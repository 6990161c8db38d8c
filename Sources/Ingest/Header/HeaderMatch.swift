import Model

/// The record at one place, cut at one delimiter, against the columns of a contract.
struct HeaderMatch {
  /// The delimiter.
  let delimiter: UInt8
  /// The record's fields; empty where it cannot be cut.
  private(set) var fields: [RecordList.Field] = []
  /// The names in the fields; empty where they are not text.
  private(set) var names: [ColumnName] = []
  /// The contract's column of each field.
  private(set) var matches: [ColumnContract?] = []
  /// The record where it cannot be cut.
  private(set) var malformed: MalformedRecord?
  /// A quote that is not closed.
  private(set) var open: CSVParser.OpenQuote?
  /// Where the next record begins.
  let next: Int
  /// Where the record ends.
  let end: Int
  /// Physical lines of the record.
  private(set) var lines = 1

  /// Cuts the record that begins at a position.
  init(
    _ bytes: UnsafeRawBufferPointer, from start: Int, delimiter: UInt8, columns: ContractColumns
  ) {
    self.delimiter = delimiter
    (end, next) = Header.firstRecord(bytes, from: start)
    let list = RecordList()
    let outcome = CSVParser(delimiter: delimiter).parse(
      bytes, range: start..<end, isLast: true, visitor: list)
    malformed = list.malformed.first
    open = outcome.open
    lines = max(1, outcome.lines)
    guard malformed == nil, open == nil, let first = list.records.first else { return }
    fields = first
    let texts = fields.compactMap { String(validating: $0.bytes, as: UTF8.self) }
    guard texts.count == fields.count, !fields.contains(where: { $0.bytes.contains(0) }) else {
      return
    }
    names = texts.map { ColumnName($0) }
    matches = names.map { columns.column($0) }
  }

  /// Columns of the contract that are found.
  var found: Int {
    Set(matches.compactMap { $0?.name }).count
  }

  /// Whether the names are text.
  var isText: Bool {
    names.count == fields.count
  }
}

/// The columns of a contract by the names that headers may give them.
struct ContractColumns {
  /// Columns in the order of the contract.
  let all: [ColumnContract]
  private let folded: [String: ColumnContract]

  /// Prepares the names of a contract.
  init(_ contract: ExtractContract) {
    all = contract.columns
    folded = Dictionary(
      contract.columns.map { (ColumnName($0.name).folded, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The column that a header means.
  func column(_ name: ColumnName) -> ColumnContract? {
    all.first { $0.name == name.text } ?? folded[name.folded]
  }
}
