import Model

/// Walks over tokens; the grammar is in the extensions, one file for each kind of text.
///
/// The grammar as a whole is in `docs/language.md`.
struct Parser {
  private let tokens: [Token]
  private var index = 0
  private var depth = 0
  private var operations = 0

  /// Deeper nesting than anybody can read is refused before it can exhaust the stack.
  private static let deepest = 64
  /// Each operation makes the tree one deeper, so that their number is limited for the same reason.
  private static let mostOperations = 128

  /// Prepares a text.
  init(_ text: DefinitionText) throws(LanguageProblem) {
    tokens = try Lexer.tokens(of: text)
  }

  /// The token to be read next.
  var next: Token {
    tokens[min(index, tokens.count - 1)]
  }

  /// Whether the token `ahead` of the next one is a word.
  func isWord(_ word: String, ahead: Int = 0) -> Bool {
    let place = index + ahead
    return place < tokens.count && tokens[place].kind == .word(word)
  }

  /// Whether the token `ahead` of the next one is a sign.
  func isSign(_ sign: String, ahead: Int = 0) -> Bool {
    let place = index + ahead
    return place < tokens.count && tokens[place].kind == .sign(sign)
  }

  /// Steps over the next token.
  mutating func advance() {
    index += 1
  }

  /// Steps over a word if it comes next.
  mutating func accept(word: String) -> Bool {
    guard isWord(word) else { return false }
    advance()
    return true
  }

  /// Whether some words separated by blanks come next.
  func isPhrase(_ words: String) -> Bool {
    words.split(separator: " ").enumerated().allSatisfy { isWord(String($1), ahead: $0) }
  }

  /// Steps over words separated by blanks if they come next.
  mutating func accept(words: String) -> Bool {
    guard isPhrase(words) else { return false }
    for _ in words.split(separator: " ") { advance() }
    return true
  }

  /// Steps over a sign if it comes next.
  mutating func accept(sign: String) -> Bool {
    guard isSign(sign) else { return false }
    advance()
    return true
  }

  /// Steps over a word that must come next.
  mutating func expect(word: String) throws(LanguageProblem) {
    guard accept(word: word) else { throw unexpected("“\(word)”") }
  }

  /// Steps over a sign that must come next.
  mutating func expect(sign: String) throws(LanguageProblem) {
    guard accept(sign: sign) else { throw unexpected("“\(sign)”") }
  }

  /// Takes a name that must come next.
  mutating func name(_ what: String) throws(LanguageProblem) -> String {
    guard case .word(let text) = next.kind else { throw unexpected(what) }
    advance()
    return text
  }

  /// Takes a number that must come next.
  mutating func number(_ what: String) throws(LanguageProblem) -> String {
    guard case .number(let text) = next.kind else { throw unexpected(what) }
    advance()
    return text
  }

  /// Takes one of some operators.
  mutating func acceptArithmetic(
    _ operators: [Arithmetic]
  ) throws(LanguageProblem) -> Arithmetic? {
    guard let sign = operators.first(where: { isSign($0.rawValue) }) else { return nil }
    guard operations < Self.mostOperations else {
      throw LanguageProblem(.tooDeep, at: next.position)
    }
    operations += 1
    advance()
    return sign
  }

  /// Nothing may be left over.
  func expectEnd() throws(LanguageProblem) {
    guard next.kind == .end else { throw unexpected("the end") }
  }

  /// The problem that something else stands here.
  func unexpected(_ expected: String) -> LanguageProblem {
    LanguageProblem(.unexpected(found: next.description, expected: expected), at: next.position)
  }

  /// Runs a rule one level deeper.
  mutating func nested<Result>(
    _ rule: (inout Parser) throws(LanguageProblem) -> Result
  ) throws(LanguageProblem) -> Result {
    guard depth < Self.deepest else { throw LanguageProblem(.tooDeep, at: next.position) }
    depth += 1
    defer { depth -= 1 }
    return try rule(&self)
  }
}
