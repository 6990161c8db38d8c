import Model

/// Understands the letters and signs that statistical offices put in place of a number or behind it.
///
/// Source: UK Government Analysis Function, symbols in tables; Eurostat flags
/// since 2025; SDMX CL_OBS_STATUS; the usage of the German and Hungarian offices.
struct ShorthandReader {
  /// What a text says.
  enum Reading: Equatable {
    /// Why there is no number.
    case missing(MissingMeaning)
    /// A sign for exactly zero, which the German and Hungarian offices print as a dash.
    case zero
    /// The number's text, with the marks behind it left out.
    case number([UInt8])
  }

  private let families: [Shorthand]

  /// Understands so many families; none means nothing.
  init(_ families: Set<Shorthand>) {
    self.families = Shorthand.allCases.filter { families.contains($0) }
  }

  /// What a text says in the families; nil where they say nothing, or different things.
  func read(_ text: String) -> Reading? {
    guard !families.isEmpty else { return nil }
    let readings = families.compactMap { ShorthandReader.read(text, $0) }
    guard let first = readings.first, readings.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  private static func read(_ text: String, _ family: Shorthand) -> Reading? {
    var (head, marks) = brackets(text)
    let table = ShorthandTable.of(family)
    if head.isEmpty, !marks.isEmpty,
      let first = marks.firstIndex(where: { table.stands($0) != nil })
    {
      head = marks.remove(at: first)
    } else if let plain = table.stands(head) {
      return marks.allSatisfy(table.isBehind) ? plain : nil
    }
    guard marks.allSatisfy(table.isBehind) else { return nil }
    if let plain = table.stands(head) { return plain }
    guard let number = number(head, table), number.count < text.utf8.count else { return nil }
    return .number(number)
  }

  /// A text without the bracketed marks at its end, and those marks.
  private static func brackets(_ text: String) -> (head: String, marks: [String]) {
    var head = trimmed(text[...])
    var marks: [String] = []
    while head.last == "]", let open = head.lastIndex(of: "[") {
      marks.append(String(trimmed(head[head.index(after: open)...].dropLast())))
      head = trimmed(head[..<open])
    }
    return (String(head), marks.reversed())
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }

  /// The number before letters, or within the brackets that mean a low reliability in Germany.
  private static func number(_ head: String, _ table: ShorthandTable) -> [UInt8]? {
    if table.hasRoundBrackets, head.first == "(", head.last == ")" {
      return digits(head.dropFirst().dropLast())
    }
    let letters = String(head.reversed().prefix { $0.isLetter }.reversed())
    guard letters.isEmpty || table.areLettersBehind(letters) else { return nil }
    return digits(trimmed(head.dropLast(letters.count)))
  }

  private static func digits(_ text: Substring) -> [UInt8]? {
    let bytes = Array(text.utf8)
    let hasDigits = bytes.contains { $0 &- Bytes.zero <= 9 }
    return hasDigits && !text.contains { $0.isLetter } ? bytes : nil
  }
}
