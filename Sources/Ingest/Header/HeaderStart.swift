import Model

/// Where the header of a file begins: behind a byte-order mark, Excel's separator line, a preamble
/// that the contract declares, and blank lines.
struct HeaderStart {
  /// Position of the header's first byte.
  private(set) var position: Int
  /// Physical line of the header.
  private(set) var line = 1
  /// The delimiter that a line `sep=` names.
  private(set) var separator: UInt8?
  /// Blank lines that were passed over.
  private(set) var blankLines = 0
  /// Whether a declared preamble was passed over.
  private(set) var isPreamble = false

  /// Looks for the header.
  init(_ bytes: UnsafeRawBufferPointer, _ dialect: Dialect) {
    position = ByteOrderMark.length(bytes)
    separator = HeaderStart.separator(bytes, position)
    if separator != nil { skipLine(bytes) }
    isPreamble = dialect.headerLine > line
    while line < dialect.headerLine, position < bytes.count { skipLine(bytes) }
    while position < bytes.count, isBlank(bytes) {
      blankLines += 1
      skipLine(bytes)
    }
  }

  private mutating func skipLine(_ bytes: UnsafeRawBufferPointer) {
    position = LineEnds.nextLine(bytes, from: position)
    line += 1
  }

  private func isBlank(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let end = LineEnds.end(bytes, from: position)
    return bytes[position..<end].allSatisfy { $0 == 32 || $0 == 9 }
  }

  /// The byte that a line `sep=X` names, with or without quotes around it.
  private static func separator(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> UInt8? {
    var line = bytes[start..<LineEnds.end(bytes, from: start)]
    if line.count == 7, line.first == Bytes.quote, line.last == Bytes.quote {
      line = line.dropFirst().dropLast()
    }
    guard line.count == 5, let last = line.last, last < 128, last != Bytes.quote,
      line.prefix(4).map({ $0 | 0x20 }).elementsEqual("sep=".utf8.map { $0 | 0x20 })
    else { return nil }
    return last
  }
}
