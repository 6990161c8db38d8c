import Model

/// The number that a text is, where it is not written in the plainest way.
///
/// A sign may be a plus or U+2212; digits may be grouped where the column declares it; a whole number
/// may have a fraction of zeros. Whatever can be read as two numbers is a fault.
struct NumberText {
  /// What a text gave.
  enum Outcome {
    case number(Int64, notes: RowNoteSet)
    case fault(RowFault, suggestion: String)
  }

  private static let mostDigits = 18

  /// Decimal places of the column; nil for whole numbers.
  var places: Int?
  /// Decimal mark of the column.
  var mark: UInt8
  /// Mark between groups of the column.
  var grouping: DigitGrouping?

  /// Reads a text.
  func read(_ text: [UInt8]) -> Outcome {
    var notes: RowNoteSet = []
    var rest = text[...]
    let isNegative = NumberText.takeSign(&rest, &notes)
    guard let parts = DigitGroups(rest) else { return .fault(malformed, suggestion: "") }
    let hasFraction = parts.marks.last == .some(.byte(mark)) && grouping?.byte != mark
    let whole = hasFraction ? Array(parts.runs.dropLast()) : parts.runs
    let marks = hasFraction ? Array(parts.marks.dropLast()) : parts.marks
    let fraction = hasFraction ? parts.runs.last ?? [] : []
    if !marks.isEmpty {
      guard isDeclared(marks), DigitGroups.areGroups(whole) else {
        return undeclared(parts, isNegative)
      }
      notes.add(.grouping)
    }
    var digits = whole.flatMap { $0 }
    if digits.count > 1, digits.first == Bytes.zero {
      guard marks.isEmpty else { return .fault(malformed, suggestion: "") }
      notes.add(.numberForm)
      digits = Array(digits.drop { $0 == Bytes.zero })
      if digits.isEmpty { digits = [Bytes.zero] }
    }
    guard let places else {
      return wholeNumber(digits, fraction, whole, isNegative, notes)
    }
    guard fraction.count <= places else { return .fault(.tooManyPlaces, suggestion: "") }
    let padding = Array(repeating: Bytes.zero, count: places - fraction.count)
    guard digits.count + fraction.count <= NumberText.mostDigits else {
      return .fault(malformed, suggestion: "")
    }
    guard let number = NumberText.value(digits + fraction + padding, isNegative) else {
      return .fault(.outOfRange, suggestion: "")
    }
    return .number(number, notes: notes)
  }

  private var malformed: RowFault {
    places == nil ? .malformedInteger : .malformedDecimal
  }

  private func wholeNumber(
    _ digits: [UInt8], _ fraction: [UInt8], _ whole: [[UInt8]], _ isNegative: Bool,
    _ notes: RowNoteSet
  ) -> Outcome {
    var notes = notes
    if !fraction.isEmpty {
      // Three decimals of a whole number are rather a group of digits, or thousands.
      if whole.count == 1, DigitGroups.areGroups(whole + [fraction]), digits != [Bytes.zero] {
        return .fault(
          .undeclaredGrouping, suggestion: NumberText.string(digits + fraction, isNegative))
      }
      guard fraction.allSatisfy({ $0 == Bytes.zero }) else {
        return .fault(malformed, suggestion: "")
      }
      notes.add(.numberForm)
    }
    guard digits.count <= NumberText.mostDigits,
      let number = NumberText.value(digits, isNegative)
    else { return .fault(malformed, suggestion: "") }
    return .number(number, notes: notes)
  }

  private func isDeclared(_ marks: [DigitGroups.Mark]) -> Bool {
    guard let grouping, let first = marks.first, marks.allSatisfy({ $0 == first }) else {
      return false
    }
    switch first {
    case .blank: return grouping == .blank
    case .byte(let byte): return grouping.byte == byte
    }
  }

  /// Names the fault of a number whose marks are not those of the column.
  private func undeclared(_ parts: DigitGroups, _ isNegative: Bool) -> Outcome {
    guard let first = parts.marks.first else { return .fault(malformed, suggestion: "") }
    if DigitGroups.areGroups(parts.runs), parts.marks.allSatisfy({ $0 == first }) {
      return .fault(
        .undeclaredGrouping,
        suggestion: NumberText.string(parts.runs.flatMap { $0 }, isNegative))
    }
    if parts.runs.count == 2, case .byte(let byte) = first, byte == 0x2C || byte == 0x2E {
      let sign = isNegative ? [Bytes.minus] : []
      let mended = sign + parts.runs[0] + [mark] + parts.runs[1]
      return .fault(
        .otherDecimalMark, suggestion: places == nil ? "" : String(decoding: mended, as: UTF8.self))
    }
    return .fault(malformed, suggestion: "")
  }

  private static func takeSign(_ rest: inout ArraySlice<UInt8>, _ notes: inout RowNoteSet) -> Bool {
    if rest.starts(with: "\u{2212}".utf8) {
      rest = rest.dropFirst(3)
      notes.add(.numberForm)
      return true
    }
    guard rest.first == Bytes.minus || rest.first == UInt8(ascii: "+") else { return false }
    let isNegative = rest.removeFirst() == Bytes.minus
    if !isNegative { notes.add(.numberForm) }
    return isNegative
  }

  private static func value(_ digits: [UInt8], _ isNegative: Bool) -> Int64? {
    Int64(string(digits, isNegative))
  }

  private static func string(_ digits: [UInt8], _ isNegative: Bool) -> String {
    (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }
}

extension DigitGrouping {
  /// The mark's byte; nil where it is one of several blanks.
  var byte: UInt8? {
    switch self {
    case .blank: nil
    case .point: UInt8(ascii: ".")
    case .comma: UInt8(ascii: ",")
    case .apostrophe: UInt8(ascii: "'")
    }
  }
}
