import Model

@testable import Compute

/// Indicators over units whose plans are built by hand.
struct HandPlan {
  let name: String
  let indicator: Indicator
  let plan: UnitPlan
  /// Whether units are linked, and through whom nobody may be found.
  let isLinked: Bool

  init(
    _ name: String, _ population: String, where condition: Expression? = nil, _ measure: Measure,
    unit: UnitOfMeasure = .percent, breakdowns: [[String]] = [["sex"], ["district", "sex"]],
    missing: MissingRule = .exclude, responses: [String: Response] = [:],
    unlinked: UnlinkedRule = .countAsNo, interval: IntervalKind? = nil, isLinked: Bool = false
  ) {
    typealias W = ComputeWorkspace
    typealias E = PlanExpressions
    let isPerson = population == "register"
    func dimension(_ id: String) -> Expression {
      let column = E.column(id, .code(list: id), level: isPerson ? 0 : 1)
      return isPerson
        ? column : E.make(.ofPerson(extract: "register", level: 1, column), column.type)
    }
    let plan = UnitPlan(
      population: Selection(extract: population, condition: condition), measure: measure,
      missing: missing,
      dimensions: ["sex": dimension("sex"), "district": dimension("district")],
      responses: responses, unlinked: unlinked, countsPersons: false)
    let description = IndicatorDescription(
      id: "test", version: 1, area: "labour_market", title: W.title(name),
      definition: W.title(name), unit: unit, decimals: 1, direction: .context,
      frequency: .monthly, interval: interval)
    indicator = Indicator(
      description: description, isPublished: true, breakdowns: breakdowns, plan: .units(plan),
      carryForward: 0, seriesStart: nil, provisionalPeriods: 0, location: W.location)
    self.name = name
    self.plan = plan
    self.isLinked = isLinked
  }

  typealias E = PlanExpressions

  static let wage = E.column("wage", .decimal(places: 2))
  static let hourly = E.make(
    .arithmetic(
      .divide, E.make(.toReal(wage, scale: 100), .real),
      E.make(.toReal(E.column("hours", .integer), scale: 1), .real)), .real)
  static let isLong = E.compare(
    .greater, E.column("hours", .integer), E.literal(30, .integer))
  static let hasCourse = E.aggregate(.exists, .yesNo, of: "courses")
  static let courseLevels = E.aggregate(
    .each(E.column("level", E.level, level: 1)), .codeSet(list: "level"), of: "courses")
  static let asked = E.codes([(E.isFemale, 0), (E.hasCard, 1), (E.hasCard, 2)], of: "level")
  static let firstStart = E.aggregate(
    .least(E.day("start", level: 1)), .date, of: "contracts")
  static let joined = Expression.Kind.literal(ComputeWorkspace.stored("2025-11-15"))

  static func time(
    until: Bool = false, since: Bool = false, unit: TimeUnit = .days
  ) -> TimeToEvent {
    TimeToEvent(
      start: E.day("granted"), event: firstStart, until: until ? E.day("ended") : nil,
      since: since ? E.make(joined, .date) : nil, unit: unit)
  }

  static let all = measures + durations + shares

  private static let measures = [
    HandPlan("least", "contracts", .least(wage), unit: .manatPerMonth),
    HandPlan("greatest", "contracts", .greatest(hourly), unit: .manatPerMonth),
    HandPlan(
      "greatest of persons", "register",
      .greatest(
        E.aggregate(.sum(E.column("hours", .integer, level: 1)), .integer, of: "contracts")),
      unit: .ratio, isLinked: true),
    HandPlan("weighted", "contracts", .weightedShare(isLong, weight: wage), interval: .confidence),
    HandPlan(
      "weighted by a real", "contracts", .weightedShare(isLong, weight: hourly),
      missing: .countAsNo, interval: .confidence),
    HandPlan(
      "weighted and linked", "contracts", .weightedShare(hasCourse, weight: wage),
      unlinked: .exclude, interval: .linkage, isLinked: true),
  ]

  private static let durations = [
    HandPlan("median", "register", .duration(0.5, time()), unit: .days, isLinked: true),
    HandPlan(
      "quartile until", "register", .duration(0.25, time(until: true)), unit: .days,
      isLinked: true),
    HandPlan(
      "quartile until, since", "register", .duration(0.3, time(until: true, since: true)),
      unit: .days, isLinked: true),
    HandPlan(
      "work days", "register", .duration(0.2, time(since: true, unit: .workDays)), unit: .days,
      unlinked: .exclude, isLinked: true),
    HandPlan(
      "term days", "register", .duration(0.9, time(unit: .termDays)), unit: .days, isLinked: true),
  ]

  private static let shares = [
    HandPlan("interval", "register", .share(E.hasCard), interval: .confidence),
    HandPlan(
      "linkage without", "contracts", .share(hasCourse), unlinked: .exclude, interval: .linkage,
      isLinked: true),
    HandPlan(
      "linkage as no", "contracts", .share(hasCourse), unlinked: .countAsNo, interval: .linkage,
      isLinked: true),
    HandPlan(
      "span", "contracts",
      .share(
        E.make(
          .isCovered(
            .spell(from: E.referenceDay, to: E.referenceDay), by: E.contracts(gap: 20)), .yesNo)),
      unlinked: .exclude, interval: .confidence, isLinked: true),
    HandPlan(
      "household alone", "register",
      .share(E.aggregate(.exists, .yesNo, of: "courses", .household))),
    HandPlan(
      "responses", "register", .share(E.hasCard), unit: .perThousand,
      breakdowns: [["level"], ["sex", "level"]],
      responses: ["level": Response(counted: courseLevels)], interval: .confidence,
      isLinked: true),
    HandPlan(
      "responses among", "register", .share(hasCourse), breakdowns: [["level"], ["level", "sex"]],
      responses: ["level": Response(counted: courseLevels, among: asked)], interval: .linkage,
      isLinked: true),
    HandPlan(
      "single response", "register", .weightedShare(E.hasCard, weight: age),
      breakdowns: [["level"]],
      responses: [
        "level": Response(
          counted: E.aggregate(
            .latest(E.column("level", E.level, level: 1), by: E.day("date", level: 1)), E.level,
            of: "courses"), among: asked)
      ], unlinked: .exclude, interval: .confidence, isLinked: true),
  ]

  private static let age = E.elapsed(.years, E.day("birth"), E.referenceDay)
}
