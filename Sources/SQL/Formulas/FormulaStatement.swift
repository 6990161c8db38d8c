import Model

/// Prints an indicator over other indicators: its positions and its result.
struct FormulaStatement {
  /// Prints the formula.
  let printer: FormulaPrinter
  /// Periods that are not closed.
  let closing: Closing

  private var dialect: SQLDialect { printer.dialect }
  private var dimensions: [String] { printer.indicator.dimensionIDs }
  private var id: String { printer.id }

  /// Adds the parts of a formula.
  func add(_ formula: Formula) {
    let scope = positions()
    add(printer.print(formula, scope), scope)
  }

  /// Adds the parts of a weighted mean of scores.
  func add(_ composite: Composite) {
    let scope = positions()
    var (sum, weights, absences): ([String], Double, [Fragment]) = ([], 0, [])
    for component in composite.components {
      let value = printer.reference(Formula.Reference(indicator: component.indicator), scope)
      let width = dialect.number(component.best - component.worst).text
      let worst = dialect.number(component.worst).text
      let place = "(\(value.value.operand) - \(worst)) / \(width)"
      // `least` and `greatest` pass over missing values, the sum below does not.
      let score =
        "CASE WHEN \(value.value.isThere.text) THEN "
        + "least(1e0, greatest(0e0, \(place))) * 100e0 END"
      sum.append("\(dialect.number(component.weight).text) * \(score)")
      weights += component.weight
      absences += value.absences
    }
    let mean = "(\(sum.joined(separator: " + "))) / nullif(\(dialect.number(weights).text), 0)"
    add(FormulaValue(value: Fragment(mean, .product), absences: absences), scope)
  }

  /// The total of each period and the valid codes of each table.
  private func positions() -> FormulaPrinter.Scope {
    let name = "\(id) positions"
    let tables = [[]] + printer.indicator.breakdowns
    printer.parts.add(name, tables.map(positions).joined(separator: "\nUNION ALL\n"))
    return FormulaPrinter.Scope(
      FormulaRows(
        part: name, keys: [TechnicalName.period] + dimensions,
        places: Dictionary(dimensions.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })))
  }

  private func positions(_ table: [String]) -> String {
    let period = "p.\(dialect.name(TechnicalName.period))"
    let day = "p.\(dialect.name(PeriodColumn.lastDay))"
    var select = Select()
    select.add(Fragment(period), as: TechnicalName.period)
    let periods = PeriodTable.name(printer.indicator.description.frequency)
    select.from = "\(dialect.name(periods)) AS p"
    for (place, id) in dimensions.enumerated() {
      guard table.contains(id), let list = printer.catalogue.dimensions[id]?.codeList.id else {
        select.add(Fragment(dialect.text(CodeList.total)), as: id)
        continue
      }
      select.add(Fragment("l\(place).code"), as: id)
      select.joins.append(
        "JOIN yol_codes AS l\(place) ON l\(place).list = \(dialect.text(list)) "
          + "AND \(day) BETWEEN l\(place).valid_from AND l\(place).valid_to")
    }
    return select.text(dialect)
  }

  private func add(_ value: FormulaValue, _ scope: FormulaPrinter.Scope) {
    var select = printer.select(scope)
    let none = Fragment("CAST(NULL AS DOUBLE)")
    let period = "q.\(dialect.name(TechnicalName.period))"
    let open = closing.firstOpen.map { "\(period) < \($0)" }
    let shown = open.map { Fragment("CASE WHEN \($0) THEN \(value.value.text) END") }
    select.add(shown ?? value.value, as: ResultColumn.value)
    select.add(none, as: ResultColumn.numerator)
    select.add(none, as: ResultColumn.denominator)
    let count = Fragment("CAST(NULL AS BIGINT)")
    select.add(count, as: ResultColumn.contributors)
    select.add(none, as: ResultColumn.lower)
    select.add(none, as: ResultColumn.upper)
    select.add(count, as: ResultColumn.linked)
    select.add(count, as: ResultColumn.population)
    let reason = Fragment(dialect.text(AbsenceReason.notApplicable.rawValue))
    let absence = value.absence(dialect).otherwise(reason)
    let missing = Fragment("CASE WHEN \(value.value.isMissing.text) THEN \(absence.text) END")
    select.add(closing.first(missing, period: period, dialect), as: ResultColumn.absence)
    printer.parts.add("\(id) result", select.text(dialect))
  }
}
