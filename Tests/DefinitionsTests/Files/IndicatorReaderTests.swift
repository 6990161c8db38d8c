import FoundationEssentials
import Model
import Testing

@testable import Definitions

@Suite("IndicatorReader")
struct IndicatorReaderTests {
  static let head = """
    indicator: lab_rate
    version: 2
    area: labour_market
    title: {az: Məşğulluq, en: Employment}
    definition: {az: Tərif, en: Definition}
    unit: percent
    direction: higher_is_better

    """
  static let units = "population: register where active at day\nmeasure: share of employed\n"

  private let reader = IndicatorReader(
    area: "labour_market", fileID: "lab_rate", frequency: .monthly)

  private func read(_ source: SourceText, _ problems: inout ProblemList) {
    _ = reader.read(source, into: &problems)
  }

  private func indicator(_ text: String) -> IndicatorReader.Result? {
    var problems = ProblemList()
    return sourceText(text, &problems).flatMap { reader.read($0, into: &problems) }
  }

  private func expect(
    _ code: String, _ remedy: String, _ text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectProblem(code, remedy, in: text, sourceLocation: sourceLocation, reading: read)
  }

  @Test("The smallest indicator has the documented defaults")
  func smallest() throws {
    expectNoProblem(in: Self.head + Self.units, reading: read)
    let indicator = try #require(self.indicator(Self.head + Self.units)).indicator
    #expect(indicator.description.id == "lab_rate")
    #expect(indicator.description.version == 2)
    #expect(indicator.description.unit == .percent)
    #expect(indicator.description.decimals == 1)
    #expect(indicator.description.frequency == .monthly)
    #expect(
      indicator.description.formula
        == "population: register where active at day\nmeasure: share of employed")
    #expect(indicator.isPublished)
    #expect(indicator.missing == .exclude)
    #expect(indicator.breakdowns.isEmpty)
    #expect(indicator.carryForward == 0)
    #expect(indicator.provisionalPeriods == 0)
    #expect(indicator.location == Location(file: "a.yaml", line: 1, column: 12))
  }

  @Test("Every key is read")
  func full() throws {
    let text =
      Self.head + Self.units + """
        decimals: 2
        frequency: quarterly
        breakdowns: [sex, [sex, age_band]]
        missing: count_as_no
        carry_forward: 24 months
        series_start: 2024-Q1
        provisional: 3
        note: {az: Qeyd, en: Note}
        frameworks: [sdg.8.5.2]
        breaks:
          - {period: 2026-Q1, reason: {az: b, en: second}}
          - {period: 2025-Q1, reason: {az: a, en: first}}
        publish: no
        definition_differs: yes
        examples:
          - {at: 2026-Q3, given: {register: [[a]]}, expect: {value: 1}}
        """
    expectNoProblem(in: text, reading: read)
    let result = try #require(self.indicator(text))
    let indicator = result.indicator
    #expect(indicator.description.decimals == 2)
    #expect(indicator.description.frequency == .quarterly)
    #expect(indicator.breakdowns.map { $0.map(\.text) } == [["sex"], ["sex", "age_band"]])
    #expect(indicator.breakdowns[1][1].location == Location(file: "a.yaml", line: 12, column: 25))
    #expect(indicator.missing == .countAsNo)
    #expect(indicator.carryForward == 24)
    #expect(indicator.seriesStart?.description == "2024-Q1")
    #expect(indicator.provisionalPeriods == 3)
    #expect(indicator.description.note == Localized(az: "Qeyd", en: "Note"))
    #expect(indicator.description.frameworks == ["sdg.8.5.2"])
    #expect(indicator.description.breaks.map(\.reason.en) == ["first", "second"])
    #expect(!indicator.isPublished)
    #expect(result.examples.count == 1)
    #expect(result.hasDifferentDefinition)
  }

  @Test("Rules about cohorts, links, responses, dates and targets are read")
  func rules() throws {
    let text =
      Self.head.replacing("higher_is_better", with: "target") + Self.units + """
        cohort: {pool: 12 months, after: 6 months}
        unlinked: count_as_no
        interval: linkage
        responses:
          benefit_group: benefit_groups
          source: {counted: linked, among: expected}
        closes_after: 14 days
        invariant: 0
        target: {least: 80, greatest: 95.5, by: 2027-12, baseline: 2024-09}
        may_exceed_100: yes
        sensitive: yes
        """
    expectNoProblem(in: text, reading: read)
    let indicator = try #require(self.indicator(text)).indicator
    #expect(indicator.description.cohort == CohortWindow(pool: 12, after: 6))
    #expect(indicator.description.interval == .linkage)
    #expect(indicator.description.direction == .target)
    #expect(
      indicator.description.target
        == Target(
          least: 80, greatest: 95.5, by: ReferencePeriod("2027-12"),
          baseline: ReferencePeriod("2024-09")))
    #expect(indicator.unlinked == .countAsNo)
    #expect(indicator.responses.map(\.dimension.text) == ["benefit_group", "source"])
    #expect(indicator.responses.map(\.counted.text) == ["benefit_groups", "linked"])
    #expect(indicator.responses.map(\.among?.text) == [nil, "expected"])
    #expect(indicator.closesAfter == TimeLength(14, .days))
    #expect(indicator.invariant == Invariant(0))
    #expect(indicator.mayExceed100)
    #expect(indicator.isSensitive)
    #expect(indicator.places["cohort"] == Location(file: "a.yaml", line: 10, column: 1))
    let months = try #require(self.indicator(Self.head + Self.units + "closes_after: 1 month"))
    #expect(months.indicator.closesAfter == TimeLength(1, .months))
    let cohort = try #require(self.indicator(Self.head + Self.units + "cohort: {after: 3 months}"))
    #expect(cohort.indicator.description.cohort == CohortWindow(pool: 1, after: 3))
  }

  @Test("Every key is on the page about definitions")
  func documented() throws {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent()
    }
    let page = try String(
      contentsOf: root.appending(path: "docs/definitions.md"), encoding: .utf8)
    for key in IndicatorReader.required + IndicatorReader.optional {
      #expect(page.contains("`\(key)`"), "\(key)")
    }
  }

  @Test("Ill-formed rules are reported at their place")
  func ruleFaults() {
    let text = Self.head + Self.units
    expect("DEF108", "write it as in `24 months`", text + "cohort: {pool: ⟨⟩12}\n")
    expect("DEF027", "use one of: pool, after", text + "cohort: {⟨⟩window: 12 months}\n")
    expect("DEF104", "write `exclude`", text + "unlinked: ⟨⟩excluded\n")
    expect("DEF104", "use one of: confidence, linkage", text + "interval: ⟨⟩yes\n")
    expect("DEF114", "write it as in `14 days` or `2 months`", text + "closes_after: ⟨⟩14\n")
    expect(
      "DEF114", "write it as in `14 days` or `2 months`", text + "closes_after: ⟨⟩2 years\n")
    expect(
      "DEF102", "write digits with a decimal point, as in 12.5", text + "invariant: ⟨⟩zero\n")
    expect(
      "DEF104", "use one of: stop, warn", text + "invariant: {value: 0, breach: ⟨⟩ignore}\n")
    expect("DEF405", "give `least`, `greatest`, or both", text + "target: ⟨⟩{by: 2027-12}\n")
    expect(
      "DEF113", "exchange `least` and `greatest`, or correct one",
      text + "target: {least: 2, ⟨⟩greatest: 1}\n")
    expect(
      "DEF113", "exchange `baseline` and `by`, or correct one",
      text + "target: {least: 2, ⟨⟩by: 2027-12, baseline: 2028-01}\n")
    expect("DEF107", "write it as in 2026-10", text + "target: {least: 2, by: ⟨⟩2027}\n")
    expect(
      "DEF406", "add `target: {least: …, greatest: …}`, or choose another direction",
      text.replacing("higher_is_better", with: "⟨⟩target"))
    expect("DEF028", "add `counted:`", text + "responses: {sex: ⟨⟩{among: a}}\n")
    for key in ["cohort: {pool: 2 months}", "unlinked: exclude", "interval: confidence"] {
      let name = key.prefix { $0 != ":" }
      expect("DEF403", "delete `\(name)`", Self.head + "formula: a\n⟨⟩\(key)\n")
    }
    expect("DEF403", "delete `responses`", Self.head + "formula: a\n⟨⟩responses: {a: b}\n")
  }

  @Test("Population and measure keep the place of their first character and their layout")
  func places() throws {
    let text = Self.head + "population: >\n  register\n  where a\nmeasure: \"count\"\n"
    guard
      case .units(let population, let measure) = try #require(self.indicator(text)).indicator
        .computation
    else {
      Issue.record("expected population and measure")
      return
    }
    #expect(population.text == "register\n  where a")
    #expect(population.location == Location(file: "a.yaml", line: 9, column: 3))
    #expect(measure.location == Location(file: "a.yaml", line: 11, column: 11))
    #expect(
      indicator(text)?.indicator.description.formula
        == "population: register where a\nmeasure: count")
  }

  @Test("Formulas and composites are read")
  func others() throws {
    #expect(
      indicator(Self.head + "formula: a / b")?.indicator.description.formula == "formula: a / b")
    let text =
      Self.head + "composite:\n  - {indicator: a, worst: 0, best: 100}\n"
      + "  - {indicator: b, worst: 30, best: 2.5, weight: 2}\n"
    expectNoProblem(in: text, reading: read)
    guard case .composite(let parts) = try #require(self.indicator(text)).indicator.computation
    else {
      Issue.record("expected a composite")
      return
    }
    #expect(
      parts.map(\.component) == [
        Composite.Component(indicator: "a", worst: 0, best: 100, weight: 1),
        Composite.Component(indicator: "b", worst: 30, best: 2.5, weight: 2),
      ])
    #expect(parts[1].location == Location(file: "a.yaml", line: 10, column: 17))
  }

  @Test("The id is the file's name and the area the folder's")
  func identity() {
    expect(
      "DEF400", "write `lab_rate`, or rename the file",
      Self.head.replacing(": lab_rate", with: ": ⟨⟩lab_share") + Self.units)
    expect(
      "DEF401", "write `labour_market`, or move the file",
      Self.head.replacing(": labour_market", with: ": ⟨⟩housing") + Self.units)
  }

  @Test("There is exactly one way to compute an indicator")
  func computation() {
    let remedy = "give either population and measure, or formula, or composite"
    expect("DEF402", remedy, "⟨⟩" + Self.head)
    expect("DEF402", remedy, Self.head + Self.units + "⟨⟩formula: a\n")
    expect("DEF028", "add `measure:`", "⟨⟩" + Self.head + "population: register\n")
    expect("DEF028", "add `population:`", "⟨⟩" + Self.head + "measure: count\n")
    expect(
      "DEF403", "delete `missing`", Self.head + "formula: a\n⟨⟩missing: exclude\n")
    expect(
      "DEF404", "give the values that score 0 and 100",
      Self.head + "composite: [{indicator: a, worst: 1, ⟨⟩best: 1.0}]")
    expect(
      "DEF112", "keep one of the two, or give one another name",
      Self.head
        + "composite: [{indicator: a, worst: 1, best: 2}, {indicator: ⟨⟩a, worst: 1, best: 2}]")
    expect("DEF100", "write the text", Self.head + "composite: ⟨⟩[]")
  }

  @Test("Ill-formed keys are reported at their place")
  func faults() {
    let text = Self.head + Self.units
    expect(
      "DEF104", "write `percent`",
      text.replacing("unit: ", with: "unit: ⟨⟩%").replacing(
        "%percent", with: "percnt"))
    expect("DEF104", "write `count_as_no`", text + "missing: ⟨⟩count-as-no\n")
    expect("DEF101", "write digits only, within the range", text + "decimals: ⟨⟩7\n")
    expect("DEF107", "write it as in 2026-10", text + "series_start: ⟨⟩2026\n")
    expect("DEF108", "write it as in `24 months`", text + "carry_forward: ⟨⟩24\n")
    expect("DEF103", "write yes or no", text + "publish: ⟨⟩maybe\n")
    expect("DEF027", "write `breakdowns`", text + "⟨⟩breakdown: [sex]\n")
    expect(
      "DEF112", "keep one of the two, or give one another name",
      text + "breakdowns: [[sex, ⟨⟩sex]]\n")
    expect(
      "DEF112", "keep one of the two, or give one another name",
      text + "breakdowns: [[sex, age], [⟨⟩age, sex]]\n")
    expect("DEF100", "write the text", text + "breakdowns: [sex, ⟨⟩[]]\n")
    expect(
      "DEF105", "use a-z, 0-9 and _, beginning with a letter, at most 60 characters",
      text + "breakdowns: [⟨⟩district or]\n")
    expect(
      "DEF107", "write it as in 2026-10",
      text + "breaks: [{period: ⟨⟩2026-Q1, reason: {az: a, en: b}}]\n")
    expect(
      "DEF029", "write `[first, second]`, or one item a line after `- `",
      text + "examples: ⟨⟩{at: 2026-10}\n")
  }

  @Test("A table in several degrees of detail is as many tables, one of which is shown")
  func coarsenings() throws {
    let text = Self.head + Self.units + "breakdowns: [sex, [sex, district or region]]\n"
    let indicator = try #require(self.indicator(text)).indicator
    let tables = [["sex"], ["sex", "district"], ["sex", "region"]]
    #expect(indicator.breakdowns.map { $0.map(\.text) } == tables)
    #expect(indicator.coarsenings == [[["sex", "district"], ["sex", "region"]]])
  }

  @Test("All complaints about a file come at once, in the order of the file")
  func together() {
    let text =
      Self.head.replacing("version: 2", with: "version: x").replacing(
        "unit: percent", with: "unit: procent") + Self.units + "colour: red\n"
    let found = problems(in: text, read)
    #expect(found.map(\.code) == ["DEF101", "DEF104", "DEF027"])
    #expect(found.map(\.location?.line) == [2, 6, 10])
  }
}
