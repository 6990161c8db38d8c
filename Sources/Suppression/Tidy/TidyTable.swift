/// A tidy CSV file: a header, and a row for each number.
///
/// As RFC 4180 defines it: commas, quotes doubled within quotes, LF or CR LF; a byte-order mark is skipped.
public struct TidyTable: Hashable, Sendable {
  /// Why text is no table; lines count from 1.
  public enum Fault: Error, Hashable, Sendable {
    /// A quote is not closed, or stands within an unquoted field.
    case quote(line: Int)
    /// A row has another number of fields than the header.
    case fields(line: Int)
    /// There is no header.
    case empty
    /// A column occurs twice.
    case repeatedColumn(String)
    /// It is not UTF-8.
    case encoding
  }

  /// Names of the columns.
  public var header: [String]
  /// Fields of the rows.
  public var rows: [[String]]
  /// Line of the file at which each row begins.
  public private(set) var lines: [Int]

  /// Reads a file.
  public init(_ bytes: [UInt8]) throws(Fault) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .encoding }
    var scanner = TidyScanner(bytes: bytes)
    guard let names = try scanner.record() else { throw .empty }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .repeatedColumn(name) }
    header = names
    rows = []
    lines = []
    while let fields = try scanner.record() {
      guard fields.count == names.count else { throw .fields(line: scanner.recordLine) }
      rows.append(fields)
      lines.append(scanner.recordLine)
    }
  }

  /// Index of a column.
  public func column(_ name: String) -> Int? {
    header.firstIndex(of: name)
  }

  /// Leaves out all other columns.
  mutating func keep(columns: [Int]) {
    header = columns.map { header[$0] }
    rows = rows.map { row in columns.map { row[$0] } }
  }

  /// The file with LF at the end of each line, and quotes where they are needed.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for record in [header] + rows {
      for (index, field) in record.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(field, to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private static func write(_ field: String, to bytes: inout [UInt8]) {
    let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D]
    guard field.utf8.contains(where: { special.contains($0) }) else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(0x22)
    for byte in field.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}

/// Cuts bytes into records; blank lines are skipped.
struct TidyScanner {
  let bytes: [UInt8]
  private(set) var recordLine = 1
  private var position = 0
  private var line = 1

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The fields of the next record; nil at the end.
  mutating func record() throws(TidyTable.Fault) -> [String]? {
    while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D {
      skipLineEnd()
    }
    guard position < bytes.count else { return nil }
    recordLine = line
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard position < bytes.count, bytes[position] == 0x2C else { break }
      position += 1
    }
    if position < bytes.count { skipLineEnd() }
    return fields
  }

  private mutating func skipLineEnd() {
    if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A {
      position += 1
    }
    position += 1
    line += 1
  }

  private mutating func field() throws(TidyTable.Fault) -> String {
    guard position < bytes.count, bytes[position] == 0x22 else { return try plainField() }
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard byte == 0x22 else {
        if byte == 0x0A { line += 1 }
        text.append(byte)
        continue
      }
      guard position < bytes.count, bytes[position] == 0x22 else {
        guard isAtFieldEnd else { throw .quote(line: recordLine) }
        return String(decoding: text, as: UTF8.self)
      }
      text.append(0x22)
      position += 1
    }
    throw .quote(line: recordLine)
  }

  private mutating func plainField() throws(TidyTable.Fault) -> String {
    let start = position
    while !isAtFieldEnd {
      guard bytes[position] != 0x22 else { throw .quote(line: recordLine) }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private var isAtFieldEnd: Bool {
    position >= bytes.count
      || [0x2C, 0x0A, 0x0D].contains(bytes[position])
  }
}
