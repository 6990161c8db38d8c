/// Folds texts so that ways of writing the same name become one, whatever the locale.
///
/// Two texts are the same name where their folded forms are equal as Swift compares strings, which
/// is by canonical equivalence: composed and decomposed letters are equal. The four letters
/// `İ i I ı` become one, as neither upper- nor lower-casing by another language's rules keeps them
/// apart; `ə ǝ ә` become one, as keyboards have any of them.
struct Folding: OptionSet {
  var rawValue: UInt8

  /// Removes characters that nobody sees: zero-width ones, soft hyphens, marks of direction.
  static let invisible = Folding(rawValue: 1)
  /// Makes all blanks one space, removes them at the ends and beside dashes.
  static let blanks = Folding(rawValue: 2)
  /// Makes letters small, with one small `i`.
  static let letterCase = Folding(rawValue: 4)
  /// Replaces letters by the Latin ones that they look like.
  static let lookAlikes = Folding(rawValue: 8)
  /// Makes all dashes hyphens, and all apostrophes and quotes the plain ones.
  static let punctuation = Folding(rawValue: 16)

  /// Everything.
  static let all: Folding = [.invisible, .blanks, .letterCase, .lookAlikes, .punctuation]
  /// Each step alone.
  static let steps: [Folding] = [.invisible, .blanks, .letterCase, .lookAlikes, .punctuation]

  /// The folded form of a text.
  func fold(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return String(contains(.blanks) ? Folding.withoutBlanks(result) : result)
  }

  /// The folded form of one character, without regard to those beside it.
  func fold(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    var result = String.UnicodeScalarView()
    append(scalar, to: &result)
    return Array(result)
  }

  private func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
    if contains(.invisible), FoldingTable.isInvisible(scalar) { return }
    if contains(.blanks), scalar.properties.isWhitespace {
      result.append(" ")
      return
    }
    if contains(.punctuation), let plain = FoldingTable.punctuation[scalar] {
      result.append(plain)
      return
    }
    if contains(.letterCase), scalar == FoldingTable.dotAbove, result.last == "i" { return }
    for scalar in looked(scalar) {
      if contains(.letterCase) {
        result.append(contentsOf: Folding.small(scalar))
      } else {
        result.append(scalar)
      }
    }
  }

  private func looked(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    guard contains(.lookAlikes), scalar.value >= 128 else { return [scalar] }
    if (0xFF01...0xFF5E).contains(scalar.value) {
      return Unicode.Scalar(scalar.value - 0xFF01 + 0x21).map { [$0] } ?? [scalar]
    }
    if let plain = FoldingTable.lookAlikes[scalar] { return plain }
    let small = Array(scalar.properties.lowercaseMapping.unicodeScalars)
    guard small.count == 1, small[0] != scalar, let plain = FoldingTable.lookAlikes[small[0]]
    else { return [scalar] }
    return plain.flatMap { Array($0.properties.uppercaseMapping.unicodeScalars) }
  }

  private static func small(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar {
    case "I", "i", "\u{130}", "\u{131}": ["i"]
    default: Array(scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }

  /// The text with single spaces, none at the ends and none beside hyphens.
  private static func withoutBlanks(
    _ text: String.UnicodeScalarView
  ) -> String.UnicodeScalarView {
    var result = String.UnicodeScalarView()
    var isPending = false
    for scalar in text {
      if scalar == " " {
        isPending = true
        continue
      }
      if isPending, let last = result.last, last != "-", scalar != "-" { result.append(" ") }
      isPending = false
      result.append(scalar)
    }
    return result
  }
}
