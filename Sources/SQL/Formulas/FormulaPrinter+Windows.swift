import Model

/// References that take several periods together, or carry a value forward.
extension FormulaPrinter {
  /// The part with the values of a window, each carried forward where that is allowed.
  func window(
    _ reference: Formula.Reference, _ input: Indicator, _ steps: Steps, _ scope: Scope
  ) -> String {
    let wanted = parts.free("\(id) wanted")
    parts.add(wanted, self.wanted(reference, steps, scope))
    let found = parts.free("\(id) found")
    parts.add(
      found,
      mayCarry(input)
        ? carried(reference, input, wanted, scope) : exact(reference, input, wanted, scope))
    let keys = scope.rows.keys.map(dialect.name)
    let (value, absence) = (
      dialect.name(TechnicalName.value), dialect.name(TechnicalName.absence)
    )
    let there = dialect.name(Self.there)
    let function = steps.isMean ? "avg" : "sum"
    let period = dialect.name(TechnicalName.period)
    let whole = FormulaValue(
      value: Fragment("CASE WHEN count(*) = count(\(value)) THEN \(function)(\(value)) END"),
      absences: [Fragment("min_by(\(absence), CASE WHEN \(absence) IS NOT NULL THEN \"_n\" END)")])
    let checked = brokenByBreaks(
      whole, reference, input, steps, period, scope.rows, dialect.name(found))
    return """
      SELECT \(keys.joined(separator: ", ")), \(checked.value.text) AS \(value),
        \(checked.absence(dialect).text) AS \(absence), max(\(there)) AS \(there)
      FROM \(dialect.name(found))
      GROUP BY \(keys.joined(separator: ", "))
      """.replacing("\"_n\"", with: dialect.name("_n"))
  }

  /// One row for each row and each period of its window.
  private func wanted(
    _ reference: Formula.Reference, _ steps: Steps, _ scope: Scope
  ) -> String {
    let period = "q.\(dialect.name(TechnicalName.period))"
    let table = PeriodTable.name(indicator.description.frequency)
    return """
      SELECT q.*, w.\(dialect.name(TechnicalName.period)) AS \(dialect.name("_n")), \
      w.\(dialect.name(PeriodColumn.lastDay)) AS \(dialect.name("_until"))
      FROM \(dialect.name(scope.rows.part)) AS q
      JOIN \(dialect.name(table)) AS w ON w.\(dialect.name(TechnicalName.period)) \
      BETWEEN \(steps.first(period)) AND \(steps.last(period))
      """
  }

  private func exact(
    _ reference: Formula.Reference, _ input: Indicator, _ wanted: String, _ scope: Scope
  ) -> String {
    var select = Select()
    for key in scope.rows.keys { select.add(Fragment("q.\(dialect.name(key))"), as: key) }
    let own = "q.\(dialect.name("_n"))"
    select.add(Fragment(own), as: "_n")
    select.add(
      Fragment("i.\(dialect.name(ResultColumn.value))"), as: TechnicalName.value)
    select.add(absence("i"), as: TechnicalName.absence)
    select.add(
      Fragment("CASE WHEN i.\(dialect.name(TechnicalName.period)) IS NULL THEN 0 ELSE 1 END"),
      as: Self.there)
    select.from = "\(dialect.name(wanted)) AS q"
    let same = "i.\(dialect.name(TechnicalName.period)) = \(own)"
    select.joins = [
      "LEFT JOIN \(dialect.name("\(reference.indicator) result")) AS i ON "
        + ([same] + position(reference, input, "i", scope.rows)).joined(separator: " AND ")
    ]
    return select.text(dialect)
  }

  /// The newest value that is there and old enough to be known, within the limit.
  private func carried(
    _ reference: Formula.Reference, _ input: Indicator, _ wanted: String, _ scope: Scope
  ) -> String {
    let keys = (scope.rows.keys + ["_n"]).map { "q.\(dialect.name($0))" }
    let until = "q.\(dialect.name("_until"))"
    let earliest = dialect.adding(months: -Int64(indicator.carryForward), to: Fragment(until))
    let last = "p.\(dialect.name(PeriodColumn.lastDay))"
    let value = dialect.name(ResultColumn.value)
    let periods = dialect.name(PeriodTable.name(input.description.frequency))
    let same = "i.\(dialect.name(TechnicalName.period)) = p.\(dialect.name(TechnicalName.period))"
    let place = dialect.name("_place")
    let there = dialect.name(Self.there)
    let columns =
      (scope.rows.keys + ["_n", TechnicalName.value, TechnicalName.absence, Self.there])
      .map(dialect.name).joined(separator: ", ")
    return """
      SELECT \(columns)
      FROM (
        SELECT \(keys.joined(separator: ", ")),
          i.\(value) AS \(dialect.name(TechnicalName.value)),
          CASE WHEN i.\(value) IS NULL THEN \(carriedAbsence) END \
      AS \(dialect.name(TechnicalName.absence)),
          CASE WHEN i.\(value) IS NULL THEN 0 ELSE 1 END AS \(there),
          row_number() OVER (
            PARTITION BY \(keys.joined(separator: ", "))
            ORDER BY CASE WHEN i.\(value) IS NULL THEN 1 ELSE 0 END, \(last) DESC) AS \(place)
        FROM \(dialect.name(wanted)) AS q
        LEFT JOIN \(periods) AS p ON \(last) BETWEEN \(earliest.text) AND \(until)
        LEFT JOIN \(dialect.name("\(reference.indicator) result")) AS i ON \
      \(([same] + position(reference, input, "i", scope.rows)).joined(separator: " AND "))
      ) AS t
      WHERE \(place) = 1
      """
  }

  /// With one candidate its own reason holds; with several none of them is a source.
  private var carriedAbsence: String {
    let none = dialect.text(AbsenceReason.sourceMissing.rawValue)
    return indicator.carryForward == 0
      ? "coalesce(\(comparable("i.\(dialect.name(ResultColumn.absence))")), \(none))" : none
  }
}
