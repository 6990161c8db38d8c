import Model

extension CellStatement {
  /// The one row at each position of a table with totals of its own; positions that no table has
  /// are left out.
  var ownTotals: String {
    let total = dialect.text(CodeList.total)
    let tables = [[]] + statement.indicator.breakdowns
    let fits = tables.map { table in
      Fragment.all(
        [Fragment("TRUE")]
          + statement.dimensions.map { id in
            Fragment("\(name(id)) \(table.contains(id) ? "<>" : "=") \(total)", .comparison)
          })
    }
    var select = Select()
    select.add(Fragment(name(TechnicalName.period)), as: TechnicalName.period)
    for id in statement.dimensions { select.add(Fragment(name(id)), as: id) }
    for (value, name) in totals { select.add(value, as: name) }
    select.from = "\(dialect.name("\(statement.id) units")) AS f"
    select.conditions = [.any(fits)]
    select.groups = [name(TechnicalName.period)] + statement.dimensions.map(name)
    return select.text(dialect)
  }

  /// Totals over the units of a group.
  func totals(_ base: String, _ holds: String) -> [(value: Fragment, name: String)] {
    totals(of: "f", base, behind(base)) + numbers(base, holds)
  }

  /// Numbers of units, the same for all measures.
  func totals(over alias: String) -> [(value: Fragment, name: String)] {
    let base = "\(alias).\(dialect.name(MeasureColumns.base))"
    return totals(of: alias, base, base)
  }

  private func totals(
    of alias: String, _ base: String, _ behind: String
  ) -> [(value: Fragment, name: String)] {
    var totals = [(counted(base), Self.count), (counted("TRUE"), Self.population)]
    if statement.isLinked {
      let found = "\(alias).\(dialect.name(MeasureColumns.found))"
      totals.append((counted(found), Self.linked))
    }
    if plan.missing == .refuse {
      let incomplete = "\(alias).\(dialect.name(MeasureColumns.incomplete))"
      totals.append((counted(incomplete), Self.incomplete))
    }
    totals.append((persons(behind, alias), Self.contributors))
    return totals
  }

  /// Those behind a ratio are counted in its denominator.
  private func behind(_ base: String) -> String {
    guard case .ratio(_, let denominator) = plan.measure, denominator.countsUnits else {
      return base
    }
    return "\(base) AND \(name(MeasureColumns.denominator)) > 0"
  }

  private func numbers(_ base: String, _ holds: String) -> [(value: Fragment, name: String)] {
    let (first, second) = (name(MeasureColumns.numerator), name(MeasureColumns.denominator))
    let weight = name(MeasureColumns.weight)
    switch plan.measure {
    case .count, .distinct(.person), .duration: return []
    case .distinct(.value):
      return [(aggregate("count", "DISTINCT \(first)", base), MeasureColumns.numerator)]
    case .share: return [(counted("\(base) AND \(holds)"), MeasureColumns.numerator)]
    case .weightedShare(_, let value):
      return [
        (sum(weight, value.type, "\(base) AND \(holds)"), MeasureColumns.numerator),
        (sum(weight, value.type, base), MeasureColumns.denominator),
        (
          aggregate("sum", "CAST(\(weight) AS DOUBLE) * \(weight)", base), Self.squares
        ),
      ]
        + (statement.isLinked
          ? [
            (
              aggregate("sum", weight, "NOT \(name(MeasureColumns.found))"), Self.unlinkedWeight
            )
          ] : [])
    case .ratio(let numerator, let denominator):
      return [
        (sum(first, numerator.type, base), MeasureColumns.numerator),
        (sum(second, denominator.type, base), MeasureColumns.denominator),
      ]
    case .sum(let value), .mean(let value), .value(let value):
      return [(sum(first, value.type, base), MeasureColumns.numerator)]
    case .least: return [(aggregate("min", first, base), MeasureColumns.numerator)]
    case .greatest: return [(aggregate("max", first, base), MeasureColumns.numerator)]
    case .quantile(let order, _):
      // Linear interpolation between order statistics: definition 7 of Hyndman and Fan (1996).
      let value = "CASE WHEN \(base) THEN CAST(\(first) AS DOUBLE) END"
      return [
        (
          Fragment("percentile_cont(\(order)) WITHIN GROUP (ORDER BY \(value))"),
          MeasureColumns.numerator
        )
      ]
    }
  }

  private func counted(_ condition: String) -> Fragment {
    condition == "TRUE"
      ? Fragment("count(*)") : Fragment("count(*) FILTER (WHERE \(condition))")
  }

  private func aggregate(_ function: String, _ value: String, _ condition: String) -> Fragment {
    Fragment("\(function)(\(value)) FILTER (WHERE \(condition))")
  }

  private func sum(_ value: String, _ type: ValueType, _ condition: String) -> Fragment {
    type == .real
      ? aggregate("sum", value, condition)
      : dialect.exactSum(Fragment(value), filter: Fragment(condition))
  }

  /// Different persons, and rows about nobody one by one.
  private func persons(_ condition: String, _ alias: String) -> Fragment {
    guard let contract = statement.contract, contract.personColumn != nil,
      !contract.hasOneRowAPerson
    else { return counted(condition) }
    let person = "\(alias).\(dialect.name(TechnicalName.person))"
    return Fragment(
      "count(DISTINCT \(person)) FILTER (WHERE \(condition)) + "
        + "count(*) FILTER (WHERE \(condition) AND \(person) IS NULL)", .sum)
  }
}

extension Measure.Total {
  /// The type of what is added up.
  fileprivate var type: ValueType {
    if case .sum(let value) = self { value.type } else { .integer }
  }
}

extension UnitStatement {
  /// Id of the code list of a dimension.
  func list(_ dimension: String) -> String? {
    printer.catalogue.dimensions[dimension]?.codeList.id
  }

  /// Whether linked coverage is known.
  var isLinked: Bool {
    coverage.isLinked
  }
}
