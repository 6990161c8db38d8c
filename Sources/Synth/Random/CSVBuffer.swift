import Model

/// Rows of a CSV file as bytes: UTF-8, comma, LF, no quotes.
///
/// Values that are written here are numbers, days and codes of ours, none of which needs a quote.
/// They go straight to bytes, because a String per field would cost more than the simulation.
struct CSVBuffer: Sendable {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []
  /// Rows ended so far.
  private(set) var rows = 0
  private var isAtRowStart = true

  /// A field that holds a code.
  mutating func code(_ text: StaticString?) {
    separate()
    guard let text else { return }
    append(text)
  }

  /// A field that holds a text of the program's own.
  mutating func text(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  /// An empty field: the value is missing.
  mutating func empty() {
    separate()
  }

  /// A whole number, or an empty field.
  mutating func integer(_ value: Int?) {
    separate()
    guard let value else { return }
    append(value, width: 1)
  }

  /// A decimal number with `places` digits after the point, from a value in units of the last one.
  mutating func decimal(_ value: Int?, places: Int) {
    separate()
    guard let value else { return }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    append(abs(value) / scale, width: 1)
    bytes.append(UInt8(ascii: "."))
    append(abs(value) % scale, width: places)
  }

  /// A day, or an empty field.
  mutating func day(_ day: Day?) {
    separate()
    guard let day else { return }
    let parts = day.parts
    append(parts.year, width: 4)
    bytes.append(UInt8(ascii: "-"))
    append(parts.month, width: 2)
    bytes.append(UInt8(ascii: "-"))
    append(parts.day, width: 2)
  }

  /// A month, `2026-10`.
  mutating func month(_ month: ReferencePeriod) {
    separate()
    append(month.year, width: 4)
    bytes.append(UInt8(ascii: "-"))
    append(month.month, width: 2)
  }

  /// A key that is a number with leading zeros, or an empty field.
  mutating func key(_ number: Int?, width: Int) {
    key("", number, width: width)
  }

  /// A key of a prefix and a number with leading zeros, or an empty field.
  mutating func key(_ prefix: StaticString, _ number: Int?, width: Int) {
    separate()
    guard let number else { return }
    append(prefix)
    append(number, width: width)
  }

  /// An identification number: seven characters of 34, without I and O.
  mutating func fin(_ number: Int?) {
    separate()
    guard var rest = number else { return }
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 7))
    for place in stride(from: start + 6, through: start, by: -1) {
      bytes[place] = Self.finCharacters[rest % 34]
      rest /= 34
    }
  }

  /// Ends the row.
  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    rows += 1
    isAtRowStart = true
  }

  /// Forgets what was written and keeps the memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rows = 0
    isAtRowStart = true
  }

  private static let finCharacters = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)

  private mutating func separate() {
    if isAtRowStart {
      isAtRowStart = false
    } else {
      bytes.append(UInt8(ascii: ","))
    }
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ value: Int, width: Int) {
    var digits = 1
    var power = 10
    while digits < 19, digits < width || value >= power {
      digits += 1
      power = power &* 10
      if digits >= 18 { break }
    }
    let start = bytes.count
    for _ in 0..<digits { bytes.append(UInt8(ascii: "0")) }
    var rest = value
    var place = bytes.count - 1
    while rest > 0, place >= start {
      bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
      place -= 1
    }
  }
}
