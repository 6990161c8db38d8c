/// Checks on the bytes of a field that are the same for all types.
enum FieldText {
  /// Whether bytes are valid UTF-8.
  static func isUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.allSatisfy({ $0 < 128 }) { return true }
    return String(validating: text, as: UTF8.self) != nil
  }

  /// Whether a byte stands there that no text has: a control character other than tab and line end.
  static func hasControl(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.contains { ($0 < 32 && $0 != 9 && $0 != 10 && $0 != 13) || $0 == 127 }
  }

  /// Whether Cyrillic letters stand in a text that is valid UTF-8.
  static func hasCyrillic(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.contains { $0 == 0xD0 || $0 == 0xD1 || $0 == 0xD2 || $0 == 0xD3 }
  }

  /// The text without blanks at its ends: spaces, tabs, no-break spaces, zero-width characters.
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
    let head = text[range].prefix(3)
    if head.first == 32 || head.first == 9 { return 1 }
    if head.starts(with: [0xC2, 0xA0]) { return 2 }
    let wide: [[UInt8]] = [
      [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89], [0xEF, 0xBB, 0xBF],
    ]
    return wide.contains { head.elementsEqual($0) } ? 3 : 0
  }
}
