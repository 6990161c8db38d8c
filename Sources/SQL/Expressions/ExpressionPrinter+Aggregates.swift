import Model

extension ExpressionPrinter {
  /// One value for each row from the rows of another extract that belong to it.
  func aggregate(
    _ expression: Expression, _ aggregation: Aggregation, _ selection: Selection, _ scope: RowScope
  ) -> Fragment {
    let level = selection.level - 1
    let label = "\(aggregation.word) of \(selection.extract)"
    let name = part(.value(expression), over: scope.frame(level), called: label) { [self] name in
      let inner = joined(selection, scope)
      parts.add(name, text(of: aggregation, selection, inner, expression.type))
    }
    let alias = scope.join(part: name, level: level)
    let value = Fragment("\(alias).\(dialect.name(TechnicalName.value))")
    switch aggregation {
    case .exists:
      return Fragment("\(alias).\(dialect.name(TechnicalName.period))").isThere
    case .count: return value.otherwise(Fragment("0"))
    case .each: return value.otherwise(dialect.array([]))
    default: return value
    }
  }

  private func text(
    of aggregation: Aggregation, _ selection: Selection, _ scope: RowScope, _ type: ValueType
  ) -> String {
    let level = selection.level - 1
    let condition = selection.condition.map { conjuncts($0).map { print($0, scope) } } ?? []
    if case .first(let value, let order) = aggregation {
      return oneRow(value, by: order, isLast: false, condition, scope, level)
    }
    if case .latest(let value, let order) = aggregation {
      return oneRow(value, by: order, isLast: true, condition, scope, level)
    }
    let value = value(of: aggregation, type, scope)
    var select = scope.select()
    select.conditions = condition
    addKeys(to: &select, scope, level)
    if let value { select.add(value, as: TechnicalName.value) }
    select.groups = scope.keys(level)
    return select.text(dialect)
  }

  private func value(
    of aggregation: Aggregation, _ type: ValueType, _ scope: RowScope
  ) -> Fragment? {
    switch aggregation {
    case .count: .call("count", Fragment("*"))
    case .sum(let inner):
      type == .real
        ? .call("sum", print(inner, scope)) : dialect.exactSum(print(inner, scope))
    case .least(let inner): extreme("min", inner, scope)
    case .greatest(let inner): extreme("max", inner, scope)
    case .each(let inner): members(print(inner, scope))
    case .exists, .first, .latest: nil
    }
  }

  private func members(_ code: Fragment) -> Fragment {
    Fragment("array_agg(DISTINCT \(code.text)) FILTER (WHERE \(code.isThere.text))")
  }

  /// Codes have the order of their list.
  private func extreme(
    _ function: String, _ inner: Expression, _ scope: RowScope
  ) -> Fragment {
    let value = print(inner, scope)
    guard case .code = inner.type else { return .call(function, value) }
    return .call("\(function)_by", value, rank(inner, scope))
  }

  /// The value of the row that comes first or last; equal places are told apart by the order read.
  private func oneRow(
    _ value: Expression, by order: Expression, isLast: Bool, _ condition: [Fragment],
    _ scope: RowScope, _ level: Int
  ) -> String {
    let result = print(value, scope)
    let place = if case .code = order.type { rank(order, scope) } else { print(order, scope) }
    let row = scope.key(scope.level)
    let direction = isLast ? " DESC" : ""
    var select = scope.select()
    select.conditions = condition + [place.isThere]
    addKeys(to: &select, scope, level)
    select.add(result, as: TechnicalName.value)
    select.add(
      Fragment(
        """
        row_number() OVER (
            PARTITION BY \(scope.keys(level).joined(separator: ", "))
            ORDER BY \(place.text)\(direction), \(row)\(direction))
        """), as: "_place")
    let lines = select.text(dialect).split(separator: "\n").map { "  " + $0 }
    return """
      SELECT *
      FROM (
      \(lines.joined(separator: "\n"))
      ) AS t
      WHERE \(dialect.name("_place")) = 1
      """
  }
}

extension Aggregation {
  fileprivate var word: String {
    switch self {
    case .exists: "existence"
    case .count: "count"
    case .sum: "sum"
    case .least: "least"
    case .greatest: "greatest"
    case .first: "first"
    case .latest: "latest"
    case .each: "codes"
    }
  }
}
