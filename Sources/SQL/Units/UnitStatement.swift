import Model

/// Prints an indicator over units into a statement: its periods, units, cells, positions and result.
struct UnitStatement {
  /// The definition.
  let indicator: Indicator
  /// How it is computed.
  let plan: UnitPlan
  /// Prints its expressions.
  let printer: ExpressionPrinter
  /// Last day of the period of the run.
  let runDay: Day

  /// Dimensions in order, with those of responses.
  var dimensions: [String] { indicator.dimensionIDs }
  var dialect: SQLDialect { printer.dialect }
  var id: String { indicator.description.id }
  var contract: ExtractContract? { printer.catalogue.contract(plan.population.extract) }

  var closing: Closing {
    Closing(indicator, printer.catalogue.calendar, runDay: runDay)
  }

  var coverage: LinkedCoverage {
    LinkedCoverage(plan: plan, catalogue: printer.catalogue)
  }

  /// Adds the parts; the last one is `INDICATOR result`.
  func add() {
    let parts = printer.parts
    // Who shares a household is known from the person snapshot.
    let needed = plan.usesHouseholds ? [printer.catalogue.personExtract].compactMap { $0 } : []
    parts.add(
      printer.periods,
      SourceAbsence(
        extracts: needed + plan.extracts.compactMap { printer.catalogue.contract($0) }
      ).text(dialect, periods: PeriodTable.name(indicator.description.frequency)))
    addUnits()
    let cells = CellStatement(statement: self)
    parts.add("\(id) cells", cells.text)
    parts.add("\(id) positions", PositionStatement(statement: self).text)
    parts.add("\(id) result", ResultStatement(statement: self, cells: cells).text)
  }

  /// Rows that may be units, and then the units with what the measure asks of them.
  private func addUnits() {
    let printer = printer
    let (selection, rows) = (plan.population, "\(id) rows")
    let conditions = selection.condition.map(printer.conjuncts) ?? []
    let periods = RowFrame(level: -1, extract: "") { printer.periods }
    let candidates = RowFrame(level: 0, extract: selection.extract) { rows }
    let elapsed = (conditions + plan.measure.expressions + plan.codes).flatMap(\.elapsedOfUnit)
    addRows([periods, candidates], conditions.filter(\.isPlain), elapsed, as: rows)
    let scope = RowScope(of: [periods, candidates], dialect)
    let rest = conditions.filter { !$0.isPlain }.map { printer.print($0, scope) }
    let measure = MeasureColumns(plan, printer, scope)
    let codes = codes(scope)
    let found = coverage.isFound(printer, scope)
    var select = scope.select()
    select.add(Fragment(scope.period), as: TechnicalName.period)
    if contract?.personColumn != nil {
      select.add(scope.column(TechnicalName.person, level: 0), as: TechnicalName.person)
    }
    for (value, name) in codes + measure.columns { select.add(value, as: name) }
    if let found { select.add(found, as: MeasureColumns.found) }
    select.conditions = rest
    printer.parts.add("\(id) units", withBase(select, measure, isLinked: found != nil))
  }

  /// Rows that satisfy what is asked of them alone, with their ages and the like, so that these are
  /// written once.
  private func addRows(
    _ frames: [RowFrame], _ conditions: [Expression], _ elapsed: [Expression], as name: String
  ) {
    let row = "r0.\(dialect.name(TechnicalName.deliveryDay))"
    let day = "p.\(dialect.name(PeriodColumn.lastDay))"
    let table = dialect.name(plan.population.extract)
    let isSnapshot = contract?.time == .snapshot
    let scope = RowScope(
      joining: frames,
      by: RowJoins(
        texts: ["JOIN \(table) AS r0 ON \(isSnapshot ? "\(row) = \(day)" : "TRUE")"],
        havePeriods: true),
      dialect)
    let absence = Fragment("p.\(dialect.name(TechnicalName.absence))")
    let texts = [absence.isMissing] + conditions.map { printer.print($0, scope) }
    var select = scope.select()
    printer.addKeys(to: &select, scope, 0)
    select.columns.append(("r0.*", nil))
    for expression in elapsed where printer.columns[expression] == nil {
      let name = "_elapsed \(printer.columns.count + 1)"
      select.add(printer.print(expression, scope), as: name)
      printer.columns[expression] = name
    }
    select.joins = scope.select().joins
    select.conditions = texts
    printer.parts.add(name, select.text(dialect))
  }

  /// Where a unit stands; a figure of others that has no code stands for all of them.
  private func codes(_ scope: RowScope) -> [(value: Fragment, name: String)] {
    let missing = Fragment(dialect.text(isOwnTotals ? CodeList.total : CodeList.unknown))
    let codes = dimensions.compactMap { id -> (Fragment, String)? in
      plan.dimensions[id].map { (printer.print($0, scope).otherwise(missing), id) }
    }
    let responses = plan.responses.sorted { $0.key < $1.key }.flatMap { id, response in
      [(printer.print(response.counted, scope), UnitStatement.counted(id))]
        + (response.among.map { [(printer.print($0, scope), UnitStatement.among(id))] } ?? [])
    }
    return codes + responses
  }

  /// Whether the table has totals of its own.
  var isOwnTotals: Bool {
    if case .value = plan.measure { true } else { false }
  }

  /// The column of the codes for which a unit counts in the numerator.
  static func counted(_ dimension: String) -> String {
    "_counted \(dimension)"
  }

  /// The column of the codes for which it counts in the base.
  static func among(_ dimension: String) -> String {
    "_among \(dimension)"
  }

  /// Units that linked extracts could not find leave the base where the definition says so.
  private func withBase(
    _ select: Select, _ measure: MeasureColumns, isLinked: Bool
  ) -> String {
    let found = Fragment(dialect.name(MeasureColumns.found))
    let isExcluded = isLinked && plan.unlinked == .exclude
    let base = isExcluded ? Fragment.all([found, measure.base]) : measure.base
    var columns = ["\(base.text) AS \(dialect.name(MeasureColumns.base))"]
    if plan.missing == .refuse {
      let lacks = [measure.base, measure.outside].map { Fragment("NOT (\($0.text))", .not) }
      let incomplete = Fragment.all((isExcluded ? [found] : []) + lacks)
      columns.append("\(incomplete.text) AS \(dialect.name(MeasureColumns.incomplete))")
    }
    let inner = select.text(dialect).split(separator: "\n").map { "  " + $0 }
    return """
      SELECT *, \(columns.joined(separator: ", "))
      FROM (
      \(inner.joined(separator: "\n"))
      ) AS u
      """
  }
}

extension Expression {
  /// Completed years and months that are computed from the row of the population alone.
  fileprivate var elapsedOfUnit: [Expression] {
    if case .elapsed(let unit, _, _) = kind, unit == .years || unit == .months, level == 0, isPlain
    {
      return [self]
    }
    return children.flatMap(\.elapsedOfUnit)
  }
}
