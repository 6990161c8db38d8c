/// Checks on the bytes of a field that are the same for all types.
enum FieldText {
  /// Whether bytes are valid UTF-8.
  static func isUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.allSatisfy({ $0 < 128 }) { return true }
    return String(validating: text, as: UTF8.self) != nil
  }

  /// Whether a text ends before the last byte of a character of UTF-8.
  static func endsWithinCharacter(_ text: [UInt8]) -> Bool {
    let tail = text.suffix(3).reversed().prefix { $0 & 0xC0 == 0x80 }.count
    guard let lead = text.dropLast(tail).last, lead >= 0xC2, lead < 0xF5 else { return false }
    return tail + 1 < (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4)
  }

  /// Whether a byte stands there that no text has: a control character other than tab and line end.
  static func hasControl(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.contains { ($0 < 32 && $0 != 9 && $0 != 10 && $0 != 13) || $0 == 127 }
  }

  /// The text without blanks at its ends: spaces, tabs, blanks of Unicode, and what
  /// nobody sees.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (first, last) = (0, text.count)
    while first < last {
      let width = blankWidth(text, first..<last)
      guard width > 0 else { break }
      first += width
    }
    while last > first {
      guard let width = [1, 2, 3].first(where: { isBlankEnd(text, first..<last, $0) }) else {
        break
      }
      last -= width
    }
    return first..<last
  }

  private static func isBlankEnd(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ width: Int
  ) -> Bool {
    range.count >= width
      && blankWidth(text, (range.upperBound - width)..<range.upperBound) == width
  }

  private static func blankWidth(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int {
    let first = text[range.lowerBound]
    if first == 32 || first == 9 { return 1 }
    guard first >= 0xC2, range.count > 1 else { return 0 }
    let second = text[range.lowerBound + 1]
    if first == 0xC2 { return second == 0xA0 || second == 0x85 || second == 0xAD ? 2 : 0 }
    guard range.count > 2 else { return 0 }
    let third = text[range.lowerBound + 2]
    switch (first, second) {
    case (0xE2, 0x80): return third <= 0x8F || (0xA8...0xAF).contains(third) ? 3 : 0
    case (0xE2, 0x81): return (0x9F...0xAF).contains(third) ? 3 : 0
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    case (0xEF, 0xBB): return third == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// Whether bytes that `trimmed` leaves out have characters in them that nobody sees.
  static func hasInvisible(_ text: UnsafeBufferPointer<UInt8>, outside range: Range<Int>) -> Bool {
    let ends = Array(text[..<range.lowerBound]) + Array(text[range.upperBound...])
    return String(decoding: ends, as: UTF8.self).unicodeScalars.contains {
      FoldingTable.isInvisible($0) || $0 == "\u{2028}" || $0 == "\u{2029}"
    }
  }
}
