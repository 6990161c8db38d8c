import Model
import TestSupport
import Testing

@testable import Definitions

@Suite("Hostile texts")
struct HostileTextTests {
  private func codes(_ bytes: [UInt8]) -> [String] {
    var problems = ProblemList()
    if let source = SourceText(file: "a.yaml", bytes: bytes, into: &problems) {
      _ = YAMLNode.document(source, into: &problems)
    }
    return problems.diagnostics.map(\.code)
  }

  private func codes(_ text: String) -> [String] {
    codes(Array(text.utf8))
  }

  @Test("Deep nesting of every kind is refused", arguments: ["[", "{a: ", "- ", "? ", "a: [", "{"])
  func nesting(opener: String) {
    for count in [100, 5000, 100_000] {
      #expect(codes(String(repeating: opener, count: count)).isEmpty == false)
    }
    let closed = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(codes(closed) == ["DEF024"])
  }

  @Test("Billions of laughs are refused before they are parsed")
  func laughs() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(codes(text) == ["DEF021"])
    #expect(codes(text + "? *a60\n: x\n") == ["DEF021"])
    #expect(codes("? !!seq\t&a [x]\n: *a") == ["DEF021"])
    #expect(codes("{x: [\"a\", &b c]}") == ["DEF021"])
    #expect(codes("&a\nx: y") == ["DEF021"])
    #expect(codes("a: *b") == ["DEF020"])
  }

  @Test("A thousand keys twice end in a report, not in a thousand readings")
  func repeatedKeys() {
    let few = codes((0..<20).map { "k\($0): 1\nk\($0): 2\n" }.joined())
    #expect(few == Array(repeating: "DEF026", count: 20))
    #expect(codes((0..<1000).map { "k\($0): 1\nk\($0): 2\n" }.joined()) == ["DEF026"])
  }

  @Test("An empty file, blanks and comments say nothing")
  func empty() {
    for text in ["", "\n", "   ", "# comment", "\u{FEFF}"] { #expect(codes(text) == ["DEF008"]) }
  }

  @Test("Bytes that are no text are refused at their place")
  func bytes() {
    for fault: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF8], [0xC3]] {
      var problems = ProblemList()
      let bytes = Array("a: ə\nb: ".utf8) + fault
      #expect(SourceText(file: "a.yaml", bytes: bytes, into: &problems) == nil)
      #expect(problems.diagnostics.map(\.code) == ["DEF006"])
      #expect(
        problems.diagnostics.first?.location == Location(file: "a.yaml", line: 2, column: 4))
      #expect(problems.diagnostics.first?.remedy == "save the file as UTF-8")
    }
  }

  @Test(
    "Control characters are refused at their place",
    arguments: ["\0", "\u{1}", "\u{7F}", "\u{80}", "\u{FEFF}", "\u{FFFF}", "\u{C}"])
  func controls(character: String) {
    expectProblem(
      "DEF007", "delete the character", in: "a: 1\nb: x⟨⟩\(character)"
    ) { _, _ in }
  }

  @Test("A file above the limit is refused as a whole")
  func size() {
    var problems = ProblemList()
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: SourceText.byteLimit + 1)
    #expect(SourceText(file: "a.yaml", bytes: bytes, into: &problems) == nil)
    #expect(problems.diagnostics.map(\.code) == ["DEF005"])
    #expect(problems.diagnostics.first?.location == Location(file: "a.yaml"))
    #expect(
      problems.diagnostics.first?.remedy == "split the file, or remove what does not belong in it")
  }

  @Test("Odd but legal texts and random bytes never crash")
  func noise() {
    let odd = [
      "'", "\"", "\"\\uD800\"", "\"\\xZZ\"", "%YAML 9.9\n---\na", "--- !a\n...", ":", "? ", "- -",
      "!<tag:x> a", "a:\r\rb: c", "|", ">9\n a", "a: |\n", "a: >\n\n\n", "@", "`", "\t", "a:\tb",
      "&", "*", "!", ": :\n: :", "'' : a\n'' : b", "\"\\0\": 1", "a\u{2028}b: c", "--- a\n--- [",
      "[a]: b\n[a]: c", "{{a: b}: c}", "\u{E000}a: 1\na: 2\na: 3\n\u{E001}a: 4",
    ]
    for text in odd { _ = codes(text) }
    var numbers = SeededNumbers(seed: 42)
    let alphabet = Array("a:-?[]{}&*!|>'\"%@, \n\t#\u{E9}\r".utf8)
    for _ in 0..<3000 {
      let bytes = (0..<40).map { _ in alphabet.randomElement(using: &numbers) ?? 0 }
      _ = codes(bytes)
      var problems = ProblemList()
      if let source = SourceText(file: "a", bytes: bytes, into: &problems) {
        _ = DelimitedText(source, into: &problems)
      }
    }
  }
}
