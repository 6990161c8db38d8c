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

  /// Where the next line begins, given the first byte of a line end.
  static func next(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Int {
    guard index < bytes.count else { return bytes.count }
    let isPair = bytes[index] == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
    return index + (isPair ? 2 : 1)
  }

  /// Where the line at a position ends, before its line end.
  static func end(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    bytes[start...].firstIndex(where: isPart) ?? bytes.count
  }

  /// Where the line after the one at a position begins.
  static func nextLine(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    next(bytes, end(bytes, from: start))
  }

  /// What a line end is called: `lf`, `crlf`, `cr`, or empty where there is none.
  static func name(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> String {
    guard let first = bytes[range].first else { return "" }
    return range.count == 2 ? "crlf" : first == 10 ? "lf" : "cr"
  }

  /// Line ends within a range.
  static func count(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int {
    let bytes = UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
    return bytes.indices.count { isEnd(bytes, $0) }
  }
}

extension LineEnds {
  /// Line ends within bytes.
  static func count(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { bytes in bytes.indices.count { isEnd(bytes, $0) } }
  }
}

/// Records by the line end behind them.
struct RecordEnds: Equatable {
  /// LF.
  var feeds = 0
  /// CR LF.
  var pairs = 0
  /// CR alone.
  var returns = 0

  /// Adds those of another part of the file.
  static func += (left: inout RecordEnds, right: RecordEnds) {
    left.feeds += right.feeds
    left.pairs += right.pairs
    left.returns += right.returns
  }

  /// Counts one line end by its name.
  mutating func add(_ name: String) {
    switch name {
    case "lf": feeds += 1
    case "crlf": pairs += 1
    case "cr": returns += 1
    default: break
    }
  }

  /// `lf`, `crlf`, `cr`, or `mixed`.
  var name: String {
    let kinds = [(feeds, "lf"), (pairs, "crlf"), (returns, "cr")].filter { $0.0 > 0 }
    return kinds.count > 1 ? "mixed" : kinds.first?.1 ?? "lf"
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
