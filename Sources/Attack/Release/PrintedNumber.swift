/// A number as a file prints it.
struct PrintedNumber {
  var value: Double
  /// Digits after the decimal point.
  var decimals: Int

  /// Reads a number; nil where the text is none.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var mantissa = 0
    var digits = 0
    var decimals = 0
    var isNegative = false
    var hasPoint = false
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        mantissa = mantissa &* 10 &+ Int(byte &- UInt8(ascii: "0"))
        digits += 1
        if hasPoint { decimals += 1 }
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      case UInt8(ascii: "-") where index == 0: isNegative = true
      default:
        guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else {
          return nil
        }
        value = number
        self.decimals = 0
        return
      }
    }
    guard digits > 0, digits <= 15 else { return nil }
    value = Double(isNegative ? -mantissa : mantissa) / Self.powers[decimals]
    self.decimals = decimals
  }

  private static let powers: [Double] = (0...15).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
}
