import Model
import Testing

@testable import Definitions

@Suite("YAMLNode")
struct YAMLNodeTests {
  private func fields(
    _ source: SourceText, _ problems: inout ProblemList
  ) -> YAMLFields? {
    YAMLNode.document(source, into: &problems)?
      .fields(required: ["name"], optional: ["count", "kinds"], &problems)
  }

  private func read(_ source: SourceText, _ problems: inout ProblemList) {
    _ = fields(source, &problems)
  }

  private func location(of marked: String, expression: Bool = false) -> (DefinitionText?, Bool) {
    let marked = MarkedText(marked)
    var problems = ProblemList()
    guard let source = sourceText(marked.text, &problems) else { return (nil, false) }
    let node = fields(source, &problems)?["name"]
    let text = expression ? node?.expression(&problems) : node?.text(&problems)
    let isThere = text?.location.line == marked.line && text?.location.column == marked.column
    return (text, isThere && problems.diagnostics.isEmpty)
  }

  @Test(
    "A text stands where its first character stands",
    arguments: [
      "name: ⟨⟩plain", "name: \"⟨⟩quoted\"", "name: '⟨⟩single'", "name:   ⟨⟩far",
      "# comment\n\nname:\n  ⟨⟩below", "{name: ⟨⟩flow}", "name: |\n  ⟨⟩literal\n  two",
      "name: >-\n\n    ⟨⟩folded", "\u{FEFF}name: ⟨⟩marked".replacing("\u{FEFF}", with: ""),
      "count: 1\r\nname: ⟨⟩crlf\r\n", "kinds: [Ə, ü]\nname: ⟨⟩after",
      "{kinds: \"Əü😀\", name: ⟨⟩x}",
    ])
  func places(marked: String) {
    #expect(location(of: marked).1)
  }

  @Test("A byte-order mark moves nothing")
  func byteOrderMark() {
    var problems = ProblemList()
    let source = sourceText("\u{FEFF}name: x", &problems)
    let text = source.flatMap { fields($0, &problems)?["name"] }?.text(&problems)
    #expect(text?.location == Location(file: "a.yaml", line: 1, column: 7))
  }

  @Test("An expression keeps the line ends and indentation of its file")
  func layout() {
    #expect(location(of: "name: ⟨⟩a and\n    b", expression: true).0?.text == "a and\n    b")
    #expect(location(of: "name: >\n  ⟨⟩a\n  b\n", expression: true).0?.text == "a\n  b")
    #expect(location(of: "name: |\n  ⟨⟩a\n\n    b\n", expression: true).0?.text == "a\n\n    b")
    #expect(location(of: "name: 'a\n  b'", expression: true).0?.text == "a\n  b")
    #expect(location(of: "name: \"a\\n b\"", expression: true).0?.text == "a\n b")
  }

  @Test("Several problems of a file are all reported, in the order of the file")
  func collected() {
    let found = problems(in: "nme: 1\nname: a\nname: b\ncount: 2\ncount: 3\n", read)
    #expect(found.map(\.code) == ["DEF027", "DEF026", "DEF026"])
    #expect(found.map(\.location?.line) == [1, 3, 5])
  }

  @Test("A key three times is reported twice, quoted or in braces, and the first value counts")
  func duplicates() {
    var problems = ProblemList()
    let source = sourceText("{\"name\": a, 'name': b, name: c}", &problems)
    let text = source.flatMap { fields($0, &problems)?["name"] }?.text(&problems)
    #expect(text?.text == "a")
    #expect(problems.diagnostics.map(\.code) == ["DEF026", "DEF026"])
    #expect(problems.diagnostics.map(\.location?.column) == [14, 24])
    #expect(
      problems.diagnostics.first?.message == "key `name` occurs again; it first stands on line 1")
  }

  @Test("What YAML allows and a definition does not is refused at its place")
  func refused() {
    expectProblem(
      "DEF021", "write the value out; in a text, put a blank after `&`",
      in: "name: ⟨⟩&a x\ncount: *a", reading: read)
    expectProblem(
      "DEF022", "delete the word that begins with `!`, or put the text between quotation marks",
      in: "name: ⟨⟩!!binary x", reading: read)
    expectProblem(
      "DEF023", "keep one document a file: delete the line `---` or `...`",
      in: "name: x\n---\n⟨⟩name: y", reading: read)
    expectProblem(
      "DEF025", "write `key: value`", in: "name: x\n? ⟨⟩[a]\n: b", reading: read)
    expectProblem(
      "DEF026", "keep one of the two", in: "name: x\n⟨⟩name: y", reading: read)
    expectProblem(
      "DEF027", "write `count`", in: "name: x\n⟨⟩coumt: 1", reading: read)
    expectProblem(
      "DEF027", "use one of: name, count, kinds", in: "name: x\n⟨⟩<<: {}", reading: read)
    expectProblem("DEF028", "add `name:`", in: "⟨⟩count: 1", reading: read)
    expectProblem(
      "DEF029", "write `key: value` lines, indented below", in: "⟨⟩- name", reading: read)
  }

  @Test("A syntax error has its line and column")
  func syntax() {
    expectProblem(
      "DEF020", "correct the line, or put the text between quotation marks",
      in: "name: a⟨⟩: b", reading: read)
    expectProblem(
      "DEF020", "correct the line, or put the text between quotation marks",
      in: "name: x\n⟨⟩\tcount: 1", reading: read)
  }

  @Test("Depth is limited")
  func depth() {
    let open = String(repeating: "[", count: 15) + "⟨⟩[[]]" + String(repeating: "]", count: 15)
    expectProblem(
      "DEF024", "write it with fewer levels; docs/definitions.md shows the form",
      in: "name: \(open)", reading: read)
  }

  @Test("Texts with ampersands are texts")
  func ampersand() {
    expectNoProblem(in: "name: R & D and R&D\ncount: \"a & b\"", reading: read)
  }
}
