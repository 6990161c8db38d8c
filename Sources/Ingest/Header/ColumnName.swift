/// The name of a column as a header has it, in the forms in which names are compared.
struct ColumnName {
  /// The name without blanks around it.
  let text: String
  /// The name in one form for all that count as equal: lower case, dotted and dotless i alike.
  ///
  /// Strings are equal where their canonical Unicode forms are, so composed and decomposed letters
  /// need no care here.
  let folded: String

  /// Takes a name as it stands in the file.
  init(_ text: String) {
    let blanks: Set<Unicode.Scalar> = [
      " ", "\t", "\n", "\r", "\u{A0}", "\u{200B}", "\u{202F}", "\u{2009}", "\u{FEFF}",
    ]
    var scalars = Array(text.unicodeScalars)
    while let last = scalars.last, blanks.contains(last) { scalars.removeLast() }
    let trimmed = scalars.drop { blanks.contains($0) }
    self.text = String(String.UnicodeScalarView(trimmed))
    let lower = self.text.lowercased().unicodeScalars
      .filter { $0 != "\u{307}" && !blanks.contains($0) || $0 == " " }
      .map { $0 == "ı" ? Unicode.Scalar("i") : $0 }
    folded = String(String.UnicodeScalarView(lower))
  }

  /// How far two names are apart: zero where equal, nil where nobody would take one for the other.
  func distance(to other: ColumnName) -> Int? {
    let (left, right) = (ColumnName.letters(folded), ColumnName.letters(other.folded))
    guard min(left.count, right.count) >= 2 else { return left == right ? 0 : nil }
    let shorter = left.count < right.count ? left : right
    let longer = left.count < right.count ? right : left
    let edits = ColumnName.edits(left, right)
    if edits * 3 <= longer.count { return edits }
    guard shorter.count >= 3, ColumnName.contains(longer, shorter) else { return nil }
    return longer.count
  }

  /// What a message shows of the name: at most 60 characters, none of which moves the cursor.
  var shown: String {
    let printable = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: "?"
      default: scalar
      }
    }
    let short = String(String.UnicodeScalarView(printable.prefix(60)))
    return printable.count > 60 ? short + "…" : short
  }

  private static func letters(_ text: String) -> [UInt8] {
    // Names that differ in separators only are equal here.
    Array(text.utf8.prefix(200)).filter { ![32, 45, 46, 95].contains($0) }
  }

  private static func contains(_ longer: [UInt8], _ shorter: [UInt8]) -> Bool {
    (0...(longer.count - shorter.count)).contains {
      longer[$0..<($0 + shorter.count)].elementsEqual(shorter)
    }
  }

  /// The least number of insertions, deletions and replacements (Levenshtein).
  private static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (place, other) in right.enumerated() {
        let replaced = diagonal + (byte == other ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(replaced, diagonal + 1, row[place] + 1)
      }
    }
    return row[right.count]
  }
}
