import Model

/// Columns of the table of reference periods.
enum PeriodColumn {
  /// The period as it is written.
  static let label = "_period"
  /// First day.
  static let firstDay = "_first_day"
  /// Last day: the reference day.
  static let lastDay = "_last_day"
  /// 1 January of its year.
  static let yearStart = "_year_start"
  /// First day of its last month: the month of the reference day.
  static let month = "_month"
  /// `ReferencePeriod.stored`.
  static let stored = "_stored"
}

/// The reference periods of one frequency that a statement computes.
struct PeriodTable {
  /// The periods in order.
  let periods: [ReferencePeriod]

  /// What the part is called.
  static func name(_ frequency: Frequency) -> String {
    "periods \(frequency.rawValue)"
  }

  /// The text of the part.
  func text(_ dialect: SQLDialect) -> String {
    let columns = [
      TechnicalName.period, PeriodColumn.label, PeriodColumn.firstDay, PeriodColumn.lastDay,
      PeriodColumn.yearStart, PeriodColumn.month, PeriodColumn.stored,
    ]
    let rows = periods.map { row($0, dialect) }
    return """
      SELECT *
      FROM (VALUES
        \(rows.joined(separator: ",\n  "))
      ) AS t(\(columns.map(dialect.name).joined(separator: ", ")))
      """
  }

  private func row(_ period: ReferencePeriod, _ dialect: SQLDialect) -> String {
    let values = [
      "\(period.ordinal)", dialect.text(period.description), dialect.day(period.firstDay),
      dialect.day(period.lastDay), dialect.day(ReferencePeriod(year: period.year).firstDay),
      dialect.day(period.converted(to: .monthly).firstDay), "\(period.stored)",
    ]
    return "(\(values.joined(separator: ", ")))"
  }
}
