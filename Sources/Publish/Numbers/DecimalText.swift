/// Decimal digits of a number, rounded half away from zero: the one rounding rule of a release.
///
/// The rule works on 15 significant digits, which every decimal number keeps in binary (C's DBL_DIG): 0.285
/// to two places is 0.29 although its binary form lies a little below, and 76.6 - 38.75 to one place is
/// 37.9. Written down in `docs/method/rounding.md`.
enum DecimalText {
  /// ASCII text without exponent, separators or negative zero; empty for what is not a number.
  static func digits(_ value: Double, decimals: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    append(value, decimals: decimals, to: &bytes)
    return bytes
  }

  /// The number that the printed text stands for.
  static func rounded(_ value: Double, decimals: Int) -> Double {
    Double(String(decoding: digits(value, decimals: decimals), as: UTF8.self)) ?? value
  }

  /// Appends the text of a number with a fixed count of decimal places, 0 to 9.
  static func append(_ value: Double, decimals: Int, to bytes: inout [UInt8]) {
    guard value.isFinite else { return }
    let places = min(max(decimals, 0), powers.count - 1)
    let scaled = abs(value) * powers[places]
    let whole = scaled.rounded(.down)
    let distance = abs(scaled - whole - 0.5)
    guard scaled < 1e14, distance > 1e-2 else {
      return appendByDigits(value, places: places, to: &bytes)
    }
    let units = UInt64(whole) + (scaled - whole > 0.5 ? 1 : 0)
    if value < 0, units > 0 { bytes.append(UInt8(ascii: "-")) }
    append(units, places: places, to: &bytes)
  }

  /// A count or an amount: without decimals where it is whole, else with two.
  static func appendQuantity(_ value: Double, to bytes: inout [UInt8]) {
    let isWhole = abs(value - value.rounded()) <= abs(value) * 1e-14
    append(value, decimals: isWhole ? 0 : 2, to: &bytes)
  }

  private static let powers: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

  /// Appends whole units of the last decimal place.
  private static func append(_ units: UInt64, places: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = units
    var written = 0
    while rest > 0 || written <= places {
      if written == places, places > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(zero + UInt8(rest % 10))
      rest /= 10
      written += 1
    }
    bytes[start...].reverse()
  }

  /// Rounds on the decimal digits themselves: for ties, near ties and large numbers.
  private static func appendByDigits(_ value: Double, places: Int, to bytes: inout [UInt8]) {
    let (digits, point) = significant(abs(value), places: places)
    let kept = point + places
    guard kept >= 0 else {
      return appendUnits([zero], isNegative: false, places: places, to: &bytes)
    }
    var units = Array(digits.prefix(kept))
    units += Array(repeating: zero, count: kept - units.count)
    if kept < digits.count, digits[kept] >= zero + 5 { increment(&units) }
    appendUnits(units, isNegative: value < 0, places: places, to: &bytes)
  }

  /// The decimal form with at most 15 significant digits where more than the places wanted are among
  /// them, and the place of the point.
  private static func significant(
    _ value: Double, places: Int
  ) -> (digits: [UInt8], point: Int) {
    let (digits, point) = shortest(value)
    let leading = digits.prefix { $0 == zero }.count
    guard digits.count > leading + 15, point + places < leading + 15 else {
      return (digits, point)
    }
    var kept = Array(digits[..<(leading + 15)])
    if digits[leading + 15] >= zero + 5 { increment(&kept) }
    return (kept, point + kept.count - (leading + 15))
  }

  /// Digits of the shortest decimal form that reads back as the number, and the place of the point.
  private static func shortest(_ value: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var point: Int?
    let text = Array(value.description.utf8)
    let end = text.firstIndex(of: UInt8(ascii: "e")) ?? text.count
    for byte in text[..<end] {
      if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
    }
    let exponent = Int(String(decoding: text[end...].dropFirst(), as: UTF8.self)) ?? 0
    return (digits, (point ?? digits.count) + exponent)
  }

  private static func increment(_ units: inout [UInt8]) {
    for index in units.indices.reversed() {
      if units[index] < zero + 9 {
        units[index] += 1
        return
      }
      units[index] = zero
    }
    units.insert(zero + 1, at: 0)
  }

  private static func appendUnits(
    _ units: [UInt8], isNegative: Bool, places: Int, to bytes: inout [UInt8]
  ) {
    let significant = units.drop { $0 == zero }
    if isNegative, !significant.isEmpty { bytes.append(UInt8(ascii: "-")) }
    let padding = max(0, places + 1 - significant.count)
    let digits = Array(repeating: zero, count: padding) + significant
    bytes += digits.prefix(digits.count - places)
    guard places > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes += digits.suffix(places)
  }

  private static let zero = UInt8(ascii: "0")
}
