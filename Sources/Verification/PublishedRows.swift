/// The rows of a CSV file.
struct PublishedRows {
  private(set) var columns: [String: Int] = [:]
  private(set) var rows: [[String]] = []

  /// Reads a file; nil where it is none.
  init?(_ bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in bytes[start...] + [0x0A] {
      switch byte {
      case 0x22:
        // A doubled quote closes and opens again: the quote between is kept.
        if !isQuoted, field.last != nil { field.append(byte) }
        isQuoted.toggle()
      case 0x2C where !isQuoted, 0x0A where !isQuoted:
        record.append(Self.text(field))
        field = []
        guard byte == 0x0A else { continue }
        if record != [""] { rows.append(record) }
        record = []
      default: field.append(byte)
      }
    }
    guard !isQuoted, !rows.isEmpty else { return nil }
    let names = rows.removeFirst()
    columns = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    guard rows.allSatisfy({ $0.count == names.count }) else { return nil }
  }

  private static func text(_ field: [UInt8]) -> String {
    String(decoding: field.last == 0x0D ? field.dropLast() : field[...], as: UTF8.self)
  }
}

/// A row of a CSV file.
struct PublishedRow {
  let columns: [String: Int]
  let fields: [String]

  /// The text of a column; nil where there is none.
  subscript(column: String) -> String? {
    columns[column].map { fields[$0] }
  }

  /// Whether the row holds no number because there is none.
  func isAbsent(_ table: PublishedSpecification.Table) -> Bool {
    guard let absent = table.absent, let text = self[absent.column] else { return false }
    return absent.values.contains(text)
  }

  /// Id of the measure.
  func measure(_ table: PublishedSpecification.Table) -> String? {
    switch table.measure {
    case .named(let id): id
    case .column(let source):
      self[source.column].flatMap { name in source.map.map { $0[name] } ?? name }
    }
  }
}
