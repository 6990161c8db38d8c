import Model
import Testing

@testable import Definitions

/// A text with the place of a marker `⟨⟩` in it, which is taken out.
struct MarkedText {
  var text: String
  var line: Int?
  var column: Int?

  init(_ marked: String) {
    let parts = marked.split(separator: "⟨⟩", maxSplits: 1, omittingEmptySubsequences: false)
    text = parts.joined()
    guard parts.count == 2 else { return }
    let lines = parts[0].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    line = lines.count
    column = (lines.last?.unicodeScalars.count ?? 0) + 1
  }
}

/// Reads a text; nil with the problems where it is none.
func sourceText(
  _ text: String, _ problems: inout ProblemList, file: String = "a.yaml"
) -> SourceText? {
  SourceText(file: file, bytes: Array(text.utf8), into: &problems)
}

/// The problems of reading a text.
func problems(
  in text: String, _ read: (SourceText, inout ProblemList) -> Void
) -> [Diagnostic] {
  var problems = ProblemList()
  if let source = sourceText(text, &problems) { read(source, &problems) }
  return problems.sorted
}

/// Expects exactly one problem, at the marker, with a code and a remedy.
func expectProblem(
  _ code: String, _ remedy: String, in marked: String,
  sourceLocation: SourceLocation = #_sourceLocation,
  reading: (SourceText, inout ProblemList) -> Void
) {
  let marked = MarkedText(marked)
  let found = problems(in: marked.text, reading)
  #expect(found.map(\.code) == [code], sourceLocation: sourceLocation)
  #expect(
    found.first?.location
      == Location(file: "a.yaml", line: marked.line, column: marked.column),
    sourceLocation: sourceLocation)
  #expect(found.first?.remedy == remedy, sourceLocation: sourceLocation)
}

/// Expects no problem.
func expectNoProblem(
  in text: String, sourceLocation: SourceLocation = #_sourceLocation,
  reading: (SourceText, inout ProblemList) -> Void
) {
  #expect(problems(in: text, reading) == [], sourceLocation: sourceLocation)
}
