import Model
import Testing

@testable import Definitions

@Suite("DelimitedText")
struct DelimitedTextTests {
  private func rows(_ text: String) -> [[String]]? {
    var problems = ProblemList()
    return sourceText(text, &problems).flatMap { DelimitedText($0, into: &problems) }?
      .rows.map { $0.map(\.text) }
  }

  private func read(_ source: SourceText, _ problems: inout ProblemList) {
    _ = DelimitedText(source, into: &problems)
  }

  private func readTable(_ source: SourceText, _ problems: inout ProblemList) {
    _ = DelimitedTable(source, required: ["a", "b"], optional: ["c"], into: &problems)
  }

  @Test("Fields are cut as RFC 4180 says")
  func fields() {
    #expect(rows("a,b\r\nc,d\r\n") == [["a", "b"], ["c", "d"]])
    #expect(rows("a,b\nc,d") == [["a", "b"], ["c", "d"]])
    #expect(rows("a,,\n") == [["a", "", ""]])
    #expect(rows("\"a,b\",\"c\"\"d\",\"e\nf\"") == [["a,b", "c\"d", "e\nf"]])
    #expect(rows("\"\",x") == [["", "x"]])
    #expect(rows("a\n\nb\n") == [["a"], [""], ["b"]])
    #expect(rows("\u{FEFF}a") == [["a"]])
  }

  @Test("A field stands where its first character stands, also after a field of two lines")
  func places() {
    var problems = ProblemList()
    let marked = MarkedText("\"ə\ny\",⟨⟩z")
    let text = sourceText(marked.text, &problems).flatMap {
      DelimitedText($0, into: &problems)
    }
    #expect(text?.rows[0][0].location == Location(file: "a.yaml", line: 1, column: 2))
    #expect(
      text?.rows[0][1].location
        == Location(file: "a.yaml", line: marked.line, column: marked.column))
  }

  @Test("Misplaced quotation marks are faults, never guessed at")
  func quoting() {
    expectProblem("DEF200", "close it, or delete it", in: "a,⟨⟩\"b\nc,d\n", reading: read)
    expectProblem(
      "DEF200", "put the whole field between quotation marks and double those inside",
      in: "a,b⟨⟩\"c\"", reading: read)
    expectProblem(
      "DEF200", "double quotation marks inside the field", in: "\"a\"⟨⟩ ,b", reading: read)
    expectProblem(
      "DEF205", "save the file with line ends LF or CR LF", in: "a⟨⟩\rb", reading: read)
  }

  @Test("Header and rows must fit")
  func table() {
    expectProblem("DEF202", "add `b` to the header, fields separated by commas", in: "⟨⟩a\n1") {
      readTable($0, &$1)
    }
    expectProblem("DEF203", "delete the column", in: "a,b,⟨⟩zzz\n", reading: readTable)
    expectProblem(
      "DEF112", "keep one of the two, or give one another name", in: "a,b,⟨⟩a\n",
      reading: readTable)
    expectProblem(
      "DEF201", "add or delete commas; put a field that holds a comma between quotation marks",
      in: "a,b\n1,2\n⟨⟩1\n", reading: readTable)
    expectProblem("DEF204", "delete the blank", in: "a,b\n1,⟨⟩ 2\n", reading: readTable)
    expectNoProblem(in: "b,c,a\n1,,3\n", reading: readTable)
  }

  @Test("A misspelt column is told with the right name")
  func misspelt() {
    let found = problems(in: "label_az,lable_en\n") { source, problems in
      _ = DelimitedTable(source, required: ["label_az", "label_en"], into: &problems)
    }
    #expect(found.map(\.code).sorted() == ["DEF202", "DEF203"])
    #expect(found.contains { $0.remedy == "write `label_en`" })
  }
}
