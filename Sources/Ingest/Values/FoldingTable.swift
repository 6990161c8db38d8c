/// What `Folding` replaces by what.
enum FoldingTable {
  /// The dot that lower-casing `İ` by other languages' rules leaves behind `i`.
  static let dotAbove: Unicode.Scalar = "\u{307}"

  /// Whether nobody sees a character.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x34F, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
      0xFE00...0xFE0F, 0xFEFF:
      true
    default: false
    }
  }

  /// Dashes, apostrophes and quotes by the plain ones.
  static let punctuation: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    let groups: [(String, Unicode.Scalar)] = [
      ("\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{FE58}\u{FE63}\u{FF0D}", "-"),
      ("\u{2018}\u{2019}\u{201A}\u{201B}\u{2032}\u{60}\u{B4}\u{2B9}\u{2BB}\u{2BC}\u{FF07}", "'"),
      ("\u{201C}\u{201D}\u{201E}\u{201F}\u{2033}\u{AB}\u{BB}", "\""),
    ]
    for (others, plain) in groups {
      for other in others.unicodeScalars { table[other] = plain }
    }
    return table
  }()

  /// Small letters by the Latin ones that they, or their capitals, look like.
  ///
  /// Composed letters are there too, so that both their forms fold alike.
  static let lookAlikes: [Unicode.Scalar: [Unicode.Scalar]] = {
    var table: [Unicode.Scalar: [Unicode.Scalar]] = [
      "\u{1DD}": ["ə"], "\u{18E}": ["Ə"], "ә": ["ə"], "\u{219}": ["ş"], "\u{21B}": ["ţ"],
      "ё": ["ë"], "ї": ["ï"], "ў": ["y", "\u{306}"], "ќ": ["k", "\u{301}"], "ѐ": ["è"],
      "ӑ": ["ă"], "ӓ": ["ä"], "ӗ": ["ĕ"], "ӧ": ["ö"], "ӱ": ["ÿ"], "ӳ": ["y", "\u{30B}"],
      "ӯ": ["y", "\u{304}"], "ӛ": ["ə", "\u{308}"],
      "ά": ["á"], "έ": ["é"], "ή": ["h", "\u{301}"], "ί": ["í"], "ό": ["ó"], "ύ": ["ý"],
      "ϊ": ["ï"], "ϋ": ["ÿ"], "ΐ": ["ï", "\u{301}"], "ΰ": ["ÿ", "\u{301}"],
    ]
    let pairs: [(String, String)] = [
      ("авекмнорстухіјѕһԁԛԝ", "abekmhopctyxijshdqw"),
      ("αβεζηικμνορτυχ", "abezhikmnoptyx"),
    ]
    for (others, plain) in pairs {
      for (other, latin) in zip(others.unicodeScalars, plain.unicodeScalars) {
        table[other] = [latin]
      }
    }
    return table
  }()
}
