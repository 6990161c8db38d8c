import Model

/// Numerator, denominator and value of a cell, from its totals.
struct FinishedNumbers {
  /// What it is a part of.
  let statement: UnitStatement

  private var dialect: SQLDialect { statement.dialect }
  private var plan: UnitPlan { statement.plan }
  private var unit: Double { statement.indicator.description.unit.base }

  /// The columns with their names.
  var columns: [(Fragment, String)] {
    let (value, numerator, denominator) = numbers
    let interval = IntervalNumbers(
      statement: statement, numerator: numerator, denominator: denominator
    ).bounds
    let none = Fragment("CAST(NULL AS DOUBLE)")
    return [
      (value, ResultColumn.value),
      (numerator ?? none, ResultColumn.numerator), (denominator ?? none, ResultColumn.denominator),
      (contributors(numerator, denominator, value), ResultColumn.contributors),
      (interval?.lower ?? none, ResultColumn.lower), (interval?.upper ?? none, ResultColumn.upper),
      (
        statement.isLinked ? count(CellStatement.linked) : Fragment("CAST(NULL AS BIGINT)"),
        ResultColumn.linked
      ),
      (
        hasUnits ? count(CellStatement.population) : Fragment("CAST(NULL AS BIGINT)"),
        ResultColumn.population
      ),
    ]
  }

  /// Rows of aggregates are figures, not units of a population.
  private var hasUnits: Bool {
    !statement.isOwnTotals && !plan.countsPersons
  }

  /// Persons that an aggregate counts are its contributors.
  private func contributors(
    _ numerator: Fragment?, _ denominator: Fragment?, _ value: Fragment
  ) -> Fragment {
    guard plan.countsPersons else { return count(CellStatement.contributors) }
    switch plan.measure {
    case .sum: return value.cast("BIGINT")
    case .ratio: return (denominator ?? value).cast("BIGINT")
    default: return count(CellStatement.contributors)
    }
  }

  private func column(_ name: String) -> String {
    "c.\(dialect.name(name))"
  }

  private func count(_ name: String) -> Fragment {
    Fragment("coalesce(\(column(name)), 0)")
  }

  private var base: Fragment { count(CellStatement.count).cast("DOUBLE") }

  /// A total, 0 over no units, in the unit of its column.
  private func total(_ name: String, scale: Double) -> Fragment {
    let units = count(CellStatement.count)
    let sum = Fragment("CASE WHEN \(units.text) = 0 THEN 0 ELSE \(column(name)) END")
    return scaled(sum.cast("DOUBLE"), scale)
  }

  private func scaled(_ value: Fragment, _ scale: Double) -> Fragment {
    scale == 1 ? value : Fragment("\(value.text) / \(dialect.number(scale).text)", .product)
  }

  private func scale(_ value: Expression) -> Double {
    Double(value.type.scale ?? 1)
  }

  /// Multiplied before divided: 7 of 100 is 7 percent, and 7 / 100 * 100 is not.
  private func quotient(_ numerator: Fragment, _ denominator: Fragment) -> Fragment {
    let product = Fragment(
      "\(numerator.bound(.product)) * \(dialect.number(unit).text)", .product)
    return Fragment("\(product.text) / nullif(\(denominator.text), 0)", .product)
  }

  private var numbers: (value: Fragment, numerator: Fragment?, denominator: Fragment?) {
    let first = MeasureColumns.numerator
    switch plan.measure {
    case .count: return (base, nil, nil)
    case .distinct(.person): return (count(CellStatement.contributors).cast("DOUBLE"), nil, nil)
    case .distinct(.value): return (count(first).cast("DOUBLE"), nil, nil)
    case .share: return divided(count(first).cast("DOUBLE"), base)
    case .weightedShare(_, let weight):
      return divided(
        total(first, scale: scale(weight)),
        total(MeasureColumns.denominator, scale: scale(weight)))
    case .ratio(let numerator, let denominator):
      return divided(
        total(first, scale: numerator.scale),
        total(MeasureColumns.denominator, scale: denominator.scale))
    case .sum(let value): return (total(first, scale: scale(value)), nil, nil)
    case .value(let value):
      let sum = total(first, scale: scale(value))
      let single = "\(count(CellStatement.count).text) = 1"
      return (Fragment("CASE WHEN \(single) THEN \(sum.text) END"), nil, nil)
    case .mean(let value): return divided(total(first, scale: scale(value)), base)
    case .quantile(_, let value), .least(let value), .greatest(let value):
      return (scaled(Fragment(column(first)).cast("DOUBLE"), scale(value)), nil, base)
    case .duration: return (Fragment(column(first)).cast("DOUBLE"), nil, base)
    }
  }

  private func divided(
    _ numerator: Fragment, _ denominator: Fragment
  ) -> (value: Fragment, numerator: Fragment?, denominator: Fragment?) {
    (quotient(numerator, denominator), numerator, denominator)
  }
}
