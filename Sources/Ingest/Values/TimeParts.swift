/// A text cut into numbers, words and marks, folded so that case and kinds of dash do not matter.
struct TimeParts {
  /// A piece of a text.
  enum Part: Equatable {
    /// Digits, with how many there are.
    case number(Int, Int)
    /// Letters.
    case word(String)
    /// Anything else but blanks.
    case mark(Character)
  }

  private static let mostDigits = 8
  private static let mostParts = 16

  /// The pieces, none for a text that is too long to be a time.
  private(set) var parts: [Part] = []

  /// Cuts a text.
  init(_ text: String) {
    var rest = Folding.all.fold(text)[...]
    while let first = rest.first {
      guard parts.count < TimeParts.mostParts else {
        parts = []
        return
      }
      if TimeParts.isDigit(first) {
        let digits = rest.prefix { TimeParts.isDigit($0) }
        guard digits.count <= TimeParts.mostDigits, let number = Int(digits) else {
          parts = []
          return
        }
        parts.append(.number(number, digits.count))
        rest = rest.dropFirst(digits.count)
      } else if first.isLetter {
        let letters = rest.prefix { $0.isLetter }
        parts.append(.word(String(letters)))
        rest = rest.dropFirst(letters.count)
      } else {
        if first != " " { parts.append(.mark(first)) }
        rest = rest.dropFirst()
      }
    }
  }

  /// What kinds of parts stand there: `y` for four digits, `n` for one or two, `8` for eight, `#` for
  /// other numbers, `m` for that letter, `w` for words, marks as they are.
  var shape: String {
    String(
      parts.map { part -> Character in
        switch part {
        case .number(_, 4): "y"
        case .number(_, 1...2): "n"
        case .number(_, 8): "8"
        case .number: "#"
        case .word(let word): word == "m" ? "m" : "w"
        case .mark(let mark): mark
        }
      })
  }

  /// The numbers in order.
  var numbers: [Int] {
    parts.compactMap { part in
      if case .number(let value, _) = part { return value }
      return nil
    }
  }

  /// Digits of the last part, if it is a number.
  var lastWidth: Int? {
    if case .number(_, let width)? = parts.last { return width }
    return nil
  }

  /// The parts without a time of day that is midnight, as databases and spreadsheets add it.
  var withoutMidnight: TimeParts {
    guard let colon = parts.firstIndex(of: .mark(":")), colon >= 2 else { return self }
    let isLetter = parts[colon - 2] == .word("t")
    let isMidnight = parts[(colon - 1)...].allSatisfy { part in
      switch part {
      case .number(let value, _): value == 0
      case .mark(let mark): mark == ":" || mark == "."
      case .word(let word): word == "z"
      }
    }
    guard isMidnight else { return self }
    var copy = self
    copy.parts.removeSubrange((isLetter ? colon - 2 : colon - 1)...)
    return copy
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}
