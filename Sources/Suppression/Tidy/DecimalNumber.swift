/// A number as a tidy file writes it: digits, and decimal places after a point.
struct DecimalNumber: Hashable {
  /// Greatest number of digits: sums of such numbers stay within what is computed exactly.
  private static let mostDigits = 15

  /// The number without its point.
  private(set) var digits = 0
  /// Decimal places; zeros at the end do not count.
  private(set) var decimals = 0

  /// Reads a number; nil where the text is none, or one of more than 15 digits.
  init?(_ text: String) {
    var isNegative = false
    var hasPoint = false
    var hasDigit = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case UInt8(ascii: "."):
        guard !hasPoint, hasDigit else { return nil }
        hasPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigit = true
        digits = digits &* 10 &+ Int(byte &- UInt8(ascii: "0"))
        guard digits < 1_000_000_000_000_000 else { return nil }
        if hasPoint { decimals += 1 }
      default: return nil
      }
    }
    guard hasDigit, text.utf8.count <= 2 * Self.mostDigits else { return nil }
    while decimals > 0, digits.isMultiple(of: 10) {
      digits /= 10
      decimals -= 1
    }
    if isNegative { digits = 0 &- digits }
  }

  /// The number in units of a power of ten; nil where it does not fit.
  func scaled(to places: Int) -> Int? {
    var scaled = digits
    guard places >= decimals else { return nil }
    for _ in decimals..<places {
      let (product, overflows) = scaled.multipliedReportingOverflow(by: 10)
      guard !overflows, product.magnitude < 1_000_000_000_000_000 else { return nil }
      scaled = product
    }
    return scaled
  }

  /// The number as a floating-point one.
  var double: Double {
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    return Double(digits) / power
  }
}
