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

@Suite("BreakdownCodes")
struct BreakdownCodesTests {
  private typealias W = LanguageWorkspace

  private func plan(
    _ responses: [(String, String, String?)], _ measure: String = "share of employed",
    breakdowns: [[String]] = [["level"], ["sex"], ["sex", "level"]]
  ) throws -> UnitPlan {
    try W.plan("register where active", measure, breakdowns: breakdowns) { source in
      source.responses = responses.map { dimension, counted, among in
        IndicatorSource.ResponseSource(
          dimension: W.text(dimension), counted: W.text(counted), among: among.map(W.text))
      }
    }
  }

  @Test("A dimension of responses has sets of codes instead of a code of its own")
  func responses() throws {
    let plan = try plan([("level", "levels", nil)])
    #expect(plan.dimensions.keys.sorted() == ["sex"])
    #expect(plan.responses["level"]?.counted.type == .codeSet(list: "level"))
    #expect(plan.responses["level"]?.among == nil)
    let both = try self.plan([("sex", "sex", "answers"), ("level", "levels", "levels")])
    #expect(both.dimensions.isEmpty)
    #expect(both.responses["sex"]?.counted.kind == .column("sex", level: 0))
    #expect(both.responses["sex"]?.among?.type == .codeSet(list: "sex"))
  }

  @Test("Responses are refused where they divide nothing")
  func refusedResponses() {
    let cases: [(String, String, responses: (String, String, String?), measure: String)] = [
      ("LNG015", "did you mean “level”", ("levels", "levels", nil), "share of employed"),
      ("LNG056", "to the breakdowns", ("status", "status", nil), "share of employed"),
      ("LNG057", "delete the key", ("level", "levels", nil), "ratio of count of employed to count"),
      ("LNG024", "one type", ("level", "sex", nil), "share of employed"),
      ("LNG024", "one type", ("level", "answers", nil), "share of employed"),
      ("LNG010", "did you mean “levels”", ("level", "levelz", nil), "share of employed"),
    ]
    for (code, remedy, responses, measure) in cases {
      let refusal = Refusal("⟦" + measure, code, remedy)
      #expect(refusal.fault { _ = try plan([responses], $0) } == nil, "\(code)")
    }
  }

  @Test("Intervals are for shares; the finding stands at the key")
  func intervals() throws {
    for measure in ["⟦count", "⟦mean of age", "⟦ratio of count of employed to count"] {
      let refusal = Refusal(measure, "LNG058", "delete the key “interval”")
      let fault = refusal.fault { text in
        let unit: UnitOfMeasure = text == "count" ? .persons : .ratio
        _ = try W.plan("register", text, unit: unit) { $0.description.interval = .confidence }
      }
      #expect(fault == nil)
    }
    _ = try W.plan("register", "share of employed weighted by age") {
      $0.description.interval = .confidence
    }
  }

  @Test("Only a share can tell that all of a group are alike")
  func sensitive() throws {
    for measure in ["⟦count", "⟦ratio of count of employed to count"] {
      let refusal = Refusal(measure, "LNG064", "delete the key “sensitive”")
      let fault = refusal.fault { text in
        let unit: UnitOfMeasure = text == "count" ? .persons : .ratio
        _ = try W.plan("register", text, unit: unit) { $0.isSensitive = true }
      }
      #expect(fault == nil)
    }
    _ = try W.plan("register", "share of employed") { $0.isSensitive = true }
  }

  @Test("What a numerator tests is no breakdown, whether it is a column or a variable")
  func tautologies() {
    let cases = [
      ("sex", "share of sex = Q"), ("age_band", "share of age_band = Y15T64"),
      ("region", "share of region = quba and active"),
      ("sex", "ratio of count of sex = Q to count"),
      ("sex", "share of has_card or sex = Q weighted by age"),
    ]
    for (dimension, measure) in cases {
      let refusal = Refusal("⟦" + measure, "LNG041", "another dimension")
      #expect(
        refusal.fault { _ = try W.plan("register", $0, unit: .ratio, breakdowns: [[dimension]]) }
          == nil)
    }
    #expect(throws: Never.self) {
      _ = try W.plan("register", "share of age >= 18", breakdowns: [["age_band"]])
    }
  }

  @Test("A rule about units without a key is always in the plan")
  func unlinked() throws {
    #expect(try plan([], breakdowns: []).unlinked == .exclude)
    let plan = try W.plan("register", "share of employed") { $0.unlinked = .countAsNo }
    #expect(plan.unlinked == .countAsNo)
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
      ("⟦count of distinct person", .ratio), ("⟦least of age", .percent),
      ("⟦greatest of age", .persons), ("⟦share of has_card weighted by age", .points),
      ("⟦median of time from granted to ended", .ratio), ("⟦mean of day - granted", .ratio),
      ("⟦sum of days of spells(contracts) within period", .persons),
      ("⟦percentile 90 of ended - granted", .manatPerMonth),
    ]
    for (measure, unit) in cases {
      let refusal = Refusal(measure, "LNG040", "unit of the value")
      #expect(refusal.fault { _ = try W.plan("register", $0, unit: unit) } == nil, "\(measure)")
    }
  }

  @Test("A mean of percentages is sent to a ratio")
  func meanOfPercentages() {
    let refusal = Refusal(
      "⟦mean of age", "LNG040", "use the unit ratio, or “ratio of sum of A to sum of B”")
    #expect(refusal.fault { _ = try W.plan("register", $0, unit: .percent) } == nil)
  }

  @Test(
    "Measures are typed, and what they are made of is checked",
    arguments: [
      Refusal("⟦percentile 0 of age", "LNG044", "between 1 and 99"),
      Refusal("⟦percentile 100 of age", "LNG044", "between 1 and 99"),
      Refusal("share of ⟦age", "LNG020", "compare"), Refusal("mean of ⟦sex", "LNG021", "numbers"),
      Refusal("ratio of count of ⟦age to count", "LNG020", "compare"),
      Refusal("ratio of count to sum of ⟦sex", "LNG021", "numbers"),
      Refusal("share of ⟦age weighted by age", "LNG020", "compare"),
      Refusal("share of active weighted by ⟦sex", "LNG021", "numbers"),
      Refusal("least of ⟦granted", "LNG021", "numbers"),
      Refusal("greatest of ⟦sex", "LNG021", "numbers"),
      Refusal("median of time from ⟦age to ended", "LNG022", "date column"),
      Refusal("median of time from granted to ⟦5 days", "LNG022", "date column"),
      Refusal("median of time from granted to ended until ⟦sex", "LNG022", "date column"),
      Refusal("median of time from granted to ended since ⟦age", "LNG022", "date column"),
      Refusal("⟦percentile 100 of time from granted to ended", "LNG044", "between 1 and 99"),
    ])
  func refused(refusal: Refusal) {
    #expect(refusal.fault { _ = try W.plan("register", $0, unit: .ratio) } == nil)
  }

  @Test("Times to an event keep their days and what is counted")
  func durations() throws {
    let plan = try W.plan(
      "register",
      "percentile 25 of time from granted to least(start_date of contracts) until ended "
        + "since '2020-06-20' in term days", unit: .days)
    guard case .duration(0.25, let time) = plan.measure else {
      Issue.record("expected a time to an event")
      return
    }
    #expect(try time.start == W.check("granted"))
    #expect(try time.event == W.check("least(start_date of contracts)"))
    #expect(try time.until == W.check("ended"))
    #expect(time.since?.kind == .literal(Int64(Day(iso: "2020-06-20")?.number ?? 0)))
    #expect(time.unit == .termDays)
    let median = try W.plan("register", "median of time from granted to ended", unit: .days)
    #expect(
      try median.measure
        == .duration(0.5, TimeToEvent(start: W.check("granted"), event: W.check("ended"))))
    #expect(
      try W.plan("register", "greatest of day - granted", unit: .days).measure
        == .greatest(W.check("day - granted")))
  }

  @Test("Weights are numbers, and shares with them are shares")
  func weights() throws {
    let plan = try W.plan("contracts in force at day", "share of age > 30 weighted by hours / 40")
    #expect(
      try plan.measure
        == .weightedShare(
          W.check("age > 30", over: "contracts"), weight: W.check("hours / 40", over: "contracts")))
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
