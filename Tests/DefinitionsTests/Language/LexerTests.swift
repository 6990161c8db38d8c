import Model
import Testing

@testable import Definitions

@Suite("Lexer")
struct LexerTests {
  private func kinds(_ text: String) throws -> [Token.Kind] {
    try Lexer.tokens(of: LanguageWorkspace.text(text)).map(\.kind)
  }

  @Test("Words, numbers, quoted codes and signs are told apart")
  func kinds() throws {
    #expect(
      try kinds("əlavə_müdafiə <= 12.5 in '05'") == [
        .word("əlavə_müdafiə"), .sign("<="), .number("12.5"), .word("in"), .quoted("05"), .end,
      ])
    #expect(try kinds("15..64") == [.number("15"), .sign(".."), .number("64"), .end])
    #expect(try kinds("a.b") == [.word("a"), .sign("."), .word("b"), .end])
    #expect(try kinds("") == [.end])
    #expect(try kinds(" \n\t ") == [.end])
  }

  @Test("Signs of typeset mathematics mean the same as typed ones")
  func typeset() throws {
    #expect(
      try kinds("≤ ≥ ≠ − ×") == [
        .sign("<="), .sign(">="), .sign("!="), .sign("-"), .sign("*"), .end,
      ])
  }

  @Test("Positions count characters and lines from where the text begins in its file")
  func positions() throws {
    let tokens = try Lexer.tokens(
      of: LanguageWorkspace.text("işsiz and\r\n  👩‍👩‍👧".replacing("👩‍👩‍👧", with: "x")))
    #expect(
      tokens.map(\.position) == [
        SourcePosition(line: 3, column: 13), SourcePosition(line: 3, column: 19),
        SourcePosition(line: 4, column: 3), SourcePosition(line: 4, column: 4),
      ])
  }

  @Test(
    "What is no token is refused where it stands",
    arguments: [
      Refusal("sex = ⟦§", "LNG001", "docs/language.md"),
      Refusal("age > 5 and ⟦👩‍👩‍👧", "LNG001", "docs/language.md"),
      Refusal("a\n  and ⟦\u{202E}b", "LNG001", "docs/language.md"),
      Refusal("sex in {⟦'K, Q}", "LNG002", "close the quote"),
      Refusal("sex = ⟦\"", "LNG002", "close the quote"),
      Refusal("a ⟦; b", "LNG001", "docs/language.md"),
      Refusal("a ⟦! b", "LNG001", "docs/language.md"),
    ])
  func refused(refusal: Refusal) {
    #expect(refusal.fault { _ = try kinds($0) } == nil)
  }

  @Test(
    "A sign that the language does not have is said, one that nobody sees by its number",
    arguments: [
      ("a ; b", "“;”"), ("a ≈ b", "“≈”"), ("a \u{202E}b", "U+202E"), ("a \u{7}", "U+0007"),
      ("👩‍👩‍👧", "U+1F469"),
    ])
  func said(text: String, sign: String) {
    let problem = #expect(throws: LanguageProblem.self) { _ = try kinds(text) }
    #expect(
      problem?.diagnostic(in: "x.yaml").message == sign + ", which is no sign of the language")
  }

  @Test("Words of any script and length are words")
  func scripts() throws {
    let long = String(repeating: "uzun", count: 50_000)
    #expect(try kinds(long) == [.word(long), .end])
    #expect(try kinds("نص שלום") == [.word("نص"), .word("שלום"), .end])
  }

  @Test("A text of more tokens than anybody writes is refused at the token too many")
  func tooLong() {
    let text = String(repeating: "a ", count: Lexer.mostTokens) + "⟦b"
    let refusal = Refusal(text, "LNG006", "names in variables.yaml")
    #expect(refusal.fault { _ = try kinds($0) } == nil)
  }
}
