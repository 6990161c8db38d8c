import Model

@testable import SQL

/// A small methodology, built by hand: a register of persons and their labour contracts.
enum SQLWorkspace {
  static let location = Location(file: "indicators/test.yaml")
  static let position = SourcePosition(line: 1, column: 1)

  static func title(_ text: String) -> Localized {
    Localized(az: text, en: text)
  }

  static func list(_ id: String, _ codes: [String]) -> CodeList {
    CodeList(id: id, codes: codes.map { Code(id: $0, label: title($0)) })
  }

  static func contract(
    _ id: String, grain: String, time: ExtractContract.Time, key: [String],
    _ columns: [(String, ValueType)], household: String? = nil
  ) -> ExtractContract {
    ExtractContract(
      id: id, title: title(id), agency: title("agency"), grain: grain, file: "\(id).csv",
      time: time, delivery: time == .snapshot ? .period : .full, frequency: .monthly, dueDay: nil,
      personColumns: [columns[0].0], householdColumn: household, key: key,
      limits: QuarantineLimits(rows: 0, percent: 0), dialect: Dialect(),
      columns: columns.map { ColumnContract(name: $0, type: $1, location: location) },
      location: location)
  }

  static let register = contract(
    "register", grain: "person", time: .snapshot, key: ["fin"],
    [
      ("fin", .identifier(scheme: "fin")), ("sex", .code(list: "sex")), ("birth_date", .date),
      ("granted", .date), ("home", .identifier(scheme: "home")),
    ], household: "home")

  static let contracts = contract(
    "contracts", grain: "contract", time: .spell(from: "start_date", to: "end_date"), key: [],
    [
      ("fin", .identifier(scheme: "fin")), ("start_date", .date), ("end_date", .date),
      ("wage", .decimal(places: 2)),
    ])

  static func catalogue(_ indicators: [Indicator] = []) -> Catalogue {
    let lists = [list("sex", ["K", "Q"]), list("level", ["A1", "A2", "B1"])]
    return Catalogue(
      areas: [], contracts: [register, contracts],
      codeLists: Dictionary(lists.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      dimensions: ["sex": Dimension(id: "sex", title: title("sex"), codeList: lists[0])],
      parameters: [], indicators: indicators)
  }

  static func indicator(
    _ id: String, _ plan: Indicator.Plan, unit: UnitOfMeasure = .percent,
    breakdowns: [[String]] = []
  ) -> Indicator {
    Indicator(
      description: IndicatorDescription(
        id: id, version: 1, area: "area", title: title(id), definition: title(id), unit: unit,
        decimals: 1, direction: .context, frequency: .monthly),
      isPublished: true, breakdowns: breakdowns, plan: plan, carryForward: 0, seriesStart: nil,
      provisionalPeriods: 0, location: location)
  }

  static func units(_ measure: Measure, where condition: Expression? = nil) -> Indicator.Plan {
    .units(
      UnitPlan(
        population: Selection(extract: "register", condition: condition), measure: measure,
        missing: .exclude, dimensions: ["sex": column("sex", .code(list: "sex"))],
        countsPersons: false))
  }

  static func expression(_ kind: Expression.Kind, _ type: ValueType = .yesNo) -> Expression {
    Expression(kind, type: type, position: position)
  }

  static func column(_ name: String, _ type: ValueType, level: Int = 0) -> Expression {
    expression(.column(name, level: level), type)
  }

  static var day: Expression { expression(.referenceDay, .date) }

  /// Spells that have begun by the reference day and have not ended before it.
  static var inForce: Expression {
    let (start, end) = (
      column("start_date", .date, level: 1), column("end_date", .date, level: 1)
    )
    return expression(
      .and([
        expression(.comparison(.lessOrEqual, start, day)),
        expression(
          .or([
            expression(.isMissing(end)), expression(.comparison(.greaterOrEqual, end, day)),
          ])),
      ]))
  }

  static func aggregate(
    _ aggregation: Aggregation, _ type: ValueType, link: Selection.Link = .person,
    where condition: Expression? = nil
  ) -> Expression {
    expression(
      .aggregate(
        aggregation,
        Selection(extract: "contracts", level: 1, link: link, condition: condition)), type)
  }

  /// The spells of a person's contracts taken together, over gaps of two weeks.
  static var joined: Span {
    .rows(
      Selection(extract: "contracts", level: 1), from: column("start_date", .date, level: 1),
      to: column("end_date", .date, level: 1), gap: 14)
  }
}
