import Model

/// The name of a column as a header has it, in the forms in which names are compared.
struct ColumnName {
  /// The name without blanks around it.
  let text: String
  /// The name in one form for all that count as equal: lower case, dotted and dotless i alike.
  let folded: String

  /// Letters that only look alike stay apart: they say in which encoding a file is.
  private static let folding: Folding = [.invisible, .blanks, .letterCase]

  /// Takes a name as it stands in the file.
  init(_ text: String) {
    let blanks: Set<Unicode.Scalar> = [
      " ", "\t", "\n", "\r", "\u{A0}", "\u{200B}", "\u{202F}", "\u{2009}", "\u{FEFF}",
    ]
    var scalars = Array(text.unicodeScalars)
    while let last = scalars.last, blanks.contains(last) { scalars.removeLast() }
    let trimmed = scalars.drop { blanks.contains($0) }
    self.text = String(String.UnicodeScalarView(trimmed))
    folded = ColumnName.folding.fold(self.text)
  }

  /// How far two names are apart: zero where equal, nil where nobody would take one for the other.
  func distance(to other: ColumnName) -> Int? {
    let (left, right) = (ColumnName.letters(folded), ColumnName.letters(other.folded))
    guard min(left.count, right.count) >= 2 else { return left == right ? 0 : nil }
    let shorter = left.count < right.count ? left : right
    let longer = left.count < right.count ? right : left
    let edits = editDistance(left, right)
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
}
