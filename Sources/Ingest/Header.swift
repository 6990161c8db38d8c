import Model

/// The columns of a file in their order, matched with the contract.
struct Header {
  /// The contract's column for each field of the file.
  private(set) var columns: [ColumnContract] = []
  /// Where the rows begin.
  private(set) var body = 0
  /// Physical lines before the rows.
  var lines = 0

  /// The header of a file that has none.
  static let none = Header()

  private init() {}

  /// Reads the first record that begins at `start` and reports what does not fit the contract.
  init(
    _ bytes: UnsafeRawBufferPointer, from start: Int, contract: ExtractContract,
    findings: inout FindingList
  ) {
    let line = Header.firstRecord(bytes, from: start)
    let list = RecordList()
    let outcome = CSVParser(delimiter: contract.dialect.delimiter).parse(
      bytes, range: start..<line.end, isLast: true, visitor: list)
    body = line.next
    lines = outcome.lines
    if let open = outcome.open {
      findings.add(.unclosedQuote, line: open.line + 1, column: open.column)
    }
    for record in list.malformed {
      findings.add(
        .row(.badQuote, field: nil, detail: nil), line: record.line + 1, column: record.column)
      findings.add(.headerMissing, line: record.line + 1)
    }
    guard let fields = list.records.first, list.malformed.isEmpty, outcome.open == nil else {
      if !findings.stops { findings.add(.headerMissing, line: 1) }
      return
    }
    lines = max(lines, 1)
    match(fields, contract, &findings)
  }

  private mutating func match(
    _ fields: [RecordList.Field], _ contract: ExtractContract, _ findings: inout FindingList
  ) {
    let line = lines
    let texts = fields.compactMap { String(validating: $0.bytes, as: UTF8.self) }
    guard texts.count == fields.count, !fields.contains(where: { $0.bytes.contains(0) }) else {
      findings.add(.headerNotText, line: line)
      return
    }
    let folded = Dictionary(
      contract.columns.map { (Header.folded($0.name), $0) },
      uniquingKeysWith: { first, _ in first })
    let matches = texts.map { contract.column($0) ?? folded[Header.folded($0)] }
    guard matches.contains(where: { $0 != nil }) else {
      findings.add(.headerMissing, line: line)
      return
    }
    var seen: Set<String> = []
    for (position, match) in matches.enumerated() {
      let place = fields[position].column
      guard let match else {
        findings.add(.columnUnknown(position: position + 1), line: line, column: place)
        continue
      }
      if !seen.insert(match.name).inserted {
        findings.add(.columnTwice(name: match.name), line: line, column: place)
      }
      if match.name != texts[position] || fields[position].isPadded {
        findings.add(.headerNormalised(column: match.name), line: line, column: place)
      }
      columns.append(match)
    }
    for column in contract.columns where !seen.contains(column.name) {
      findings.add(.columnMissing(name: column.name), line: line)
    }
  }

  private static func folded(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let range = bytes.withUnsafeBufferPointer { FieldText.trimmed($0) }
    return bytes[range].map { (65...90).contains($0) ? $0 | 0x20 : $0 }
  }

  /// Where the rows begin, or the end of what is there of the first record.
  static func next(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    firstRecord(bytes, from: start).next
  }

  /// The end of the first record and the beginning of the next one.
  private static func firstRecord(
    _ bytes: UnsafeRawBufferPointer, from start: Int
  ) -> (end: Int, next: Int) {
    var position = start
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Bytes.quote { isQuoted.toggle() }
      if !isQuoted, LineEnds.isPart(byte) {
        let isPair = byte == 13 && position + 1 < bytes.count && bytes[position + 1] == 10
        return (position, position + (isPair ? 2 : 1))
      }
      position += 1
    }
    return (position, position)
  }
}

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
