import Foundation
import Model
import Testing

@testable import Definitions

@Suite("RuleReader")
struct RuleReaderTests {
  private static let lists = [
    "sex": CodeList(
      id: "sex",
      codes: ["f", "m", "t"].map { Code(id: $0, label: Localized(az: $0, en: $0)) })
  ]

  /// Three extracts, of which the first says something about the second.
  static let contracts = """
    a:
      title: {az: a, en: a}
      agency: {az: a, en: a}
      grain: aggregate
      file: a.csv
      time: {from: start, to: end}
      delivery: period
      frequency: monthly
      key: [sex, start]
      limits: {rows: 1, percent: 1}
      rules:
        order: {require: end is missing or end >= start, title: {az: s, en: o}}
        known:
          when: sex = f and n > 2
          require: d <= 1.5 * n
          severity: reject
          missing: fail
      references:
        - {column: fin, extract: b, to: key, severity: quarantine, missing: fail}
        - {column: sex, extract: b}
      control_sums:
        - {column: n, over: sex, total: t, severity: note}
      columns:
        fin: {type: identifier, scheme: fin}
        sex: {type: code, list: sex}
        start: {type: date}
        end: {type: date}
        n: {type: integer}
        d: {type: decimal, places: 2}
    b:
      title: {az: a, en: a}
      agency: {az: a, en: a}
      grain: event
      file: b.csv
      time: {snapshot: day}
      delivery: period
      frequency: monthly
      limits: {rows: 1, percent: 1}
      columns:
        key: {type: identifier, scheme: fin}
        sex: {type: code, list: sex}
        other: {type: identifier, scheme: other}
    lists:
      source: manifests
      title: {az: a, en: a}
      agency: {az: a, en: a}
      grain: delivery
      time: {period: period}
      columns:
        period: {type: period}

    """

  private func read(_ source: SourceText, _ problems: inout ProblemList) {
    _ = ContractReader.read(source, codeLists: Self.lists, into: &problems)
  }

  private func expect(
    _ code: String, _ remedy: String, _ old: String, _ new: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(Self.contracts.contains(old), sourceLocation: sourceLocation)
    expectProblem(
      code, remedy, in: Self.contracts.replacing(old, with: new), sourceLocation: sourceLocation,
      reading: read)
  }

  private func contract() throws -> ExtractContract {
    var problems = ProblemList()
    let source = try #require(sourceText(Self.contracts, &problems))
    let result = ContractReader.read(source, codeLists: Self.lists, into: &problems)
    #expect(problems.diagnostics == [])
    return try #require(result.contracts.first)
  }

  @Test("Rules are read in order, with what they say by default")
  func rules() throws {
    let rules = try contract().rules
    #expect(rules.map(\.id) == ["order", "known"])
    #expect(rules.map(\.severity) == [.quarantine, .reject])
    #expect(rules.map(\.missing) == [.pass, .fail])
    #expect(rules.map(\.title) == [Localized(az: "s", en: "o"), nil])
    #expect(rules.map(\.location.line) == [12, 13])
    let place = SourcePosition(line: 1, column: 1)
    func column(_ name: String, _ type: ValueType) -> Model.Expression {
      Model.Expression(.column(name, level: 0), type: type, position: place)
    }
    func literal(_ value: Int64, _ type: ValueType) -> Model.Expression {
      Model.Expression(.literal(value), type: type, position: place)
    }
    func yes(_ kind: Model.Expression.Kind) -> Model.Expression {
      Model.Expression(kind, type: .yesNo, position: place)
    }
    let (start, end) = (column("start", .date), column("end", .date))
    #expect(
      rules[0].requirement
        == yes(.or([yes(.isMissing(end)), yes(.comparison(.greaterOrEqual, end, start))])))
    #expect(rules[0].condition == nil)
    let sex = column("sex", .code(list: "sex"))
    #expect(
      rules[1].condition
        == yes(
          .and([
            yes(.comparison(.equal, sex, literal(0, .code(list: "sex")))),
            yes(.comparison(.greater, column("n", .integer), literal(2, .integer))),
          ])))
  }

  @Test("References and control sums are read")
  func links() throws {
    let contract = try contract()
    let (first, second) = (contract.references[0], contract.references[1])
    #expect([first.column, first.extract, first.otherColumn] == ["fin", "b", "key"])
    #expect(first.severity == .quarantine)
    #expect(first.missing == .fail)
    #expect([second.column, second.extract, second.otherColumn] == ["sex", "b", "sex"])
    #expect(second.severity == .note)
    #expect(second.missing == .pass)
    #expect(
      contract.controlSums == [
        ControlSum(
          column: "n", over: "sex", total: 2, severity: .note,
          location: Location(file: "a.yaml", line: 22, column: 7))
      ])
  }

  @Test("A rule that needs more than its row is refused where it does")
  func beyond() {
    let old = "require: d <= 1.5 * n"
    let remedy =
      "use columns of this extract, codes, days, `day` and numbers; write the rest as an indicator"
    for text in [
      "d > 0 or exists(⟨⟩b)", "⟨⟩b.sex = f", "⟨⟩start in period", "⟨⟩last october 1 > start",
      "start + 3 months > end and ⟨⟩work days from start to end > 3", "n = count(⟨⟩a)",
      "⟨⟩minimum for sex > n", "⟨⟩start in cohort", "⟨⟩days of spell(start to end) > 3 days",
    ] {
      expect("DEF308", remedy, old, "require: \(text)")
    }
  }

  @Test("Names, codes and types of a rule are checked where they stand")
  func language() {
    let old = "require: d <= 1.5 * n"
    expect("DEF111", "write `start`", old, "require: ⟨⟩strat < end")
    expect(
      "DEF111", "define the column first, or correct the name", old,
      "require: n > ⟨⟩subsistence_minimum")
    expect("LNG012", "did you mean “f”?", old, "require: sex = ⟨⟩ff")
    expect("LNG020", "compare it with something", old, "require: ⟨⟩n")
    expect("DEF100", "write the text", old, "require: \"⟨⟩\"")
  }

  @Test("A column with a fault of its own is not called unknown")
  func brokenColumn() {
    expect("DEF104", "write `integer`", "n: {type: integer}", "n: {type: ⟨⟩interger}")
  }

  @Test("Faults of rules are reported at their place")
  func ruleFaults() {
    expect("DEF027", "write `require`", "require: d <", "require: d > 0\n      ⟨⟩requires: d <")
    expect("DEF104", "write `reject`", "severity: reject", "severity: ⟨⟩rejekt")
    expect("DEF104", "use one of: pass, fail", "missing: fail\n  ref", "missing: ⟨⟩maybe\n  ref")
    expect(
      "DEF105", "use a-z, 0-9 and _, beginning with a letter, at most 60 characters", "    known:",
      "    ⟨⟩Known:")
    expect("DEF028", "add `en:`", "{az: s, en: o}", "⟨⟩{az: s}")
  }

  @Test("References must name columns of one type in extracts that are read one after the other")
  func referenceFaults() {
    let old = "{column: sex, extract: b}"
    expect("DEF111", "write `sex`", old, "{column: ⟨⟩sez, extract: b}")
    expect(
      "DEF111", "define the extract first, or correct the name", old,
      "{column: sex, extract: ⟨⟩register}")
    expect("DEF111", "write `sex`", old, "{column: sex, extract: b, to: ⟨⟩sx}")
    expect(
      "DEF309", "name a column of the same type, scheme or list", old,
      "{column: fin, extract: b, to: ⟨⟩other}")
    expect("DEF311", "name an extract that has a file", old, "{column: sex, extract: ⟨⟩lists}")
    let circle = "delete one of these references: extracts are read one after the other"
    expect("DEF310", circle, old, "{column: sex, extract: ⟨⟩a}")
    expectProblem(
      "DEF310", circle,
      in: Self.contracts.replacing("column: fin, extract: b", with: "column: fin, extract: ⟨⟩b")
        .replacing(
          "  limits: {rows: 1, percent: 1}\n  columns:\n    key",
          with: "  limits: {rows: 1, percent: 1}\n"
            + "  references: [{column: sex, extract: a}]\n  columns:\n    key"),
      reading: read)
  }

  @Test("A control sum needs a number, and a coded column of the key that has the total")
  func controlSumFaults() {
    let old = "{column: n, over: sex, total: t"
    expect(
      "DEF300", "name a column of type integer or decimal, or correct the column's type", old,
      "{column: ⟨⟩start, over: sex, total: t")
    expect(
      "DEF300", "name a column of type code, or correct the column's type", old,
      "{column: n, over: ⟨⟩start, total: t")
    expect("DEF111", "define the code first, or correct the name", old, "\(old.dropLast())⟨⟩total")
    expectProblem(
      "DEF312", "name a column of `key`, or add this one to it",
      in: Self.contracts.replacing("key: [sex, start]", with: "key: [start]")
        .replacing("over: sex", with: "over: ⟨⟩sex"), reading: read)
  }

  @Test("The example of the page about definitions is read as it stands, and has every key")
  func documented() throws {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent()
    }
    let page = try String(
      contentsOf: root.appending(path: "docs/definitions.md"), encoding: .utf8)
    let block = try #require(page.firstMatch(of: #/```yaml\n(benefits_by_region:[\s\S]*?)```/#))
    var problems = ProblemList()
    let source = try #require(sourceText(String(block.output.1), &problems))
    let code = Code(id: "T", label: Localized(az: "T", en: "T"))
    let lists = ["district", "sex_total"].map { ($0, CodeList(id: $0, codes: [code])) }
    let result = ContractReader.read(
      source, codeLists: Dictionary(lists) { first, _ in first }, isOpen: true, into: &problems)
    #expect(problems.diagnostics == [])
    #expect(result.contracts.first?.rules.count == 3)
    for key in ContractReader.required + ContractReader.optional + ColumnReader.keys
      + CodeListReader.optional
    {
      #expect(page.contains("`\(key)`"), "\(key)")
    }
    for word in MissingMeaning.allCases.map(\.rawValue) + Shorthand.allCases.map(\.rawValue)
      + DateForm.allCases.map(\.rawValue) + DigitGrouping.allCases.map(\.rawValue)
      + RuleSeverity.allCases.map(\.rawValue) + MissingStrategy.allCases.map(\.rawValue)
    {
      #expect(page.contains(word), "\(word)")
    }
  }
}
