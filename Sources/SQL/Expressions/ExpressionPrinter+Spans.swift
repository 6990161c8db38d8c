import Model

/// Spans are parts with one row for each spell: the row that it belongs to, and its first and last day
/// as numbers. Spells of one row neither touch nor overlap.
extension ExpressionPrinter {
  /// The number of days of a span; 0 without a spell, missing where a spell has no end.
  func days(of span: Span, _ scope: RowScope) -> Fragment {
    let level = span.deepest
    let spells = spells(span, scope)
    let name = part(.days(span), over: scope.frame(level), called: "days") { [self] name in
      let (first, last) = (dialect.name(TechnicalName.first), dialect.name(TechnicalName.last))
      let keys = TechnicalName.keys(level).map(dialect.name).joined(separator: ", ")
      parts.add(
        name,
        """
        SELECT \(keys),
          CASE WHEN max(\(last)) < \(TechnicalName.open) THEN sum(\(last) - \(first) + 1) END \
        AS \(dialect.name(TechnicalName.value))
        FROM \(dialect.name(spells))
        GROUP BY \(keys)
        """)
    }
    let alias = scope.join(part: name, level: level)
    let period = dialect.name(TechnicalName.period)
    let value = Fragment("\(alias).\(dialect.name(TechnicalName.value))").cast("BIGINT")
    return Fragment("CASE WHEN \(alias).\(period) IS NULL THEN 0 ELSE \(value.text) END")
  }

  /// Whether each spell of one span lies within a spell of another.
  func isCovered(_ span: Span, by other: Span, _ scope: RowScope) -> Fragment {
    let level = max(span.deepest, other.deepest)
    let (inner, outer) = (spells(span, scope), spells(other, scope))
    let rows = scope.frame(level)
    let name = part(.cover(span, by: other), over: rows, called: "cover") { [self] name in
      let own = RowScope(of: Array(scope.frames.prefix(level + 2)), dialect)
      let (first, last) = (dialect.name(TechnicalName.first), dialect.name(TechnicalName.last))
      var select = own.select()
      addKeys(to: &select, own, level)
      select.add(Fragment("count(s.\(first)) = count(o.\(first))"), as: TechnicalName.value)
      select.joins += [
        "JOIN \(dialect.name(inner)) AS s ON \(equal("s", span.deepest, own))",
        "LEFT JOIN \(dialect.name(outer)) AS o ON \(equal("o", other.deepest, own))"
          + " AND o.\(first) <= s.\(first) AND s.\(last) <= o.\(last)",
      ]
      select.groups = own.keys(level)
      parts.add(name, select.text(dialect))
    }
    let alias = scope.join(part: name, level: level)
    return Fragment("\(alias).\(dialect.name(TechnicalName.value))")
  }

  private func equal(_ alias: String, _ level: Int, _ scope: RowScope) -> String {
    zip(TechnicalName.keys(level), scope.keys(level))
      .map { "\(alias).\(dialect.name($0)) = \($1)" }.joined(separator: " AND ")
  }

  /// The part with the spells of a span.
  private func spells(_ span: Span, _ scope: RowScope) -> String {
    part(.spells(span), over: scope.frame(span.deepest), called: "spells") { [self] name in
      switch span {
      case .spell(let from, let to):
        let own = RowScope(of: Array(scope.frames.prefix(span.deepest + 2)), dialect)
        parts.add(name, spells(from, to, own, level: own.level, where: []))
      case .rows(let selection, let from, let to, let gap):
        let rows = joined(selection, scope)
        let conditions = selection.condition.map { conjuncts($0).map { print($0, rows) } } ?? []
        let single = parts.free("\(prefix) single spells")
        parts.add(
          single, spells(from, to, rows, level: selection.level - 1, where: conditions))
        parts.add(name, islands(of: single, level: selection.level - 1, gap: gap))
      case .within(let first, let second):
        let names = (spells(first, scope), spells(second, scope))
        parts.add(name, common(names.0, first.deepest, names.1, second.deepest))
      }
    }
  }

  /// One spell a row, from two days.
  private func spells(
    _ from: Expression, _ to: Expression, _ scope: RowScope, level: Int,
    where conditions: [Fragment]
  ) -> String {
    let (first, last) = (print(from, scope), print(to, scope))
    let epoch = Fragment(dialect.day(Day(number: 0)))
    var select = scope.select()
    addKeys(to: &select, scope, level)
    select.add(dialect.days(from: epoch, to: first), as: TechnicalName.first)
    select.add(
      dialect.days(from: epoch, to: last).otherwise(dialect.integer(TechnicalName.open)),
      as: TechnicalName.last)
    select.conditions =
      conditions + [first.isThere, .any([last.isMissing, .compare(last, ">=", first)])]
    return select.text(dialect)
  }

  /// Spells that touch, overlap or leave at most a gap, taken together.
  private func islands(of single: String, level: Int, gap: Int) -> String {
    let (first, last) = (dialect.name(TechnicalName.first), dialect.name(TechnicalName.last))
    let (begins, island) = (dialect.name("_begins"), dialect.name("_island"))
    let keys = TechnicalName.keys(level).map(dialect.name).joined(separator: ", ")
    return """
      SELECT \(keys), min(\(first)) AS \(first), max(\(last)) AS \(last)
      FROM (
        SELECT *, sum(\(begins)) OVER (
          PARTITION BY \(keys) ORDER BY \(first), \(last) \
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS \(island)
        FROM (
          SELECT *, CASE WHEN \(first) <= \(gap + 1) + max(\(last)) OVER (
            PARTITION BY \(keys) ORDER BY \(first), \(last) \
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS \(begins)
          FROM \(dialect.name(single))
        ) AS b
      ) AS i
      GROUP BY \(keys), \(island)
      """
  }

  /// The days that belong to both of two spans.
  private func common(
    _ first: String, _ level: Int, _ second: String, _ otherLevel: Int
  ) -> String {
    let shared = TechnicalName.keys(min(level, otherLevel)).map(dialect.name)
    let keys = TechnicalName.keys(max(level, otherLevel)).map(dialect.name)
    let deeper = level >= otherLevel ? "a" : "b"
    let (from, to) = (dialect.name(TechnicalName.first), dialect.name(TechnicalName.last))
    return """
      SELECT \(keys.map { "\(deeper).\($0)" }.joined(separator: ", ")),
        greatest(a.\(from), b.\(from)) AS \(from), least(a.\(to), b.\(to)) AS \(to)
      FROM \(dialect.name(first)) AS a
      JOIN \(dialect.name(second)) AS b ON \
      \(shared.map { "a.\($0) = b.\($0)" }.joined(separator: " AND "))
        AND a.\(from) <= b.\(to) AND b.\(from) <= a.\(to)
      """
  }
}

extension Span {
  /// The deepest level whose rows the days depend on; -1 for days that are the same for all.
  var deepest: Int {
    switch self {
    case .spell(let from, let to): max(from.level, to.level)
    case .rows(let selection, _, _, _): selection.level - 1
    case .within(let first, let second): max(first.deepest, second.deepest)
    }
  }
}
