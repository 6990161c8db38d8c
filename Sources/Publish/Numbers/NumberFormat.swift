import Model

/// Numbers as readers of a language write them.
///
/// Azerbaijani: comma for decimals, no-break space for thousands. English: point and comma. The
/// minus is U+2212; nothing depends on the locale of the machine.
struct NumberFormat: Sendable {
  let language: Language

  /// A number with a fixed count of decimal places, grouped by thousands.
  func text(_ value: Double, decimals: Int) -> String {
    grouped(DecimalText.digits(value, decimals: decimals))
  }

  /// A whole number grouped by thousands.
  func text(_ count: Int) -> String {
    grouped(Array(String(count).utf8))
  }

  /// A count or an amount: without decimals where it is whole, else with two.
  func quantity(_ value: Double) -> String {
    var digits: [UInt8] = []
    DecimalText.appendQuantity(value, to: &digits)
    return grouped(digits)
  }

  /// A number with its sign in front, for changes.
  func signed(_ value: Double, decimals: Int) -> String {
    let text = text(value, decimals: decimals)
    return value > 0 ? "+" + text : text
  }

  /// A number with its unit: `62.5%`, `1,204 persons`.
  func text(_ value: Double, decimals: Int, unit: UnitOfMeasure) -> String {
    let number = text(value, decimals: decimals)
    return unit == .percent ? number + "%" : number + "\u{A0}" + unit.label[language]
  }

  /// An interval with its unit: `48.1–55.9%`, `12–15 days`.
  func interval(_ bounds: ClosedRange<Double>, decimals: Int, unit: UnitOfMeasure) -> String {
    let lower = text(bounds.lowerBound, decimals: decimals)
    let upper = text(bounds.upperBound, decimals: decimals, unit: unit)
    return "\(lower)–\(upper)"
  }

  /// A number that somebody set: without decimals where it is whole.
  func setting(_ value: Double, decimals: Int, unit: UnitOfMeasure) -> String {
    text(value, decimals: value == value.rounded() ? 0 : decimals, unit: unit)
  }

  private func grouped(_ digits: [UInt8]) -> String {
    let isNegative = digits.first == UInt8(ascii: "-")
    let parts = digits.drop { $0 == UInt8(ascii: "-") }
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let whole = String(decoding: parts.first ?? [], as: UTF8.self)
    var text = isNegative ? "\u{2212}" : ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.utf8.count - index) % 3 == 0 { text += thousandsSeparator }
      text.append(digit)
    }
    guard parts.count > 1 else { return text }
    return text + decimalSeparator + String(decoding: parts[1], as: UTF8.self)
  }

  private var thousandsSeparator: String {
    switch language {
    case .az: "\u{A0}"
    case .en: ","
    }
  }

  private var decimalSeparator: String {
    switch language {
    case .az: ","
    case .en: "."
    }
  }
}
