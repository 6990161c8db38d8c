import Model
import Testing

@testable import Definitions

@Suite("IndicatorChecker")
struct IndicatorCheckerTests {
  private typealias W = LanguageWorkspace

  @Test("A plan has the population's level, the codes of its dimensions and their recoding")
  func plan() throws {
    let plan = try W.plan(
      "contracts in force at day where age >= 15", "share of hours < 20",
      breakdowns: [["sex"], ["age_band", "region"]])
    #expect(plan.population.extract == "contracts")
    #expect(plan.population.level == 0)
    #expect(Set(plan.dimensions.keys) == ["sex", "age_band", "region"])
    #expect(plan.dimensions["region"]?.type == .code(list: "region"))
    #expect(!plan.countsPersons)
    let figures = try W.plan("benchmark in period", "value of value", breakdowns: [["sex"]])
    guard case .recoded(_, let mapping)? = figures.dimensions["sex"]?.kind else {
      Issue.record("a list with a total is recoded")
      return
    }
    #expect(mapping == [Column.missingNarrow, 0, 1])
  }

  @Test("Numbers that count persons are known from the contract, and constants count nobody")
  func counts() throws {
    #expect(try W.plan("benchmark in period", "sum of persons", unit: .persons).countsPersons)
    #expect(try !W.plan("benchmark in period", "sum of value", unit: .points).countsPersons)
    #expect(try !W.plan("benchmark in period", "sum of 5", unit: .points).countsPersons)
  }

  @Test("Breakdowns are refused where they cannot be computed or would say nothing")
  func breakdowns() {
    let place = Refusal("⟦register", "", "")
    let cases: [(code: String, remedy: String, breakdowns: [[String]])] = [
      ("LNG015", "did you mean “sex”", [["sexx"]]), ("LNG041", "another dimension", [["status"]]),
      ("LNG047", "fewer dimensions", [["huge", "huge_too"]]), ("LNG048", "once", [["sex", "sex"]]),
      ("LNG049", "one of the two", [["sex", "age_band"], ["age_band", "sex"]]),
      ("LNG010", "", [["huge"]]),
    ]
    for (code, remedy, breakdowns) in cases {
      let refusal = Refusal("⟦" + place.marked.text, code, remedy)
      let fault = refusal.fault {
        _ = try W.plan($0, "share of status = qaçqın", breakdowns: breakdowns)
      }
      #expect(fault == nil, "\(code)")
    }
    #expect(throws: LanguageProblem.self) {
      _ = try W.plan("register", "count", unit: .persons, breakdowns: [["level"]])
    }
  }
}

@Suite("MeasureChecker")
struct MeasureCheckerTests {
  private typealias W = LanguageWorkspace

  @Test("Units of measure that cannot hold a measure are refused")
  func units() {
    let cases: [(measure: String, unit: UnitOfMeasure)] = [
      ("⟦count", .percent), ("⟦share of has_card", .persons),
      ("⟦ratio of count to count", .households),
      ("⟦sum of age", .percent), ("⟦mean of age", .persons), ("⟦median of age", .percent),
      ("⟦count of distinct person", .ratio),
    ]
    for (measure, unit) in cases {
      let refusal = Refusal(measure, "LNG040", "unit of the value")
      #expect(refusal.fault { _ = try W.plan("register", $0, unit: unit) } == nil, "\(measure)")
    }
  }

  @Test(
    "Measures are typed, and what they are made of is checked",
    arguments: [
      Refusal("⟦percentile 0 of age", "LNG044", "between 1 and 99"),
      Refusal("⟦percentile 100 of age", "LNG044", "between 1 and 99"),
      Refusal("share of ⟦age", "LNG020", "compare"), Refusal("mean of ⟦sex", "LNG021", "numbers"),
      Refusal("ratio of count of ⟦age to count", "LNG020", "compare"),
      Refusal("ratio of count to sum of ⟦sex", "LNG021", "numbers"),
    ])
  func refused(refusal: Refusal) {
    #expect(refusal.fault { _ = try W.plan("register", $0, unit: .ratio) } == nil)
  }

  @Test("Persons cannot be counted where an extract names none")
  func persons() throws {
    let refusal = Refusal("count of distinct ⟦person", "LNG031", "“person” column")
    #expect(refusal.fault { _ = try W.plan("events", $0, unit: .persons) } == nil)
    #expect(
      try W.plan("courses", "count of distinct person", unit: .persons).measure
        == .distinct(.person))
  }
}

@Suite("BreakdownChecker")
struct BreakdownCheckerTests {
  @Test("A million cells are the limit for all tables together")
  func limit() throws {
    let codes = (0..<999).map { Code(id: "c\($0)", label: LanguageWorkspace.title("c")) }
    let list = CodeList(id: "c", codes: codes)
    let dimensions = [
      "a": Dimension(id: "a", title: LanguageWorkspace.title("a"), codeList: list),
      "b": Dimension(id: "b", title: LanguageWorkspace.title("b"), codeList: list),
    ]
    let checker = BreakdownChecker(dimensions: dimensions)
    let (a, b) = (LanguageWorkspace.text("a"), LanguageWorkspace.text("b"))
    #expect(try checker.check([[a, b]]).count == 2)
    #expect(throws: LanguageProblem.self) { _ = try checker.check([[a, b], [a]]) }
  }
}
