import Testing

@testable import Ingest

@Suite("IdentifierPattern")
struct IdentifierPatternTests {
  private func matches(_ pattern: String, _ text: String) throws -> Bool {
    let compiled = try #require(IdentifierPattern(pattern))
    return Array(text.utf8).withUnsafeBufferPointer { compiled.matches($0) }
  }

  @Test(
    "Patterns of keys agree with Swift's regular expressions",
    arguments: [
      "[0-9A-HJ-NP-Z]{7}", "C[0-9]{3}", "\\d{2}-[A-Z]?", "^AZE[0-9]{1,3}$", "[A-]{2}", "x\\.y",
    ])
  func agreement(pattern: String) throws {
    let regex = try Regex(pattern)
    for text in [
      "", "0ABCDEF", "0ABCDEO", "0ABCDEF5", "C123", "C12", "12-", "12-A", "12-a", "AZE1", "AZE1234",
      "A-", "x.y", "xzy", "ə", "AZE",
    ] {
      #expect(try matches(pattern, text) == (text.wholeMatch(of: regex) != nil), "\(text)")
    }
  }

  @Test(
    "What is no fixed layout is refused",
    arguments: [
      "(a|b)", "a*", "[^a]", "", "[", "a{2", "a{3,2}", "[z-a]", "a?b", "\\w", "a{65}", "ə",
    ])
  func refused(pattern: String) {
    #expect(IdentifierPattern(pattern) == nil)
  }
}
