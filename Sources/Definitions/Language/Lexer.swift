import Model

/// Cuts a text of the indicator language into tokens.
struct Lexer {
  private let characters: [Character]
  private var index = 0
  private var position: SourcePosition

  /// Signs, longer ones first.
  private static let signs = [
    "<=", ">=", "!=", "..", "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", "{", "}", ",",
    ".", "|",
  ].map(Array.init)

  /// Longer texts are refused before they can make checking slow.
  static let mostTokens = 4096

  private init(_ text: DefinitionText) {
    characters = Array(text.text)
    position = SourcePosition(
      line: text.location.line ?? 1, column: text.location.column ?? 1)
  }

  /// All tokens of a text, the last one being the end.
  static func tokens(of text: DefinitionText) throws(LanguageProblem) -> [Token] {
    var lexer = Lexer(text)
    var tokens: [Token] = []
    repeat {
      let token = try lexer.next()
      guard tokens.count < mostTokens else { throw LanguageProblem(.tooLong, at: token.position) }
      tokens.append(token)
    } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() throws(LanguageProblem) -> Token {
    while let character = current, character.isWhitespace { advance() }
    let start = position
    guard let character = current else { return Token(kind: .end, position: start) }
    if character.isLetter || character == "_" {
      return Token(kind: .word(take { $0.isLetter || $0.isNumber || $0 == "_" }), position: start)
    }
    if character.isASCII && character.isNumber {
      return Token(kind: .number(number()), position: start)
    }
    if character == "'" || character == "\"" {
      return Token(kind: .quoted(try quoted(by: character, from: start)), position: start)
    }
    return Token(kind: .sign(try sign(from: start)), position: start)
  }

  /// Digits, with a fraction where a point is followed by a digit: `1..5` holds no fraction.
  private mutating func number() -> String {
    let whole = take { $0.isASCII && $0.isNumber }
    guard current == ".", index + 1 < characters.count, characters[index + 1].isASCII,
      characters[index + 1].isNumber
    else { return whole }
    advance()
    return whole + "." + take { $0.isASCII && $0.isNumber }
  }

  private mutating func quoted(
    by quote: Character, from start: SourcePosition
  ) throws(LanguageProblem) -> String {
    advance()
    let text = take { $0 != quote }
    guard current == quote else { throw LanguageProblem(.unclosedQuote, at: start) }
    advance()
    return text
  }

  private mutating func sign(from start: SourcePosition) throws(LanguageProblem) -> String {
    let written: [Character: String] = ["≤": "<=", "≥": ">=", "≠": "!=", "−": "-", "×": "*"]
    if let character = current, let sign = written[character] {
      advance()
      return sign
    }
    guard let sign = Self.signs.first(where: { characters[index...].starts(with: $0) }) else {
      throw LanguageProblem(.unexpectedCharacter(characters[index]), at: start)
    }
    for _ in sign { advance() }
    return String(sign)
  }

  private var current: Character? {
    index < characters.count ? characters[index] : nil
  }

  private mutating func advance() {
    if characters[index].isNewline {
      position = SourcePosition(line: position.line + 1, column: 1)
    } else {
      position.column += 1
    }
    index += 1
  }

  private mutating func take(while condition: (Character) -> Bool) -> String {
    let start = index
    while let character = current, condition(character) { advance() }
    return String(characters[start..<index])
  }
}
