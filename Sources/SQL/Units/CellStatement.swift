import Model

/// The part `INDICATOR cells`: totals of the units at each position where there is one.
struct CellStatement {
  /// What it is a part of.
  let statement: UnitStatement

  static let count = "_n"
  static let population = "_population"
  static let linked = "_linked"
  static let contributors = "_contributors"
  static let incomplete = "_incomplete"
  static let squares = "_squares"
  static let unlinkedWeight = "_unlinked_weight"

  var dialect: SQLDialect { statement.dialect }
  var plan: UnitPlan { statement.plan }

  /// The text.
  var text: String {
    if case .duration(let order, _) = plan.measure {
      return DurationStatement(statement: statement, order: order).text
    }
    if statement.isOwnTotals { return ownTotals }
    let tables = statement.indicator.breakdowns
    let plain = tables.filter { $0.allSatisfy { plan.responses[$0] == nil } }
    let others = tables.filter { table in !plain.contains { $0 == table } }
    return ([grouped(plain)] + others.map(responses)).joined(separator: "\nUNION ALL\n")
  }

  func name(_ column: String) -> String {
    "f.\(dialect.name(column))"
  }

  /// The total and all tables at once.
  private func grouped(_ tables: [[String]]) -> String {
    let period = name(TechnicalName.period)
    let used = Set(tables.joined())
    var select = Select()
    select.add(Fragment(period), as: TechnicalName.period)
    for id in statement.dimensions {
      let total = dialect.text(CodeList.total)
      select.add(
        Fragment(
          used.contains(id)
            ? "CASE WHEN grouping(\(name(id))) = 1 THEN \(total) ELSE \(name(id)) END" : total),
        as: id)
    }
    for (value, name) in totals { select.add(value, as: name) }
    select.from = "\(dialect.name("\(statement.id) units")) AS f"
    let sets = [[]] + tables
    let texts = sets.map { table in
      "(" + ([period] + table.map(name)).joined(separator: ", ") + ")"
    }
    select.groups = ["GROUPING SETS (\(texts.joined(separator: ", ")))"]
    return select.text(dialect)
  }

  /// A table by answers: a unit counts at every code that it gave.
  private func responses(_ table: [String]) -> String {
    var inner = Select()
    inner.columns = [("u.*", nil)]
    inner.from = "\(dialect.name("\(statement.id) units")) AS u"
    var holds = [column("u", MeasureColumns.holds)]
    for (place, id) in table.enumerated() {
      guard let response = plan.responses[id], let list = statement.list(id) else { continue }
      let code = Fragment("a\(place).code")
      inner.joins.append("JOIN yol_codes AS a\(place) ON a\(place).list = \(dialect.text(list))")
      inner.add(code, as: "_\(id)")
      holds.append(isIn(response.counted, UnitStatement.counted(id), code))
      if let among = response.among {
        inner.conditions.append(isIn(among, UnitStatement.among(id), code))
      }
    }
    inner.add(.all(holds), as: "_in_numerator")
    var select = Select()
    select.add(Fragment(name(TechnicalName.period)), as: TechnicalName.period)
    for id in statement.dimensions {
      select.add(
        table.contains(id) ? Fragment(key(id)) : Fragment(dialect.text(CodeList.total)), as: id)
    }
    for (value, name) in totals(name(MeasureColumns.base), name("_in_numerator")) {
      select.add(value, as: name)
    }
    let lines = inner.text(dialect).split(separator: "\n").map { "  " + $0 }
    select.from = "(\n\(lines.joined(separator: "\n"))\n) AS f"
    select.groups = [name(TechnicalName.period)] + table.map(key)
    return select.text(dialect)
  }

  private func key(_ id: String) -> String {
    name(plan.responses[id] == nil ? id : "_\(id)")
  }

  private func column(_ alias: String, _ name: String) -> Fragment {
    Fragment("\(alias).\(dialect.name(name))")
  }

  private func isIn(_ value: Expression, _ name: String, _ code: Fragment) -> Fragment {
    let column = column("u", name)
    if case .codeSet = value.type { return dialect.contains(column, code) }
    return Fragment.compare(column, "=", code).otherwise(Fragment("FALSE"))
  }

  var totals: [(value: Fragment, name: String)] {
    totals(name(MeasureColumns.base), name(MeasureColumns.holds))
  }
}
