import Model

/// The parts of a quantile of the time to an event.
///
/// Source: Kaplan and Meier, JASA 53 (1958), with delayed entry.
struct DurationStatement {
  /// What it is a part of.
  let statement: UnitStatement
  /// Order of the quantile, between 0 and 1.
  let order: Double

  private var dialect: SQLDialect { statement.dialect }
  private var keys: [String] {
    ([TechnicalName.period] + statement.dimensions).map(dialect.name)
  }
  private var keyList: String { keys.joined(separator: ", ") }

  /// Adds the parts before the cells; the text of the cells.
  var text: String {
    let id = statement.id
    statement.printer.parts.add("\(id) watched", watched)
    statement.printer.parts.add("\(id) times", times)
    statement.printer.parts.add("\(id) curve", curve)
    return cells
  }

  private func name(_ part: String) -> String {
    dialect.name("\(statement.id) \(part)")
  }

  /// Each unit once at the total and once at its position in each table.
  private var watched: String {
    let tables = [[]] + statement.indicator.breakdowns
    let selects = tables.map { table in
      var select = Select()
      select.add(Fragment("f.\(dialect.name(TechnicalName.period))"), as: TechnicalName.period)
      for id in statement.dimensions {
        let value = table.contains(id) ? "f.\(dialect.name(id))" : dialect.text(CodeList.total)
        select.add(Fragment(value), as: id)
      }
      let others =
        [DurationTimes.entry, DurationTimes.exit, DurationTimes.hasEvent, MeasureColumns.base]
        + (statement.contract?.personColumn == nil ? [] : [TechnicalName.person])
        + (statement.isLinked ? [MeasureColumns.found] : [])
      for column in others { select.add(Fragment("f.\(dialect.name(column))"), as: column) }
      select.from = "\(name("units")) AS f"
      return select.text(dialect)
    }
    return selects.joined(separator: "\nUNION ALL\n")
  }

  /// How many enter and leave at each time; who enters at a time is at risk after it.
  private var times: String {
    let base = dialect.name(MeasureColumns.base)
    let (entry, exit) = (dialect.name(DurationTimes.entry), dialect.name(DurationTimes.exit))
    let event = dialect.name(DurationTimes.hasEvent)
    return """
      SELECT \(keyList), t."_time", sum(t."_change") AS "_change", sum(t."_events") AS "_events"
      FROM (
        SELECT \(keyList), \(entry) AS "_time", 1 AS "_change", 0 AS "_events"
        FROM \(name("watched"))
        WHERE \(base)
        UNION ALL
        SELECT \(keyList), \(exit), -1, CASE WHEN \(event) THEN 1 ELSE 0 END
        FROM \(name("watched"))
        WHERE \(base)
      ) AS t
      GROUP BY \(keyList), t."_time"
      """.inDialect(dialect)
  }

  /// The part that has not had the event by each time of one.
  private var curve: String {
    let before = "PARTITION BY \(keyList) ORDER BY \"_time\" ROWS BETWEEN UNBOUNDED PRECEDING"
    return """
      SELECT \(keyList), "_time",
        CASE WHEN max(CASE WHEN "_events" = "_at_risk" THEN 1 ELSE 0 END) OVER (
          \(before) AND CURRENT ROW) = 1 THEN 0e0
        ELSE exp(sum(CASE WHEN "_events" < "_at_risk" \
      THEN ln(1e0 - CAST("_events" AS DOUBLE) / "_at_risk") ELSE 0e0 END) OVER (
          \(before) AND CURRENT ROW)) END AS "_remaining"
      FROM (
        SELECT *, sum("_change") OVER (
          \(before) AND 1 PRECEDING) AS "_at_risk"
        FROM \(name("times"))
      ) AS r
      WHERE "_events" > 0
      """.inDialect(dialect)
  }

  /// The least time by which the part of the order has had the event.
  private var cells: String {
    let same = keys.map { "w.\($0) = q.\($0)" }.joined(separator: " AND ")
    let list = keys.map { "w.\($0)" }.joined(separator: ", ")
    let limit = dialect.number(1 - order + 1e-12).text
    let totals = CellStatement(statement: statement).totals(over: "w")
      .map { "\($0.value.text) AS \(dialect.name($0.name))" }.joined(separator: ",\n  ")
    return """
      SELECT \(list),
        \(totals),
        min(q."_reached") AS \(dialect.name(MeasureColumns.numerator))
      FROM \(name("watched")) AS w
      LEFT JOIN (
        SELECT \(keyList), min("_time") AS "_reached"
        FROM \(name("curve"))
        WHERE "_remaining" <= \(limit)
        GROUP BY \(keyList)
      ) AS q ON \(same)
      GROUP BY \(list)
      """.inDialect(dialect)
  }
}

extension String {
  /// A text of ours whose quoted names are those of DuckDB, for another dialect.
  fileprivate func inDialect(_ dialect: SQLDialect) -> String {
    guard dialect != .duckdb else { return self }
    let names = [
      "_time", "_change", "_events", "_at_risk", "_remaining", "_reached",
    ]
    return names.reduce(self) { $0.replacing("\"\($1)\"", with: dialect.name($1)) }
  }
}
