import Model
import Testing

@testable import Compute
@testable import Definitions

/// A row as a person would write it: stored values by column, no entry for a missing one.
///
/// Identifiers are numbers here; the table gets a text for each.
typealias PlainRow = [String: Int64]

/// A small methodology and tables built by hand, so that tests can say what they compute in the
/// language and compare it with plain loops.
enum ComputeWorkspace {
  static let location = Location(file: "test.yaml", line: 1, column: 1)
  static let october = ReferencePeriod(frequency: .monthly, ordinal: 2026 * 12 + 9)

  static func title(_ text: String) -> Localized {
    Localized(az: text, en: text)
  }

  static func list(
    _ id: String, _ codes: [String], parents: [String?] = [], in parent: String? = nil
  )
    -> CodeList
  {
    CodeList(
      id: id,
      codes: codes.enumerated().map { place, code in
        Code(
          id: code, label: title(code), parent: place < parents.count ? parents[place] : nil)
      }, parentList: parent)
  }

  static let codeLists: [String: CodeList] = Dictionary(
    [
      list("sex", ["K", "Q"]), list("band", ["YOUNG", "MIDDLE", "OLD"]),
      list("district", ["d1", "d2", "d3"], parents: ["west", "west", nil], in: "region"),
      list("region", ["west", "east"]), list("sex_total", ["_T", "K", "Q"]),
      list("level", ["A1", "A2", "B1"]),
    ].map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  static func contract(
    _ id: String, grain: String, time: ExtractContract.Time, person: String? = "fin",
    otherwise others: [String] = [],
    household: String? = nil, _ columns: [(String, ValueType)], counts: Set<String> = []
  ) -> ExtractContract {
    ExtractContract(
      id: id, title: title(id), agency: title("agency"), grain: grain, file: "\(id).csv",
      time: time, delivery: .full, frequency: .monthly, dueDay: nil,
      personColumns: (person.map { [$0] } ?? []) + others, householdColumn: household, key: [],
      limits: QuarantineLimits(rows: 0, percent: 0),
      dialect: Dialect(),
      columns: columns.map { name, type in
        ColumnContract(
          name: name, type: type, counts: counts.contains(name) ? "persons" : nil,
          location: location)
      }, location: location)
  }

  static let fin = ("fin", ValueType.identifier(scheme: "fin"))

  static let contracts: [ExtractContract] = [
    contract(
      "register", grain: "person", time: .snapshot, household: "house",
      [
        fin, ("sex", .code(list: "sex")), ("district", .code(list: "district")), ("birth", .date),
        ("granted", .date), ("ended", .date), ("has_card", .yesNo),
        ("house", .identifier(scheme: "house")),
      ]),
    contract(
      "contracts", grain: "contract", time: .spell(from: "start", to: "finish"),
      [
        fin, ("start", .date), ("finish", .date), ("wage", .decimal(places: 2)),
        ("hours", .integer), ("employer", .identifier(scheme: "voen")),
      ]),
    contract(
      "courses", grain: "course", time: .event(date: "date"),
      [
        fin, ("date", .date), ("level", .code(list: "level")), ("sessions", .integer),
        ("passed", .yesNo),
      ]),
    contract(
      "payments", grain: "payment", time: .month(column: "paid"),
      [fin, ("paid", .month), ("amount", .decimal(places: 2))]),
    contract(
      "events", grain: "event", time: .event(date: "date"), person: nil,
      [("date", .date), ("guests", .integer), ("district", .code(list: "district"))]),
    contract(
      "benchmark", grain: "figure", time: .period(column: "period"), person: nil,
      [
        ("period", .period), ("sex", .code(list: "sex_total")), ("value", .decimal(places: 1)),
        ("persons", .integer), ("all", .integer),
      ], counts: ["persons", "all"]),
  ]

  static let variables = [
    "register": [
      "active": "granted <= day and (ended is missing or ended > day)",
      "age": "years from birth to day",
      "band": "cut age at 18, 65 into band",
      "region": "parent of district",
      "employed": "exists(contracts in force at day)",
      "best_wage": "greatest(wage / hours of contracts where hours > 0)",
      "fixed": "1 = 1",
    ],
    "contracts": ["hourly": "wage / hours", "long": "finish - start > 300 days"],
  ]

  static let dimensions: [String: Dimension] = Dictionary(
    [
      ("sex", "sex"), ("district", "district"), ("region", "region"), ("band", "band"),
      ("level", "level"),
    ]
    .compactMap { id, list in
      codeLists[list].map { (id, Dimension(id: id, title: title(id), codeList: $0)) }
    }, uniquingKeysWith: { first, _ in first })

  static func text(_ text: String) -> DefinitionText {
    DefinitionText(text: text, location: location)
  }

  static func names() throws -> Names {
    var parsed: [String: [String: Syntax]] = [:]
    for (extract, texts) in variables {
      for (name, text) in texts {
        var parser = try Parser(self.text(text))
        parsed[extract, default: [:]][name] = try parser.variable()
      }
    }
    return Names(
      contracts: Dictionary(contracts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      codeLists: codeLists, variables: parsed, parameters: ["minimum": ["all"]],
      personExtract: "register", hasCalendar: true)
  }

  static func expression(_ text: String, over extract: String) throws -> Expression {
    var parser = try Parser(self.text(text))
    let names = try names()
    let contract = try names.contract(extract, at: location.position)
    return try ExpressionChecker(scope: Scope(names: names, extracts: [contract])).check(
      try parser.variable())
  }

  static func indicator(
    _ id: String = "test", _ population: String, _ measure: String,
    unit: UnitOfMeasure = .percent, breakdowns: [[String]] = [], missing: MissingRule = .exclude,
    frequency: Frequency = .monthly
  ) throws -> Indicator {
    let description = IndicatorDescription(
      id: id, version: 1, area: "labour_market", title: title(id), definition: title(id),
      unit: unit, decimals: 1, direction: .context, frequency: frequency)
    var source = IndicatorSource(
      description: description, location: location, isPublished: true,
      breakdowns: breakdowns.map { $0.map(text) },
      computation: .units(population: text(population), measure: text(measure)),
      missing: missing, carryForward: 0, seriesStart: nil, provisionalPeriods: 0)
    source.unlinked = .countAsNo
    let plan = try IndicatorChecker(names: try names(), dimensions: dimensions).plan(
      source, population: text(population), measure: text(measure))
    return Indicator(
      description: description, isPublished: true, breakdowns: breakdowns, plan: .units(plan),
      carryForward: 0, seriesStart: nil, provisionalPeriods: 0, location: location)
  }

  static func catalogue(
    _ indicators: [Indicator] = [], dimensions: [String: Dimension] = dimensions,
    contracts: [ExtractContract] = contracts
  ) -> Catalogue {
    Catalogue(
      areas: [], contracts: contracts, codeLists: codeLists, dimensions: dimensions,
      parameters: [
        DatedParameter(
          id: "minimum", group: "all", validFrom: day("2026-01-01"), validTo: day("2026-12-31"),
          value: 285),
        DatedParameter(
          id: "norm", group: "YOUNG", validFrom: day("2020-01-01"), validTo: day("2026-12-31"),
          value: 12.5),
        DatedParameter(
          id: "norm", group: "OLD", validFrom: day("2027-01-01"), validTo: day("2027-12-31"),
          value: 20),
      ], indicators: indicators, calendar: PlainCalendar.calendar)
  }

  static func day(_ text: String) -> Day {
    Day(iso: text) ?? Day(number: 0)
  }

  static func stored(_ text: String) -> Int64 {
    Int64(day(text).number)
  }

  /// The table of an extract with the rows as written.
  static func table(
    _ extract: String, _ rows: [PlainRow], _ contracts: [ExtractContract] = contracts
  ) -> Table {
    let contract = contracts.first { $0.id == extract }
    var columns: [String: Column] = [:]
    for column in contract?.columns ?? [] {
      columns[column.name] = self.column(column.type, rows.map { $0[column.name] })
    }
    return Table(extract: extract, rowCount: rows.count, columns: columns)
  }

  static func column(_ type: ValueType, _ values: [Int64?]) -> Column {
    if type.isWide {
      return Column(type: type, storage: .wide(values.map { $0 ?? Column.missingWide }))
    }
    guard type.hasDictionary else {
      return Column(
        type: type,
        storage: .narrow(values.map { $0.map { Int32($0) } ?? Column.missingNarrow }))
    }
    var places: [Int64: Int32] = [:]
    var dictionary: [String] = []
    let stored = values.map { value -> Int32 in
      guard let value else { return Column.missingNarrow }
      if let place = places[value] { return place }
      places[value] = Int32(dictionary.count)
      dictionary.append("P\(value)")
      return Int32(dictionary.count - 1)
    }
    return Column(type: type, storage: .narrow(stored), dictionary: dictionary)
  }

  static func store(
    _ rows: [String: [PlainRow]], period: ReferencePeriod = october,
    contracts: [ExtractContract] = contracts
  ) -> MicrodataStore {
    MicrodataStore(
      deliveries: rows.keys.reduce(into: [:]) { deliveries, extract in
        deliveries[extract] = [period: table(extract, rows[extract] ?? [], contracts)]
      }, catalogue: catalogue(contracts: contracts))
  }

  static func evaluator(
    _ store: MicrodataStore, _ period: ReferencePeriod = october
  ) -> Evaluator {
    Evaluator(
      store: store, period: period, parameters: catalogue().parameters,
      calendar: PlainCalendar.calendar,
      households: store.households(catalogue().personExtract, for: period))
  }

  static func datasets(
    _ indicators: [Indicator], _ rows: [String: [PlainRow]], threads: Int = 1,
    from first: ReferencePeriod = october, through last: ReferencePeriod = october
  ) -> [Dataset] {
    Computation(
      catalogue: catalogue(indicators), store: store(rows, period: last), threads: threads
    ).datasets(from: first, through: last)
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
