import Model

/// The patterns of identifiers that contracts may use.
///
/// A pattern is a sequence of parts, and the whole of an identifier must match it:
/// - a part is a letter, a digit, another ASCII sign that regular expressions give no meaning, any
///   sign after `\`, or a class of characters such as `[0-9A-HJ-NP-Z]`;
/// - `?`, `{n}` or `{n,m}` after a part say how often it stands there, 99 times at most.
///
/// There is no choice, group, wildcard or endless repetition, so matching never takes long.
struct PatternGrammar {
  private var scalars: ArraySlice<Unicode.Scalar>

  /// The first thing that is not of the grammar, with its offset in the pattern.
  static func fault(
    in pattern: String
  ) -> (fault: DefinitionProblem.PatternFault, offset: Int)? {
    var grammar = PatternGrammar(scalars: Array(pattern.unicodeScalars)[...])
    while !grammar.scalars.isEmpty {
      let offset = grammar.scalars.startIndex
      if let fault = grammar.part() { return (fault, offset) }
      let repetition = grammar.scalars.startIndex
      if let fault = grammar.repetition() { return (fault, repetition) }
    }
    return nil
  }

  private static let special: Set<Unicode.Scalar> = [
    "^", "$", ".", "|", "(", ")", "[", "]", "{", "}", "*", "+", "?",
  ]

  private mutating func part() -> DefinitionProblem.PatternFault? {
    guard let scalar = scalars.popFirst() else { return nil }
    switch scalar {
    case "[": return characterClass()
    case "\\": return scalars.popFirst().map(isSign) ?? false ? nil : .unsupported
    default: return isPrintable(scalar) && !Self.special.contains(scalar) ? nil : .unsupported
    }
  }

  private mutating func characterClass() -> DefinitionProblem.PatternFault? {
    guard let end = scalars.firstIndex(of: "]") else { return .unclosedClass }
    var members = scalars[..<end]
    scalars = scalars[(end + 1)...]
    guard let first = members.first else { return .emptyClass }
    guard first != "^", !members.contains("["), !members.contains("\\") else {
      return .unsupported
    }
    while let low = members.popFirst() {
      guard isPrintable(low) else { return .badRange }
      guard members.first == "-", members.count > 1 else { continue }
      members.removeFirst()
      guard let high = members.popFirst(), isPrintable(high), low <= high else {
        return .badRange
      }
    }
    return nil
  }

  private mutating func repetition() -> DefinitionProblem.PatternFault? {
    if scalars.first == "?" {
      scalars.removeFirst()
      return nil
    }
    guard scalars.first == "{" else { return nil }
    guard let end = scalars.firstIndex(of: "}") else { return .badRepetition }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[..<end].dropFirst())
    scalars = scalars[(end + 1)...]
    let parts = String(text).split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { wholeNumber($0) }
    guard (1...2).contains(parts.count), numbers.count == parts.count,
      let least = numbers.first, let most = numbers.last, least <= most, (1...99).contains(most)
    else { return .badRepetition }
    return nil
  }

  private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    (0x20...0x7E).contains(scalar.value)
  }

  private func isSign(_ scalar: Unicode.Scalar) -> Bool {
    isPrintable(scalar) && !scalar.properties.isAlphabetic
      && !("0"..."9").contains(scalar)
  }
}

extension YAMLNode {
  /// A pattern of the grammar; a fault is reported at its character.
  func pattern(_ problems: inout ProblemList) -> String? {
    guard let text = text(&problems) else { return nil }
    if let (fault, offset) = PatternGrammar.fault(in: text.text) {
      var place = location
      place.column = place.column.map { $0 + offset }
      problems.report(.pattern(fault), at: place)
      return nil
    }
    return text.text
  }
}
