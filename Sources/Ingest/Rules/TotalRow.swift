/// Tells the total below a table from a row of it.
enum TotalRow {
  /// Words for a total, folded.
  private static let words = Set(
    [
      "cəmi", "cəm", "yekun", "yekunu", "ümumi", "ümumilikdə", "toplam", "jami", "total", "totals",
      "sum", "summa", "summe", "insgesamt", "gesamt", "somme", "összesen", "итого", "итог", "всего",
      "сумма", "жами", "ҹәми", "чәми", "јекун", "йекун", "үмуми", "умуми", "барлығы",
    ].map(fold))

  /// Whether a text begins or ends with a word for a total, in any case and with any marks.
  static func isTotal(_ text: String) -> Bool {
    let words = words(of: text)
    // A footnote may speak of totals too; a row of the table is short.
    guard let first = words.first, let last = words.last, words.count <= 6 else { return false }
    return Self.words.contains(first) || Self.words.contains(last)
  }

  /// Whether there is nothing but the word: not the total of a part.
  static func isWhole(_ text: String) -> Bool {
    words(of: text).allSatisfy { Self.words.contains($0) || $0 == "grand" }
  }

  private static func words(of text: String) -> [String] {
    fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func fold(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      switch scalar.value {
      // Combining marks, the dot above that lower-casing İ leaves among them; invisible characters.
      case 0x300...0x36F, 0x200B...0x200F, 0xAD, 0xFEFF: continue
      case 0x131, 0xEC...0xEF, 0x456: folded.append("i")
      // The three letters that serve as schwa, and letters that look like Latin ones.
      case 0x259, 0x1DD, 0x4D9, 0xE8...0xEB, 0x435: folded.append("e")
      case 0xF9...0xFC, 0x171: folded.append("u")
      case 0xF2...0xF6, 0x151, 0x43E: folded.append("o")
      case 0xE0...0xE5, 0x430: folded.append("a")
      case 0x15F: folded.append("s")
      case 0xE7, 0x441: folded.append("c")
      case 0x442: folded.append("t")
      case 0x43C: folded.append("m")
      case 0x443: folded.append("y")
      case 0x43A: folded.append("k")
      case 0x43D: folded.append("n")
      default: folded.append(scalar)
      }
    }
    return String(folded)
  }
}
