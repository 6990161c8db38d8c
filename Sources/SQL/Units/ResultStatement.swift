import Model

/// Columns of the part `INDICATOR result`.
enum ResultColumn {
  static let value = "_value"
  static let numerator = "_numerator"
  static let denominator = "_denominator"
  static let contributors = "_contributors"
  static let absence = "_absence"
  static let lower = "_lower"
  static let upper = "_upper"
  static let linked = "_linked"
  static let population = "_population"
}

/// The part `INDICATOR result`: every position with its numbers, or with the reason for none.
struct ResultStatement {
  /// What it is a part of.
  let statement: UnitStatement
  /// The totals.
  let cells: CellStatement

  private var dialect: SQLDialect { statement.dialect }
  private var plan: UnitPlan { statement.plan }
  private var description: IndicatorDescription { statement.indicator.description }

  /// The text.
  var text: String {
    var select = Select()
    let keys = [TechnicalName.period] + statement.dimensions
    for key in keys { select.add(Fragment("t.\(dialect.name(key))"), as: key) }
    let numbers = [ResultColumn.value, ResultColumn.numerator, ResultColumn.denominator]
    let intervals = [ResultColumn.lower, ResultColumn.upper]
    for column in numbers + intervals + [ResultColumn.linked, ResultColumn.population] {
      select.add(
        Fragment("CASE WHEN \(absence) IS NULL THEN t.\(dialect.name(column)) END"), as: column)
    }
    select.add(
      Fragment(
        "CASE WHEN \(absence) IS NULL THEN t.\(dialect.name(ResultColumn.contributors)) "
          + "ELSE 0 END"), as: ResultColumn.contributors)
    let value = "t.\(dialect.name(ResultColumn.value))"
    select.add(
      Fragment("coalesce(\(absence), CASE WHEN \(value) IS NULL THEN \(reason) END)"),
      as: ResultColumn.absence)
    let lines = inner.split(separator: "\n").map { "  " + $0 }
    select.from = "(\n\(lines.joined(separator: "\n"))\n) AS t"
    return select.text(dialect)
  }

  private var absence: String { "t.\(dialect.name(ResultColumn.absence))" }

  /// Why there is no value where the sources have said all they can.
  private var reason: String {
    switch plan.measure {
    case .value: return dialect.text(AbsenceReason.sourceMissing.rawValue)
    case .duration:
      let (reached, none) = (AbsenceReason.notReached, AbsenceReason.notApplicable)
      return "CASE WHEN t.\(dialect.name(ResultColumn.denominator)) > 0 "
        + "THEN \(dialect.text(reached.rawValue)) ELSE \(dialect.text(none.rawValue)) END"
    default: return dialect.text(AbsenceReason.notApplicable.rawValue)
    }
  }

  private var inner: String {
    let numbers = FinishedNumbers(statement: statement)
    var select = Select()
    let keys = [TechnicalName.period] + statement.dimensions
    for key in keys { select.add(Fragment("q.\(dialect.name(key))"), as: key) }
    for (value, name) in numbers.columns { select.add(value, as: name) }
    select.add(missing, as: ResultColumn.absence)
    select.from = "\(dialect.name("\(statement.id) positions")) AS q"
    let period = dialect.name(TechnicalName.period)
    select.joins = [
      "JOIN \(dialect.name(statement.printer.periods)) AS p ON p.\(period) = q.\(period)",
      "LEFT JOIN \(dialect.name("\(statement.id) cells")) AS c ON "
        + keys.map { "c.\(dialect.name($0)) = q.\(dialect.name($0))" }
        .joined(separator: " AND "),
    ]
    if needsWhole {
      let total = statement.dimensions.map {
        " AND w.\(dialect.name($0)) = \(dialect.text(CodeList.total))"
      }
      select.joins.append(
        "LEFT JOIN \(dialect.name("\(statement.id) cells")) AS w ON "
          + "w.\(period) = q.\(period)\(total.joined())")
    }
    return select.text(dialect)
  }

  /// Whether the whole population decides about all positions.
  private var needsWhole: Bool {
    plan.missing == .refuse || plan.countsPersons
  }

  private var missing: Fragment {
    let source = "p.\(dialect.name(TechnicalName.absence))"
    let none = dialect.text(AbsenceReason.sourceMissing.rawValue)
    var cases = ["WHEN \(source) IS NOT NULL THEN \(source)"]
    if plan.countsPersons {
      cases.append("WHEN coalesce(w.\(dialect.name(CellStatement.count)), 0) = 0 THEN \(none)")
    }
    if plan.missing == .refuse {
      cases.append("WHEN w.\(dialect.name(CellStatement.incomplete)) > 0 THEN \(none)")
    }
    let absence = Fragment("CASE \(cases.joined(separator: " ")) END")
    return statement.closing.first(
      absence, period: "q.\(dialect.name(TechnicalName.period))", dialect)
  }
}
