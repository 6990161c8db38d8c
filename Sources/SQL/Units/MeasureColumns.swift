import Model

/// What a measure asks of each unit, as columns of the part `INDICATOR units`.
struct MeasureColumns {
  /// Columns with their names.
  var columns: [(value: Fragment, name: String)] = []
  /// Whether the unit counts in the base.
  var base = Fragment("TRUE")

  /// Whether a unit that is not in the base lacks no value.
  var outside = Fragment("FALSE")

  static let base = "_base"
  static let incomplete = "_incomplete"
  static let holds = "_holds"
  static let numerator = "_numerator"
  static let denominator = "_denominator"
  static let weight = "_weight"
  static let found = "_found"

  /// The columns of a plan.
  init(_ plan: UnitPlan, _ printer: ExpressionPrinter, _ scope: RowScope) {
    func print(_ expression: Expression) -> Fragment { printer.print(expression, scope) }
    switch plan.measure {
    case .count: break
    case .distinct(.person):
      base = column(TechnicalName.person, printer.dialect).isThere
      outside = Fragment("TRUE")
    case .distinct(.value(let value)), .sum(let value), .mean(let value), .value(let value),
      .quantile(_, let value), .least(let value), .greatest(let value):
      add(print(value), Self.numerator)
      base = column(Self.numerator, printer.dialect).isThere
    case .share(let condition):
      add(known(print(condition), plan.missing), Self.holds)
      base = column(Self.holds, printer.dialect).isThere
    case .weightedShare(let condition, let weight):
      add(known(print(condition), plan.missing), Self.holds)
      add(print(weight), Self.weight)
      base = .all([
        column(Self.holds, printer.dialect).isThere, column(Self.weight, printer.dialect).isThere,
      ])
    case .ratio(let numerator, let denominator):
      add(total(numerator, plan.missing, print), Self.numerator)
      add(total(denominator, plan.missing, print), Self.denominator)
      base = .all([
        column(Self.numerator, printer.dialect).isThere,
        column(Self.denominator, printer.dialect).isThere,
      ])
    case .duration(_, let time):
      add(DurationTimes(time, printer, scope))
    }
  }

  private mutating func add(_ value: Fragment, _ name: String) {
    columns.append((value, name))
  }

  private mutating func add(_ times: DurationTimes) {
    columns += times.columns
    (base, outside) = (times.base, times.outside)
  }

  private func column(_ name: String, _ dialect: SQLDialect) -> Fragment {
    Fragment(dialect.name(name))
  }

  /// An unknown condition counts as no where the definition says so.
  private func known(_ condition: Fragment, _ rule: MissingRule) -> Fragment {
    rule == .countAsNo ? condition.otherwise(Fragment("FALSE")) : condition
  }

  private func total(
    _ total: Measure.Total, _ rule: MissingRule, _ print: (Expression) -> Fragment
  ) -> Fragment {
    switch total {
    case .count: return Fragment("1")
    case .countWhere(let condition):
      return Fragment("CAST(\(known(print(condition), rule).text) AS INTEGER)")
    case .sum(let value): return print(value)
    }
  }
}
