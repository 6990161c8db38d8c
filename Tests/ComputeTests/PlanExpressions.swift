import Model

@testable import Compute

/// Plans built by hand, so that the engine's tests do not need the language's newest words.
enum PlanExpressions {
  static func make(_ kind: Expression.Kind, _ type: ValueType) -> Expression {
    Expression(kind, type: type, position: SourcePosition(line: 1, column: 1))
  }

  static func column(_ name: String, _ type: ValueType, level: Int = 0) -> Expression {
    make(.column(name, level: level), type)
  }

  static func day(_ name: String, level: Int = 0) -> Expression {
    column(name, .date, level: level)
  }

  static let district = ValueType.code(list: "district")
  static let level = ValueType.code(list: "level")
  static let band = ValueType.code(list: "band")
  static let referenceDay = make(.referenceDay, .date)
  static let periodStart = make(.periodStart, .date)

  static func literal(_ value: Int64, _ type: ValueType) -> Expression {
    make(.literal(value), type)
  }

  static func compare(
    _ sign: Comparison, _ left: Expression, _ right: Expression
  ) -> Expression {
    make(.comparison(sign, left, right), .yesNo)
  }

  static func aggregate(
    _ aggregation: Aggregation, _ type: ValueType, of extract: String, level: Int = 1,
    _ link: Selection.Link = .person, where condition: Expression? = nil
  ) -> Expression {
    make(
      .aggregate(
        aggregation,
        Selection(extract: extract, level: level, link: link, condition: condition)), type)
  }

  static func shifted(_ day: Expression, _ amount: Int64, _ unit: TimeUnit) -> Expression {
    make(.shifted(day, by: amount, unit), .date)
  }

  static func elapsed(_ unit: TimeUnit, _ from: Expression, _ to: Expression) -> Expression {
    make(.elapsed(unit, from: from, to: to), .integer)
  }

  static func when(
    _ branches: [(Expression, Expression)], _ otherwise: Expression?, _ type: ValueType
  ) -> Expression {
    make(
      .when(branches.map { Branch(condition: $0.0, value: $0.1) }, otherwise: otherwise), type)
  }

  static func codes(_ branches: [(Expression, Int64)], of list: String) -> Expression {
    make(
      .codes(
        branches.map { Branch(condition: $0.0, value: literal($0.1, .code(list: list))) }),
      .codeSet(list: list))
  }

  /// Expressions with the extract over whose rows they are evaluated and a name for messages.
  static let cases: [(extract: String, name: String, expression: Expression)] =
    single + households + spans

  static let isFemale = compare(
    .equal, column("sex", .code(list: "sex")), literal(0, .code(list: "sex")))

  private static let single: [(String, String, Expression)] = [
    (
      "register", "anniversary before a column",
      make(.anniversary(month: 10, day: 1, before: day("granted")), .date)
    ),
    (
      "courses", "parameter by the group of a code",
      make(.parameterOf("norm", groups: ["OLD", "none", "YOUNG"], column("level", level)), .real)
    ),
    ("register", "parameter of a constant", normOfYoung),
    ("register", "ten work days later", shifted(day("granted"), 10, .workDays)),
    ("register", "no work days later", shifted(day("granted"), 0, .workDays)),
    ("contracts", "200 term days later", shifted(day("start"), 200, .termDays)),
    ("contracts", "a school day later", shifted(day("start"), 1, .schoolDays)),
    ("register", "work days between", elapsed(.workDays, day("granted"), day("ended"))),
    ("contracts", "school days to now", elapsed(.schoolDays, day("start"), referenceDay)),
    ("contracts", "term days between", elapsed(.termDays, day("start"), day("finish"))),
    ("register", "work days of the period", elapsed(.workDays, periodStart, referenceDay)),
    ("register", "year", make(.yearOf(day("granted")), .integer)),
    ("register", "month", make(.monthOf(day("birth")), .month)),
    ("register", "year of now", make(.yearOf(referenceDay), .integer)),
    (
      "register", "year in a list",
      make(
        .tabled(
          make(.yearOf(day("granted")), .integer), from: 2025, [1, Column.missingNarrow]), level)
    ),
    (
      "register", "the first of two conditions",
      when(
        [(isFemale, day("granted")), (column("has_card", .yesNo), day("ended"))], day("birth"),
        .date)
    ),
    (
      "contracts", "a condition without another",
      when(
        [
          (
            compare(.greater, column("hours", .integer), literal(30, .integer)),
            column("hours", .integer)
          )
        ], nil, .integer)
    ),
    (
      "register", "a truth or another",
      when([(isFemale, column("has_card", .yesNo))], literal(1, .yesNo), .yesNo)
    ),
    (
      "contracts", "a real number or another",
      when(
        [
          (
            compare(.less, column("hours", .integer), literal(20, .integer)),
            make(.toReal(column("wage", .decimal(places: 2)), scale: 100), .real)
          )
        ], make(.real(0.5), .real), .real)
    ),
    (
      "register", "a constant choice",
      when(
        [(compare(.less, periodStart, referenceDay), literal(2, level))], literal(1, level), level)
    ),
    (
      "register", "a set of codes",
      codes([(isFemale, 0), (hasCard, 2), (hasCard, 1)], of: "level")
    ),
    (
      "register", "codes that occur",
      aggregate(
        .each(column("level", level, level: 1)), .codeSet(list: "level"), of: "courses")
    ),
    (
      "register", "codes that occur under a condition",
      aggregate(
        .each(column("level", level, level: 1)), .codeSet(list: "level"), of: "courses",
        where: column("passed", .yesNo, level: 1))
    ),
  ]

  static let hasCard = column("has_card", .yesNo)

  private static let normOfYoung = make(
    .parameterOf("norm", groups: ["YOUNG"], literal(0, band)), .real)

  private static let wage = column("wage", .decimal(places: 2), level: 1)

  private static let households: [(String, String, Expression)] = [
    ("register", "anybody's contract", aggregate(.exists, .yesNo, of: "contracts", .household)),
    (
      "register", "wages of the household",
      aggregate(.sum(wage), .decimal(places: 2), of: "contracts", .household)
    ),
    (
      "register", "members with a card",
      aggregate(
        .count, .integer, of: "register", .household, where: column("has_card", .yesNo, level: 1))
    ),
    (
      "contracts", "members behind a contract",
      aggregate(.count, .integer, of: "register", .household)
    ),
    (
      "register", "members who work",
      aggregate(
        .count, .integer, of: "register", .household,
        where: aggregate(.exists, .yesNo, of: "contracts", level: 2))
    ),
    (
      "register", "the first start in the household",
      aggregate(
        .first(column("hours", .integer, level: 1), by: day("start", level: 1)), .integer,
        of: "contracts", .household)
    ),
    (
      "register", "the household of the household",
      aggregate(
        .sum(
          aggregate(
            .greatest(column("sessions", .integer, level: 2)), .integer, of: "courses", level: 2,
            .household)), .integer, of: "contracts")
    ),
    (
      "register", "codes of the household",
      aggregate(
        .each(column("level", level, level: 1)), .codeSet(list: "level"), of: "courses", .household,
        where: compare(.greaterOrEqual, day("date", level: 1), day("granted")))
    ),
  ]

  static func days(of span: Span) -> Expression {
    make(.days(span), .days)
  }

  /// The spells of the contracts of a row, without condition or joining unless told.
  static func contracts(
    _ link: Selection.Link = .person, level: Int = 1, gap: Int = 0,
    where condition: Expression? = nil
  ) -> Span {
    .rows(
      Selection(extract: "contracts", level: level, link: link, condition: condition),
      from: day("start", level: level), to: day("finish", level: level), gap: gap)
  }

  private static let period = Span.spell(from: periodStart, to: referenceDay)
  private static let ownSpell = Span.spell(from: day("granted"), to: day("ended"))
  private static let year = Span.spell(
    from: shifted(referenceDay, -12, .months), to: referenceDay)
  private static let halfYear = Span.spell(
    from: day("granted"), to: shifted(day("granted"), 6, .months))
  private static let endsOpen = Span.spell(from: day("granted"), to: literal(.min, .date))

  private static let spans: [(String, String, Expression)] = [
    ("register", "days of a spell", days(of: ownSpell)),
    ("register", "days of the period", days(of: period)),
    ("register", "days of all contracts", days(of: contracts())),
    ("register", "days of contracts in the year", days(of: .within(contracts(), year))),
    ("register", "days of joined contracts", days(of: .within(contracts(gap: 14), year))),
    ("register", "days of contracts joined wide", days(of: .within(year, contracts(gap: 120)))),
    (
      "register", "days of the household's contracts in force",
      days(of: .within(.within(contracts(.household), year), ownSpell))
    ),
    (
      "register", "days under a condition",
      days(
        of: .within(
          contracts(
            where: compare(.greater, column("hours", .integer, level: 1), literal(20, .integer))),
          year))
    ),
    (
      "contracts", "days of the person's other contracts",
      days(
        of: .within(
          contracts(
            gap: 3,
            where: compare(
              .notEqual, column("employer", .integer, level: 1), column("employer", .integer))),
          .spell(from: day("start"), to: day("finish"))))
    ),
    (
      "register", "days at a deeper level",
      aggregate(
        .sum(
          days(
            of: .within(contracts(level: 2), .spell(from: day("date", level: 1), to: referenceDay)))
        ),
        .days, of: "courses")
    ),
    (
      "register", "rows of an outer level, seen from within",
      aggregate(
        .count, .integer, of: "courses",
        where: make(
          .isCovered(
            .spell(from: day("date", level: 1), to: day("date", level: 1)), by: contracts()),
          .yesNo))
    ),
    ("register", "half a year in contracts", make(.isCovered(halfYear, by: contracts()), .yesNo)),
    (
      "register", "half a year in joined contracts",
      make(.isCovered(halfYear, by: contracts(.household, gap: 30)), .yesNo)
    ),
    (
      "register", "a day in contracts",
      make(.isCovered(.spell(from: day("ended"), to: day("ended")), by: contracts()), .yesNo)
    ),
    (
      "register", "the reference day in contracts",
      make(.isCovered(.spell(from: referenceDay, to: referenceDay), by: contracts()), .yesNo)
    ),
    (
      "register", "contracts in a spell", make(.isCovered(contracts(), by: ownSpell), .yesNo)
    ),
    (
      "register", "contracts in one without end",
      make(.isCovered(contracts(), by: endsOpen), .yesNo)
    ),
    ("register", "days without end", days(of: endsOpen)),
    ("register", "the period in the year", make(.isCovered(period, by: year), .yesNo)),
  ]
}
