public import Model

/// Prints the typed plan of an indicator as one SQL statement.
///
/// The statement names the tables that `TableStatements` makes. It has one row for each period and
/// position: total, every breakdown, with `_T` for all codes and `_U` for unknown.
public struct IndicatorQuery {
  private let catalogue: Catalogue
  private let dialect: SQLDialect

  /// Prints plans of a methodology.
  public init(_ catalogue: Catalogue, dialect: SQLDialect) {
    self.catalogue = catalogue
    self.dialect = dialect
  }

  /// The statement of an indicator.
  ///
  /// - Parameters:
  ///   - indicator: the definition.
  ///   - first: first period of the workspace's series to give.
  ///   - last: the period of the run; the indicator's own periods have ended by then.
  /// - Returns: the statement, with a semicolon and a line end.
  public func text(
    of indicator: Indicator, from first: ReferencePeriod, through last: ReferencePeriod
  ) -> String {
    let parts = StatementParts()
    let chain = IndicatorChain(indicator, catalogue)
    let starts = chain.starts(from: first, through: last)
    for frequency in Frequency.allCases {
      guard let start = starts[frequency] else { continue }
      let end = Self.end(of: last, at: frequency)
      parts.add(
        PeriodTable.name(frequency),
        PeriodTable(periods: ReferencePeriod.series(from: start, through: max(start, end)))
          .text(dialect))
    }
    for member in chain.members { add(member, parts, last) }
    return parts.statement(
      dialect,
      body: body(
        indicator, first.converted(to: indicator.description.frequency),
        Self.end(of: last, at: indicator.description.frequency)))
  }

  /// The last period of a frequency that has ended by another one's end.
  static func end(of last: ReferencePeriod, at frequency: Frequency) -> ReferencePeriod {
    let end = last.converted(to: frequency)
    return end.lastDay > last.lastDay ? end.advanced(by: -1) : end
  }

  private func add(_ indicator: Indicator, _ parts: StatementParts, _ last: ReferencePeriod) {
    switch indicator.plan {
    case .units(let plan):
      UnitStatement(
        indicator: indicator, plan: plan,
        printer: ExpressionPrinter(
          dialect, catalogue, parts, prefix: indicator.description.id),
        runDay: last.lastDay
      ).add()
    case .formula(let formula):
      formulaStatement(indicator, parts, last).add(formula)
    case .composite(let composite):
      formulaStatement(indicator, parts, last).add(composite)
    }
  }

  private func formulaStatement(
    _ indicator: Indicator, _ parts: StatementParts, _ last: ReferencePeriod
  ) -> FormulaStatement {
    FormulaStatement(
      printer: FormulaPrinter(indicator, catalogue, dialect, parts),
      closing: Closing(indicator, catalogue.calendar, runDay: last.lastDay))
  }

  private func body(
    _ indicator: Indicator, _ first: ReferencePeriod, _ last: ReferencePeriod
  ) -> String {
    var select = Select()
    select.add(Fragment("p.\(dialect.name(PeriodColumn.label))"), as: "period")
    for id in indicator.dimensionIDs { select.add(Fragment("r.\(dialect.name(id))"), as: id) }
    for column in ResultColumn.printed {
      select.add(Fragment("r.\(dialect.name(column))"), as: String(column.dropFirst()))
    }
    let period = dialect.name(TechnicalName.period)
    let id = indicator.description.id
    select.from = "\(dialect.name("\(id) result")) AS r"
    let table = PeriodTable.name(indicator.description.frequency)
    select.joins = ["JOIN \(dialect.name(table)) AS p ON p.\(period) = r.\(period)"]
    select.conditions = [
      Fragment("r.\(period) BETWEEN \(first.ordinal) AND \(last.ordinal)", .comparison)
    ]
    let order = (1...(indicator.dimensionIDs.count + 1)).map(String.init)
    return select.text(dialect) + "\nORDER BY \(order.joined(separator: ", "))"
  }
}

extension ResultColumn {
  /// The columns that a statement gives, in order.
  static let printed = [
    numerator, denominator, value, contributors, absence, lower, upper, linked, population,
  ]
}
