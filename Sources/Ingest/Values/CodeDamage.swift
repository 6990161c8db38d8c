/// A text in which an export in an encoding without `ə`, `ş` or `ğ` has put `?` for some letters.
///
/// A question mark stands for one letter beyond ASCII: exports lose no others. Other letters may have
/// lost their marks in the same export, `ş` to `s`.
struct CodeDamage {
  /// A text of a code, letter by letter.
  typealias Pattern = [(letter: Unicode.Scalar, isFragile: Bool)]

  private static let fewestKnown = 2
  private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "ş": "s", "ç": "c", "ğ": "g", "ö": "o", "ü": "u", "ə": "e", "é": "e", "â": "a", "ä": "a",
  ]

  /// Letters, nil where one was lost.
  private let letters: [Unicode.Scalar?]

  /// Takes a text; nil where none or nearly all of its letters are lost.
  init?(_ text: String) {
    letters = text.unicodeScalars.flatMap { scalar -> [Unicode.Scalar?] in
      scalar == "?" || scalar == "\u{FFFD}" ? [nil] : Folding.all.fold(scalar)
    }
    let known = letters.count { $0 != nil }
    guard known < letters.count, known >= CodeDamage.fewestKnown else { return nil }
  }

  /// The letters of a code's text.
  static func pattern(_ text: String) -> Pattern {
    text.unicodeScalars.flatMap { scalar in
      Folding.all.fold(scalar).map { ($0, scalar.value >= 128) }
    }
  }

  /// Whether a code's text could have become this one.
  func fits(_ pattern: Pattern) -> Bool {
    guard pattern.count == letters.count else { return false }
    return zip(letters, pattern).allSatisfy { letter, original in
      guard let letter else { return original.isFragile }
      if letter == original.letter { return true }
      return original.isFragile && CodeDamage.plain[original.letter] == letter
    }
  }
}
