/// Line ends as editors count them: LF, CR LF, and CR alone.
enum LineEnds {
  /// Whether a byte is part of a line end.
  static func isPart(_ byte: UInt8) -> Bool {
    byte == 10 || byte == 13
  }

  /// Whether a line ends with the byte at an index: LF, or CR that no LF follows.
  static func isEnd(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    if bytes[index] == 10 { return true }
    return bytes[index] == 13 && (index + 1 >= bytes.count || bytes[index + 1] != 10)
  }

  /// Line ends within a range.
  static func count(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int {
    let bytes = UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
    return bytes.indices.count { isEnd(bytes, $0) }
  }
}

/// Bytes with names.
enum Bytes {
  /// The quote.
  static let quote = UInt8(ascii: "\"")
  /// The digit zero.
  static let zero = UInt8(ascii: "0")
  /// The minus sign.
  static let minus = UInt8(ascii: "-")
}
