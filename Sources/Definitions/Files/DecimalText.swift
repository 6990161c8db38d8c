/// A number as a person writes it: sign, digits, decimal point, and nothing else.
public struct DecimalText: Sendable {
  private var isNegative: Bool
  private var whole: String
  private var fraction: String

  /// Reads `-12.50`; exponents, blanks, grouping and a point without digits beside it are nil.
  public init?(_ text: String) {
    isNegative = text.hasPrefix("-")
    let digits = isNegative ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }),
      digits.utf8.count <= 30
    else { return nil }
    whole = String(parts[0])
    fraction = parts.count == 2 ? String(parts[1]) : ""
  }

  /// The nearest binary number.
  var value: Double? {
    Double("\(isNegative ? "-" : "")\(whole).\(fraction.isEmpty ? "0" : fraction)")
  }

  /// The number times 10^places, or nil where that is not whole or too large.
  public func scaled(places: Int) -> Int64? {
    guard fraction.utf8.count <= places else { return nil }
    let zeros = String(repeating: "0", count: places - fraction.utf8.count)
    return Int64("\(isNegative ? "-" : "")\(whole)\(fraction)\(zeros)")
  }
}

/// A whole number written in ASCII digits, at most nine of them.
func wholeNumber(_ text: some StringProtocol) -> Int? {
  guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy(isDigit) else { return nil }
  return Int(text)
}

/// Whether a byte is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
