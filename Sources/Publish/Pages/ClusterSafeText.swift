/// Text whose markup characters stand alone.
///
/// Mustache escapes character by character, and a `<` or `"` that is joined to a combining mark or
/// to a prepended sign of another script is not the character it looks for: it would go out
/// unescaped. A zero-width space on either side takes such a cluster apart.
enum ClusterSafeText {
  /// The same text, with joined markup characters set apart.
  static func text(_ text: String) -> String {
    guard text.utf8.contains(where: isMarkup), text.utf8.contains(where: { $0 >= 0x80 }) else {
      return text
    }
    var result = ""
    for character in text {
      let scalars = character.unicodeScalars
      guard scalars.count > 1, character.utf8.contains(where: isMarkup) else {
        result.append(character)
        continue
      }
      for scalar in scalars {
        result.unicodeScalars.append(scalar)
        result.unicodeScalars.append("\u{200B}")
      }
    }
    return result
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
