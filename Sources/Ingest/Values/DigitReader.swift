/// Reads ASCII digits, and only those: no sign, no blank, no digits of other scripts.
enum DigitReader {
  /// Two digits as a number, or a negative number.
  @inline(__always)
  static func two(_ text: UnsafePointer<UInt8>) -> Int {
    let tens = Int(text[0] &- Bytes.zero)
    let ones = Int(text[1] &- Bytes.zero)
    return tens <= 9 && ones <= 9 ? tens &* 10 &+ ones : -1
  }

  /// Four digits as a number, or a negative number.
  @inline(__always)
  static func four(_ text: UnsafePointer<UInt8>) -> Int {
    let (high, low) = (two(text), two(text + 2))
    return high >= 0 && low >= 0 ? high &* 100 &+ low : -1
  }

  /// Whether all bytes are ASCII digits and there is at least one.
  static func isDigits(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    !text.isEmpty && text.allSatisfy { $0 &- Bytes.zero <= 9 }
  }
}
