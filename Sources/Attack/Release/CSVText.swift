/// A CSV file cut into fields (RFC 4180; also with semicolons or tabs).
struct CSVText {
  /// Names of the columns.
  private(set) var header: [String] = []
  /// Number of rows below the header.
  private(set) var rows = 0
  /// Fields of all rows, by row: where each begins and ends in `bytes`.
  private(set) var fields: [(start: Int32, end: Int32)] = []
  /// Line of each row.
  private(set) var lines: [Int32] = []
  /// The file, and behind it the fields whose quotes had to be resolved.
  private(set) var bytes: [UInt8]

  private var position = 0
  private var line = 1
  private var delimiter = UInt8(ascii: ",")

  /// Cuts a file.
  init(_ bytes: [UInt8]) throws(AttackError) {
    guard bytes.count < Int32.max / 2 else { throw AttackError(.data, "the file is too large") }
    try Self.checkText(bytes)
    self.bytes = bytes
    let end = bytes.count
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    delimiter = Self.delimiter(of: bytes)
    try readRow(end: end)
    header = fields.map {
      String(decoding: self.bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
    }
    fields.removeAll(keepingCapacity: true)
    guard header != [""] else { throw AttackError(.data, "the file is empty") }
    while position < end {
      let start = line
      let before = fields.count
      try readRow(end: end)
      let width = fields.count - before
      if width == 1, header.count > 1, fields[before].start == fields[before].end {
        fields.removeLast()
        continue
      }
      guard width == header.count else {
        throw AttackError(
          .data, "the row has another number of fields than the header", line: start)
      }
      lines.append(Int32(truncatingIfNeeded: start))
      rows += 1
    }
  }

  /// The column with a name; nobody could tell which of two is meant.
  func column(_ name: String) throws(AttackError) -> Int? {
    let column = header.firstIndex(of: name)
    guard header.lastIndex(of: name) == column else {
      throw AttackError(.data, "two columns have the name '\(name)'", line: 1)
    }
    return column
  }

  /// Codes of bytes that are no text would become the same code.
  private static func checkText(_ bytes: [UInt8]) throws(AttackError) {
    guard bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil
    else { return }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    throw AttackError(.data, "the file is no text in UTF-8", line: line.map { $0 + 1 })
  }

  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    let header = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] where header.contains(candidate) {
      return candidate
    }
    return UInt8(ascii: ",")
  }

  /// Reads the fields of one row, and its line end.
  private mutating func readRow(end: Int) throws(AttackError) {
    while true {
      if position < end, bytes[position] == UInt8(ascii: "\"") {
        try readQuoted(end: end)
      } else {
        readPlain(end: end)
      }
      guard position < end else { return }
      let byte = bytes[position]
      position += 1
      if byte == delimiter { continue }
      if byte == 0x0D, position < end, bytes[position] == 0x0A { position += 1 }
      line += 1
      return
    }
  }

  private mutating func readPlain(end: Int) {
    let start = position
    bytes.withUnsafeBufferPointer { bytes in
      while position < end {
        let byte = bytes[position]
        if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
        position += 1
      }
    }
    add(start, position)
  }

  private mutating func readQuoted(end: Int) throws(AttackError) {
    let first = line
    position += 1
    let start = position
    var resolved: [UInt8]?
    while position < end {
      let byte = bytes[position]
      if byte == 0x0A { line += 1 }
      if byte == UInt8(ascii: "\"") {
        guard position + 1 < end, bytes[position + 1] == byte else { break }
        if resolved == nil { resolved = Array(bytes[start..<position]) }
        position += 1
      }
      resolved?.append(byte)
      position += 1
    }
    guard position < end else { throw AttackError(.data, "a quote is not closed", line: first) }
    let stop = position
    position += 1
    if position < end, ![delimiter, 0x0A, 0x0D].contains(bytes[position]) {
      throw AttackError(.data, "text follows a closing quote", line: line)
    }
    guard let resolved else { return add(start, stop) }
    bytes.append(contentsOf: resolved)
    add(bytes.count - resolved.count, bytes.count)
  }

  private mutating func add(_ start: Int, _ end: Int) {
    fields.append((Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end)))
  }
}
