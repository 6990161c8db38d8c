import Model
import Testing

@testable import Definitions

/// A small methodology, built by hand, in which the texts of the tests are checked.
enum LanguageWorkspace {
  static let location = Location(file: "indicators/test.yaml", line: 3, column: 13)

  static func title(_ text: String) -> Localized {
    Localized(az: text, en: text)
  }

  static func list(
    _ id: String, _ codes: [String], parents: [String?] = [], in parent: String? = nil
  )
    -> CodeList
  {
    let codes = codes.enumerated().map { place, id in
      Code(id: id, label: title(id), parent: place < parents.count ? parents[place] : nil)
    }
    return CodeList(id: id, codes: codes, parentList: parent)
  }

  static let codeLists: [String: CodeList] = {
    let lists = [
      list("sex", ["K", "Q"]),
      list("sex_total", ["_T", "K", "Q"]),
      list("status", ["qaçqın", "əlavə_müdafiə"]),
      list("district", ["01", "02", "03"], parents: ["abşeron", "abşeron", "quba"], in: "region"),
      list("region", ["abşeron", "quba"]),
      list("age_band", ["Y_LT15", "Y15T64", "Y_GE65"]),
      list("level", ["PreA1", "A1", "A2", "B1"]),
      list("result", ["bitirib", "yarımçıq"]),
      list("huge", (0..<1200).map { "H\($0)" }),
      list("grant_year", ["2019", "2020", "2022"]), list("grant_month", ["2024-09", "2024-08"]),
      list("need_group", ["child", "adult"]), list("occupation", ["111", "112", "41", "9"]),
      list("employed", ["yes", "no"]),
    ]
    return Dictionary(lists.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  static func contract(
    _ id: String, grain: String, time: ExtractContract.Time, person: String? = "fin",
    _ columns: [(String, ValueType)], counts: Set<String> = []
  ) -> ExtractContract {
    ExtractContract(
      id: id, title: title(id), agency: title("agency"), grain: grain, file: "\(id).csv",
      time: time, delivery: .full, frequency: .monthly, dueDay: nil,
      personColumns: person.map { [$0] } ?? [],
      householdColumn: id == "register" ? "household" : nil, key: [],
      limits: QuarantineLimits(rows: 0, percent: 0),
      dialect: Dialect(),
      columns: columns.map { name, type in
        ColumnContract(
          name: name, type: type, counts: counts.contains(name) ? "persons" : nil,
          location: location)
      }, location: location)
  }

  static let fin = ("fin", ValueType.identifier(scheme: "fin"))

  static let contracts: [String: ExtractContract] = {
    let all = [
      contract(
        "register", grain: "person", time: .snapshot,
        [
          fin, ("sex", .code(list: "sex")), ("status", .code(list: "status")),
          ("district", .code(list: "district")), ("birth_date", .date), ("granted", .date),
          ("ended", .date), ("household", .identifier(scheme: "household")), ("name", .text),
          ("has_card", .yesNo), ("school_year", .schoolYear),
        ]),
      contract(
        "contracts", grain: "contract", time: .spell(from: "start_date", to: "end_date"),
        [
          fin, ("start_date", .date), ("end_date", .date), ("wage", .decimal(places: 2)),
          ("hours", .integer), ("employer", .identifier(scheme: "voen")),
          ("occupation", .code(list: "occupation")),
        ]),
      contract(
        "courses", grain: "course", time: .spell(from: "start_date", to: "end_date"),
        [
          fin, ("start_date", .date), ("end_date", .date), ("level", .code(list: "level")),
          ("level_start", .code(list: "level")), ("result", .code(list: "result")),
          ("sessions", .integer), ("missed", .integer),
        ]),
      contract(
        "services", grain: "service", time: .event(date: "day_of_service"),
        [fin, ("day_of_service", .date), ("fee", .decimal(places: 18))]),
      contract(
        "payments", grain: "payment", time: .month(column: "paid_month"),
        [fin, ("paid_month", .month), ("amount", .decimal(places: 2))]),
      contract(
        "events", grain: "event", time: .event(date: "date"), person: nil,
        [("date", .date), ("guests", .integer), ("district", .code(list: "district"))]),
      contract(
        "benchmark", grain: "figure", time: .period(column: "period"), person: nil,
        [
          ("period", .period), ("sex", .code(list: "sex_total")), ("value", .decimal(places: 1)),
          ("persons", .integer),
        ], counts: ["persons"]),
    ]
    return Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  static let dimensions: [String: Dimension] = {
    let lists = [
      ("sex", "sex"), ("status", "status"), ("district", "district"), ("region", "region"),
      ("age_band", "age_band"), ("huge", "huge"), ("huge_too", "huge"), ("level", "level"),
    ]
    return Dictionary(
      lists.compactMap { id, list in
        codeLists[list].map { (id, Dimension(id: id, title: title(id), codeList: $0)) }
      }, uniquingKeysWith: { first, _ in first })
  }()

  static let variableTexts = [
    "register": [
      "active": "granted <= day and (ended is missing or ended > day)",
      "age": "years from birth_date to day",
      "age_band": "cut age at 15, 65 into age_band",
      "region": "parent of district",
      "employed": "exists(contracts in force at day)",
      "first_job": "least(start_date of contracts)",
      "group": "need_group",
      "loop": "age + other_loop",
      "other_loop": "loop + 1",
      "wrong": "sex + 1",
      "need_group": "when age < 18 then child, else adult into need_group",
      "in_pool": "granted in cohort",
      "levels": "each(level of courses in force at day)",
      "answers": "each when has_card then K, when active then Q into sex",
    ],
    "contracts": [
      "hourly": "wage / hours", "long": "contracts.hours > 40", "of_woman": "sex = Q",
      "worker_is_active": "register.active",
    ],
  ]

  static func names(extra: [String: String] = [:]) throws -> Names {
    var variables: [String: [String: Syntax]] = [:]
    for (extract, texts) in variableTexts {
      for (name, text) in texts { variables[extract, default: [:]][name] = try syntax(text) }
    }
    for (name, text) in extra { variables["register", default: [:]][name] = try syntax(text) }
    return Names(
      contracts: contracts, codeLists: codeLists, variables: variables,
      parameters: ["need_criterion": ["all"], "minimum": ["child", "adult"]],
      personExtract: "register", hasCalendar: true)
  }

  static func syntax(_ text: String) throws -> Syntax {
    var parser = try Parser(DefinitionText(text: text, location: location))
    return try parser.variable()
  }

  /// Types an expression over the rows of an extract.
  static func check(_ text: String, over extract: String = "register") throws -> Expression {
    try checker(over: extract).check(try syntax(text))
  }

  static func checker(
    over extract: String, _ names: Names? = nil, cohort: CohortWindow? = nil
  ) throws -> ExpressionChecker {
    let names = try names ?? self.names()
    let contract = try names.contract(extract, at: location.position)
    return ExpressionChecker(
      scope: Scope(names: names, extracts: [contract], cohort: cohort))
  }

  static func text(_ text: String) -> DefinitionText {
    DefinitionText(text: text, location: location)
  }

  static func source(
    _ id: String = "test_indicator", unit: UnitOfMeasure = .percent,
    frequency: Frequency = .monthly, breakdowns: [[String]] = [], carryForward: Int = 0,
    _ computation: IndicatorSource.Computation = .formula(text("1"))
  ) -> IndicatorSource {
    IndicatorSource(
      description: IndicatorDescription(
        id: id, version: 1, area: "labour_market", title: title(id), definition: title(id),
        unit: unit, decimals: 1, direction: .context, frequency: frequency),
      location: location, isPublished: true,
      breakdowns: breakdowns.map { $0.map(text) }, computation: computation, missing: .exclude,
      carryForward: carryForward, seriesStart: nil, provisionalPeriods: 0)
  }

  /// The plan of an indicator over units.
  static func plan(
    _ population: String, _ measure: String, unit: UnitOfMeasure = .percent,
    breakdowns: [[String]] = [], _ rules: (inout IndicatorSource) -> Void = { _ in }
  ) throws -> UnitPlan {
    var source = source(unit: unit, breakdowns: breakdowns)
    rules(&source)
    return try IndicatorChecker(names: try names(), dimensions: dimensions).plan(
      source, population: text(population), measure: text(measure))
  }

  /// Inputs that formulas of the tests name.
  static let sources: [String: IndicatorSource] = {
    let all = [
      source("rate", breakdowns: [["sex"], ["sex", "age_band"]]), source("stock", unit: .persons),
      source("heads", unit: .persons, breakdowns: [["sex"]]),
      source("benchmark_rate", frequency: .annual, breakdowns: [["sex"]]),
    ]
    return Dictionary(
      all.map { ($0.description.id, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  static func formula(
    _ text: String, frequency: Frequency = .monthly, breakdowns: [[String]] = [],
    carryForward: Int = 0, unit: UnitOfMeasure? = nil
  ) throws -> Formula {
    let owner = source(
      unit: unit ?? .ratio, frequency: frequency, breakdowns: breakdowns,
      carryForward: carryForward)
    let checker = FormulaChecker(sources: sources, dimensions: dimensions, owner: owner)
    let formula = try checker.check(self.text(text))
    if unit != nil { try checker.requireUnit(of: formula, at: location.position) }
    return formula
  }
}

/// A text in which `⟦` marks where a finding must land.
struct MarkedExpression: CustomStringConvertible {
  let text: String
  let position: SourcePosition
  var description: String { text }

  init(_ marked: String) {
    let start = LanguageWorkspace.location.position
    var (line, column) = (start.line, start.column)
    for character in marked.prefix(while: { $0 != "⟦" }) {
      (line, column) = character == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    position = SourcePosition(line: line, column: column)
    text = marked.filter { $0 != "⟦" }
  }
}

/// A text that must be refused: the code, and words of the remedy.
struct Refusal: CustomStringConvertible {
  let marked: MarkedExpression
  let code: String
  let remedy: String
  var description: String { "\(code): \(marked.text.prefix(60))" }

  init(_ marked: String, _ code: String, _ remedy: String) {
    self.marked = MarkedExpression(marked)
    self.code = code
    self.remedy = remedy
  }

  /// Whether a body throws exactly this; otherwise what it did.
  func fault(_ body: (String) throws -> Void) -> String? {
    do {
      try body(marked.text)
      return "nothing was refused"
    } catch let problem as LanguageProblem {
      let found = problem.diagnostic(in: "test.yaml")
      let place = Location(
        file: "test.yaml", line: marked.position.line, column: marked.position.column)
      guard found.code == code else { return "\(found.code): \(found.message)" }
      guard found.location == place else { return "at \(found.location?.description ?? "-")" }
      guard found.remedy?.contains(remedy) == true else { return found.remedy ?? "no remedy" }
      return found.severity == .error ? nil : "severity \(found.severity)"
    } catch {
      return "\(error)"
    }
  }
}

extension IndicatorChecker {
  /// The plan of an indicator over units, or its first problem.
  func plan(
    _ source: IndicatorSource, population: DefinitionText, measure: DefinitionText
  ) throws -> UnitPlan {
    var problems: [LanguageProblem] = []
    let plan = check(source, population: population, measure: measure, into: &problems)
    if let first = problems.first { throw first }
    return try #require(plan)
  }
}
