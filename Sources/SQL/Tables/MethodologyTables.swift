import Model

/// Tables of what stands in the methodology: code lists, parameters, calendar.
struct MethodologyTables {
  /// The methodology.
  let catalogue: Catalogue
  /// Whose SQL.
  let dialect: SQLDialect

  /// The statements.
  var statements: [String] {
    [codes, parameters] + (catalogue.calendar.map { [calendar($0)] } ?? [emptyCalendar])
  }

  private var codes: String {
    let lists = catalogue.codeLists.sorted { $0.key < $1.key }.map(\.value)
    let rows = lists.flatMap { list in
      list.codes.enumerated().map { place, code in
        "("
          + [
            dialect.text(list.id), "\(place)", dialect.text(code.id),
            code.parent.map(dialect.text) ?? "NULL",
            dialect.day(code.validFrom ?? .first), dialect.day(code.validTo ?? .last),
          ].joined(separator: ", ") + ")"
      }
    }
    return dialect.table(
      "yol_codes", ["list", "place", "code", "parent", "valid_from", "valid_to"], rows,
      empty: ["''", "0", "''", "''", "DATE '1970-01-01'", "DATE '1970-01-01'"])
  }

  private var parameters: String {
    let rows = catalogue.parameters.map { parameter in
      "("
        + [
          dialect.text(parameter.id), dialect.text(parameter.group),
          dialect.day(parameter.validFrom), dialect.day(parameter.validTo),
          dialect.number(parameter.value).text,
        ].joined(separator: ", ") + ")"
    }
    return dialect.table(
      "yol_parameters", ["parameter", "person_group", "valid_from", "valid_to", "amount"], rows,
      empty: ["''", "''", "DATE '1970-01-01'", "DATE '1970-01-01'", "0e0"])
  }

  /// Each day of the calendar and the one before it, with the marked days counted through it.
  ///
  /// The marks are one text a kind, a figure a day.
  private func calendar(_ calendar: WorkCalendar) -> String {
    let marks = [WorkCalendar.Mark.workday, .schoolDay, .termDay].map { mark in
      "0"
        + (0..<calendar.dayCount).map { place in
          calendar.isMarked(calendar.firstDay + place, mark) == true ? "1" : "0"
        }.joined()
    }
    let kinds: [TimeUnit] = [.workDays, .schoolDays, .termDays]
    let columns = zip(kinds, marks).compactMap { unit, text in
      CalendarColumn(unit).map {
        ($0, "substr(\(dialect.text(text)), CAST(n AS INTEGER) + 1, 1) = '1'")
      }
    }
    let flags = columns.map { "\($1) AS \($0.mark)" }.joined(separator: ",\n    ")
    let counts = columns.map { column, _ in
      "sum(CASE WHEN \(column.mark) THEN 1 ELSE 0 END) OVER (ORDER BY day "
        + "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS \(column.count)"
    }
    let before = Fragment(dialect.day(calendar.firstDay + -1))
    return """
      \(dialect.create("yol_calendar"))
      SELECT *, \(counts.joined(separator: ",\n  "))
      FROM (
        SELECT \(dialect.adding(days: Fragment("n"), to: before).text) AS day,
          \(flags)
        FROM (SELECT \(numbers(through: calendar.dayCount)) AS n) AS t
      ) AS d
      """
  }

  private func numbers(through last: Int) -> String {
    switch dialect {
    case .duckdb: "unnest(range(\(last + 1)))"
    case .spark: "explode(sequence(0, \(last)))"
    }
  }

  private var emptyCalendar: String {
    let columns = [TimeUnit.workDays, .schoolDays, .termDays].compactMap { CalendarColumn($0) }
    let texts = columns.map { "FALSE AS \($0.mark), 0 AS \($0.count)" }
    return """
      \(dialect.create("yol_calendar"))
      SELECT DATE '1970-01-01' AS day, \(texts.joined(separator: ", "))
      WHERE FALSE
      """
  }
}

extension Day {
  /// The first day that can be written.
  static let first = Day(year: 1, month: 1, day: 1) ?? Day(number: 0)
  /// The last day that can be written.
  static let last = Day(year: 9999, month: 12, day: 31) ?? Day(number: 0)
}
