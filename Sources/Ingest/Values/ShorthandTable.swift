import Model

/// The shorthands of one family.
struct ShorthandTable {
  /// What stands in place of a number.
  var inPlace: [String: ShorthandReader.Reading]
  /// What stands behind one.
  var behind: Set<String>
  /// Whether marks are read in capitals and small letters alike.
  var isCaseFolded = true
  /// Whether letters stand behind a number without brackets.
  var hasBareLetters = false
  /// Whether a number in round brackets is of low reliability.
  var hasRoundBrackets = false

  /// The table of a family.
  static func of(_ family: Shorthand) -> ShorthandTable {
    switch family {
    case .uk: uk
    case .eurostat: eurostat
    case .sdmx: sdmx
    case .germany: germany
    case .hungary: hungary
    }
  }

  /// What a text says in place of a number.
  func stands(_ text: String) -> ShorthandReader.Reading? {
    let folded = isCaseFolded ? Folding([.letterCase, .punctuation]).fold(text) : text
    if let reading = inPlace[folded] { return reading }
    guard inPlace[":"] != nil, folded.first == ":" else { return nil }
    let flags = folded.dropFirst().filter { !$0.isWhitespace }
    guard flags.allSatisfy({ behind.contains(String($0)) || inPlace[String($0)] != nil }) else {
      return nil
    }
    if flags.contains("c") { return .missing(.confidential) }
    return .missing(flags.contains("m") || flags.contains("z") ? .notApplicable : .notAvailable)
  }

  /// Whether a mark in square brackets can stand behind a number, such as `r`, `u1` or `note 2`.
  func isBehind(_ mark: String) -> Bool {
    let folded = isCaseFolded ? Folding([.letterCase]).fold(mark) : mark
    let letters = folded.prefix { !$0.isNumber }.filter { !$0.isWhitespace }
    let number = folded.drop { !$0.isNumber }
    return behind.contains(letters) && number.allSatisfy { $0.isNumber }
  }

  /// Whether letters without brackets can stand behind a number.
  func areLettersBehind(_ letters: String) -> Bool {
    guard hasBareLetters, letters.count <= 3 else { return false }
    return behind.contains(letters) || letters.allSatisfy { behind.contains(String($0)) }
  }

  private static let uk = ShorthandTable(
    inPlace: [
      "c": .missing(.confidential), "x": .missing(.notAvailable), "z": .missing(.notApplicable),
      "low": .missing(.roundsToZero), "k": .missing(.roundsToZero),
    ],
    behind: ["b", "d", "e", "er", "f", "note", "ns", "p", "r", "s", "ss", "sss", "u"])

  private static let eurostat = ShorthandTable(
    inPlace: [
      ":": .missing(.notAvailable), "c": .missing(.confidential), "m": .missing(.notApplicable),
      "0n": .missing(.roundsToZero), "0 n": .missing(.roundsToZero),
    ],
    behind: ["b", "d", "e", "f", "i", "n", "p", "r", "s", "u", "z"], isCaseFolded: false,
    hasBareLetters: true)

  private static let sdmx = ShorthandTable(
    inPlace: [
      "M": .missing(.notApplicable), "L": .missing(.notAvailable), "O": .missing(.notAvailable),
      "H": .missing(.notAvailable), "Q": .missing(.confidential),
    ],
    behind: [
      "A", "B", "D", "E", "F", "G", "I", "J", "K", "N", "P", "S", "T", "U", "V", "W",
    ], isCaseFolded: false, hasBareLetters: true)

  private static let germany = ShorthandTable(
    inPlace: [
      "-": .zero, ".": .missing(.confidential), "·": .missing(.confidential),
      "…": .missing(.notAvailable), "...": .missing(.notAvailable),
      "x": .missing(.notApplicable), "/": .missing(.notAvailable),
    ],
    behind: ["p", "r", "s"], hasBareLetters: true, hasRoundBrackets: true)

  private static let hungary = ShorthandTable(
    inPlace: [
      "-": .zero, "..": .missing(.notAvailable), "…": .missing(.confidential),
      "...": .missing(.confidential), "x": .missing(.notApplicable),
    ], behind: [])
}
