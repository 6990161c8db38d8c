import Testing

@testable import Definitions

@Suite("PatternGrammar")
struct PatternGrammarTests {
  @Test(
    "Sequences of characters and classes with counted repetition are patterns",
    arguments: [
      "[0-9]{7}", "[0-9A-HJ-NP-Z]{7}", "AZE[0-9]{1,9}", "[A-Z]{2}-?[0-9]{6}", "a\\.b", "[a-]",
      "[-a]", "AA/[0-9]{2}", "[0-9]", "x",
    ])
  func accepted(pattern: String) {
    #expect(PatternGrammar.fault(in: pattern) == nil)
  }

  @Test(
    "Everything else is refused at its character",
    arguments: [
      (".*", DefinitionProblem.PatternFault.unsupported, 0), ("a+", .unsupported, 1),
      ("(a|b)", .unsupported, 0), ("^a", .unsupported, 0), ("a$", .unsupported, 1),
      ("a\\", .unsupported, 1), ("\\d", .unsupported, 0), ("[0-9", .unclosedClass, 0),
      ("[]", .emptyClass, 0), ("[^0]", .unsupported, 0), ("[9-0]", .badRange, 0),
      ("[ə]", .badRange, 0), ("ə", .unsupported, 0), ("a{}", .badRepetition, 1),
      ("a{2,1}", .badRepetition, 1), ("a{100}", .badRepetition, 1), ("a{1", .badRepetition, 1),
      ("a{1,}", .badRepetition, 1), ("a{0}", .badRepetition, 1), ("a??", .unsupported, 2),
      ("{2}", .unsupported, 0),
    ])
  func refused(pattern: String, fault: DefinitionProblem.PatternFault, offset: Int) {
    #expect(PatternGrammar.fault(in: pattern)?.fault == fault)
    #expect(PatternGrammar.fault(in: pattern)?.offset == offset)
  }

  @Test("A fault of a pattern stands at its character in the file")
  func place() {
    expectProblem(
      "DEF304", "use ASCII characters, [classes], ?, {n} and {n,m}; put \\ before a sign",
      in: "\"[0-9]⟨⟩+\""
    ) { source, problems in
      let node = YAMLNode.document(source, into: &problems)
      #expect(node?.pattern(&problems) == nil)
    }
  }
}
