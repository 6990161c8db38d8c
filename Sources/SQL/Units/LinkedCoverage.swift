import Model

/// Whether all linked extracts of a measure could find the person of a unit on the reference day.
struct LinkedCoverage {
  /// How the indicator is computed.
  let plan: UnitPlan
  /// The methodology.
  let catalogue: Catalogue

  /// Whether the measure links anything.
  var isLinked: Bool {
    catalogue.contract(plan.population.extract)?.personColumn != nil
      && !plan.linkedExtracts(catalogue.contracts).isEmpty
  }

  /// Scheme of the register's own key, by which everybody is found.
  private var ownScheme: String? {
    catalogue.personExtract?.personSchemes.first
  }

  /// Of the extracts that not everybody is found by: their schemes, each set once.
  private var schemes: [[String]] {
    let sets = plan.linkedExtracts(catalogue.contracts).compactMap { id -> [String]? in
      let schemes = Set(catalogue.contract(id)?.personSchemes ?? [])
      return schemes.isEmpty || ownScheme.map(schemes.contains) == true ? nil : schemes.sorted()
    }
    return Set(sets).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The condition for a unit; nil where the measure links nothing.
  func isFound(_ printer: ExpressionPrinter, _ scope: RowScope) -> Fragment? {
    guard isLinked else { return nil }
    let dialect = printer.dialect
    let person = scope.column(TechnicalName.person, level: 0)
    let found = schemes.map { schemes in
      let part = printer.parts.free("\(printer.prefix) findable")
      printer.parts.add(part, findable(by: schemes, printer))
      let alias = scope.join(dialect.name(part)) { alias in
        "\(alias).\(dialect.name(TechnicalName.period)) = \(scope.period) AND "
          + "\(alias).\(dialect.name(TechnicalName.person)) = \(person.text)"
      }
      return Fragment("\(alias).\(dialect.name(TechnicalName.person))").isThere
    }
    return .all([person.isThere] + found)
  }

  /// Who holds a key of any of some schemes in each period: by the crosswalk on its last day, or in
  /// the person snapshot.
  private func findable(by schemes: [String], _ printer: ExpressionPrinter) -> String {
    let dialect = printer.dialect
    let (period, person) = (
      dialect.name(TechnicalName.period), dialect.name(TechnicalName.person)
    )
    let day = "p.\(dialect.name(PeriodColumn.lastDay))"
    let list = schemes.map(dialect.text).joined(separator: ", ")
    let crosswalk = """
      SELECT p.\(period), k.person AS \(person)
      FROM \(dialect.name(printer.periods)) AS p
      JOIN yol_keys AS k ON k.scheme IN (\(list)) AND \(day) BETWEEN k.valid_from AND k.valid_to
      """
    guard let snapshot = catalogue.personExtract else { return crosswalk }
    let columns = snapshot.columns.filter { column in
      if case .identifier(let scheme) = column.type { schemes.contains(scheme) } else { false }
    }
    guard !columns.isEmpty else { return "\(crosswalk)\nUNION\n\(crosswalk)" }
    let held = columns.map { "s.\(dialect.name($0.name)) IS NOT NULL" }.joined(separator: " OR ")
    return """
      \(crosswalk)
      UNION
      SELECT p.\(period), s.\(person)
      FROM \(dialect.name(printer.periods)) AS p
      JOIN \(dialect.name(snapshot.id)) AS s ON s.\(dialect.name(TechnicalName.deliveryDay)) = \(day)
      WHERE s.\(person) IS NOT NULL AND (\(held))
      """
  }
}
