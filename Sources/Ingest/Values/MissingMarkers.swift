import Model

/// Texts that people and programs write where there is no value.
enum MissingMarkers {
  private static let known: Set<String> = Set(
    [
      "null", "(null)", "<null>", "nil", "none", "na", "n/a", "n.a.", "n.a", "<na>", "#n/a",
      "#n/a n/a", "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#error!", "#spill!",
      "#calc!", "#getting_data", "-", "--", "---", ".", "..", "...", "…", ":", "*", "**", "***",
      "?", "??", "???", "/", "//", "\\n", "_", "#", "##", "###", "####", "#####",
      "yoxdur", "yox", "məlum deyil", "məlumat yoxdur", "bilinmir", "naməlum", "göstərilməyib",
      "н/д", "н.д.", "нд", "нет", "нет данных", "неизвестно", "не указано", "missing", "unknown",
      "not available", "not applicable", "no data", "empty", "blank", "bilinmiyor", "yok", "k.a.",
      "(blank)", "(empty)", "nd", "n/d", "s/d",
    ].map { Folding.all.fold($0) })

  /// Shorthands, which in place of a code could be a code that the list lacks.
  private static let shorthands: Set<String> = [
    "c", "x", "xx", "z", "k", "m", "q", "low", "[c]", "[x]", "[z]", "[k]", "[m]", "[low]", "[u]",
    "0n",
    "suppressed", "confidential", "sup",
  ]

  /// Whether a text usually stands for a missing value; of numbers also `1-4` and `<5`.
  static func isUsual(_ text: String, ofNumber: Bool) -> Bool {
    let folded = Folding.all.fold(text)
    if known.contains(folded) || folded.allSatisfy({ "#*?.".contains($0) }) { return true }
    return ofNumber && (shorthands.contains(folded) || isRange(folded) || isBound(folded))
  }

  private static func isRange(_ text: String) -> Bool {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    return ends.count == 2 && ends.allSatisfy { isDigits($0) }
  }

  private static func isBound(_ text: String) -> Bool {
    guard let first = text.first, "<>≤≥~".contains(first) else {
      return text.last == "+" && isDigits(text.dropLast())
    }
    return isDigits(text.dropFirst().drop { $0 == "=" || $0 == " " })
  }

  private static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 &- Bytes.zero <= 9 }
  }
}
