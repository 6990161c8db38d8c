import Model

@testable import Disclosure

/// A small methodology written by hand: a register of persons with sex, age and region.
enum PlanFixtures {
  static let sex = CodeList(
    id: "sex", codes: ["K", "Q"].map { Code(id: $0, label: Localized(az: $0, en: $0)) })
  static let band = CodeList(
    id: "band",
    codes: ["young", "adult", "old"].map { Code(id: $0, label: Localized(az: $0, en: $0)) })
  static let writer = ExpressionText(codeLists: ["sex": sex, "band": band])
  static let dimensions = [
    "sex": Dimension(id: "sex", title: Localized(az: "sex", en: "sex"), codeList: sex),
    "band": Dimension(id: "band", title: Localized(az: "band", en: "band"), codeList: band),
  ]

  static func expression(_ kind: Expression.Kind, _ type: ValueType) -> Expression {
    Expression(kind, type: type, position: SourcePosition(line: 1, column: 1))
  }

  static let age = expression(.column("age", level: 0), .integer)
  static let sexColumn = expression(.column("sex", level: 0), .code(list: "sex"))
  static let works = expression(.column("works", level: 0), .yesNo)
  /// Below 15, 15 to 64, 65 and over.
  static let ageBand = expression(.cut(age, at: [15, 65]), .code(list: "band"))

  static func number(_ value: Int64) -> Expression { expression(.literal(value), .integer) }

  static func ages(_ range: ClosedRange<Int64>) -> Expression {
    expression(
      .and([
        expression(.comparison(.greaterOrEqual, age, number(range.lowerBound)), .yesNo),
        expression(.comparison(.lessOrEqual, age, number(range.upperBound)), .yesNo),
      ]), .yesNo)
  }

  static func plan(
    where condition: Expression?, _ measure: Measure, by dimensions: [String: Expression] = [:]
  ) -> UnitPlan {
    UnitPlan(
      population: Selection(extract: "register", condition: condition), measure: measure,
      missing: .countAsNo, dimensions: dimensions, countsPersons: false)
  }

  static func indicator(
    _ id: String, _ plan: UnitPlan, isPublished: Bool = true
  ) -> Indicator {
    Indicator(
      description: Fixtures.description(id), isPublished: isPublished, breakdowns: [],
      plan: .units(plan), carryForward: 0, seriesStart: nil, provisionalPeriods: 0,
      location: Location(file: "\(id).yaml"))
  }

  static func catalogue(_ indicators: [Indicator]) -> Catalogue {
    Catalogue(
      areas: [], contracts: [], codeLists: ["sex": sex, "band": band], dimensions: dimensions,
      parameters: [], indicators: indicators)
  }

  /// A dataset of one period; the total has no codes.
  static func dataset(
    _ id: String, _ nature: MeasureNature, by ids: [String],
    _ rows: [([DimensionValue], Observation)]
  ) -> Dataset {
    Dataset(
      indicator: Fixtures.description(id), dimensions: ids.compactMap { dimensions[$0] },
      observations: rows.map { position, observation in
        var observation = observation
        observation.position = position
        return observation
      }, nature: nature)
  }
}
