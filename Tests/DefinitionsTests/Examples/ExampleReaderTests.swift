import Model
import Testing

@testable import Definitions

@Suite("ExampleReader")
struct ExampleReaderTests {
  private static let sex = CodeList(
    id: "sex",
    codes: ["K", "Q"].map { Code(id: $0, label: Localized(az: $0, en: $0)) })

  private static func contract(_ id: String, person: [String]) -> ExtractContract {
    let columns: [(String, ValueType)] = [
      ("id", .identifier(scheme: "id")), ("sex", .code(list: "sex")), ("born", .date),
      ("rooms", .integer), ("area", .decimal(places: 1)), ("month", .month),
      ("year", .schoolYear), ("period", .period), ("open", .yesNo), ("name", .text),
    ]
    let text = Localized(az: id, en: id)
    return ExtractContract(
      id: id, title: text, agency: text, grain: "person", file: "\(id).csv", time: .snapshot,
      delivery: .period, frequency: .monthly, dueDay: nil, personColumns: person,
      householdColumn: nil, key: [], limits: QuarantineLimits(rows: 0, percent: 0),
      dialect: Dialect(),
      columns: columns.map {
        ColumnContract(name: $0, type: $1, isRequired: true, location: Location(file: "c"))
      }, location: Location(file: "c"))
  }

  private static let methodology: MethodologySource = {
    var source = MethodologySource()
    source.contracts = [contract("register", person: ["id"]), contract("totals", person: [])]
    source.declaredExtracts = ["register", "totals"]
    source.codeLists = ["sex": sex]
    source.dimensions = [
      Dimension(id: "sex", title: Localized(az: "c", en: "s"), codeList: sex),
      Dimension(id: "sex2", title: Localized(az: "c", en: "s"), codeList: sex),
    ]
    return source
  }()

  private static let share = Indicator.Plan.units(
    UnitPlan(
      population: Selection(extract: "register"),
      measure: .share(
        Expression(.literal(1), type: .yesNo, position: SourcePosition(line: 1, column: 1))),
      missing: .exclude, dimensions: [:], countsPersons: false))

  private func read(_ text: String) -> (example: WorkedExample?, problems: [Diagnostic]) {
    var problems = ProblemList()
    let name = Localized(az: "a", en: "a")
    let location = Location(file: "a.yaml", line: 1, column: 1)
    let words = DefinitionText(text: "register", location: location)
    let source = IndicatorSource(
      description: IndicatorDescription(
        id: "a", version: 1, area: "a", title: name, definition: name, unit: .percent, decimals: 1,
        direction: .context, frequency: .monthly),
      location: location, isPublished: true,
      breakdowns: ["sex", "sex2"].map { [DefinitionText(text: $0, location: location)] },
      computation: .units(population: words, measure: words), missing: .exclude, carryForward: 0,
      seriesStart: nil, provisionalPeriods: 0)
    let reader = ExampleReader(Self.methodology, source, plan: Self.share)
    guard let source = SourceText(file: "a.yaml", bytes: Array(text.utf8), into: &problems),
      let node = YAMLNode.document(source, into: &problems)
    else { return (nil, problems.diagnostics) }
    let example = reader.example(node, &problems)
    return (example, problems.sorted)
  }

  @Test("Values are stored as the columns of a table store them")
  func values() throws {
    let row =
      "{person: A, sex: Q, born: 1970-01-11, rooms: 3, area: 12.5, month: 2026-10, "
      + "year: 2026/2027, period: 2026-Q4, open: yes, name: x}"
    let (example, problems) = read(
      "{at: 2026-10, given: {register: [\(row)]}, expect: {value: 50}}")
    #expect(problems == [])
    let given = try #require(example?.extracts.first?.rows?.first)
    #expect(given.person == "A")
    let stored = Dictionary(
      given.cells.map { ($0.column, $0.stored) }, uniquingKeysWith: { first, _ in first })
    // 11 January 1970 is ten days after day 0; October 2026 is month 2026 × 12 + 9.
    #expect(
      stored == [
        "sex": 1, "born": 10, "rooms": 3, "area": 125, "month": 24_321, "year": 2026,
        "period": Int64(ReferencePeriod("2026-Q4")?.stored ?? 0), "open": 1, "name": nil,
      ])
  }

  @Test(
    "Every fault has its code and its place",
    arguments: [
      ("{at: 2026, given: {}, expect: {value: 1}}", "DEF107", 6),
      ("{at: 2026-10, given: {regster: []}, expect: {value: 1}}", "DEF111", 23),
      ("{at: 2026-10, given: {register: gone}, expect: {value: 1}}", "DEF104", 33),
      ("{at: 2026-10, given: {register: [{sx: Q}]}, expect: {value: 1}}", "DEF111", 35),
      ("{at: 2026-10, given: {register: [{sex: M}]}, expect: {value: 1}}", "DEF111", 40),
      ("{at: 2026-10, given: {register: [{born: 2026-02-30}]}, expect: {value: 1}}", "DEF106", 41),
      ("{at: 2026-10, given: {register: [{area: 1.25}]}, expect: {value: 1}}", "DEF102", 41),
      ("{at: 2026-10, given: {register: [{year: 2026/2028}]}, expect: {value: 1}}", "DEF107", 41),
      ("{at: 2026-10, given: {totals: [{person: A}]}, expect: {value: 1}}", "EXA004", 33),
      ("{at: 2026-10, given: {register: [{person: A, id: 1}]}, expect: {value: 1}}", "EXA005", 46),
      ("{at: 2026-10, given: {}, expect: {}}", "EXA006", 34),
      ("{at: 2026-10, given: {}, expect: {value: 1, absence: not_yet_due}}", "EXA006", 34),
      ("{at: 2026-10, given: {}, expect: {lower: 1}}", "EXA001", 35),
      ("{at: 2026-10, given: {}, expect: {linked: 1}}", "EXA001", 35),
      ("{at: 2026-10, given: {}, expect: {absence: not_reached}}", "EXA002", 44),
      ("{at: 2026-10, given: {}, expect: {absence: not_published}}", "DEF104", 44),
      ("{at: 2026-10, given: {}, expect: {age: Y, value: 1}}", "DEF027", 35),
      ("{at: 2026-10, given: {}, expect: {sex: M, value: 1}}", "DEF111", 40),
      ("{at: 2026-10, given: {}, expect: {sex: Q, sex2: Q, value: 1}}", "EXA003", 35),
      ("{at: 2026-10, run: 2026-09, given: {}, expect: {value: 1}}", "EXA007", 20),
      ("{at: 2026-10, given: {}}", "DEF028", 1),
    ])
  func faults(text: String, code: String, column: Int) throws {
    let (example, problems) = read(text)
    #expect(example == nil)
    #expect(problems.map(\.code) == [code])
    #expect(problems.first?.location == Location(file: "a.yaml", line: 1, column: column))
    #expect(problems.first?.remedy?.isEmpty == false)
  }

  @Test("A misspelt name is told the nearest one")
  func nearest() {
    let text = "{at: 2026-10, given: {registr: [], register: [{brn: 2026-01-01}]}, expect: []}"
    let remedies = read(text).problems.compactMap(\.remedy)
    #expect(remedies.contains("write `register`"))
    #expect(remedies.contains("write `born`"))
  }
}
