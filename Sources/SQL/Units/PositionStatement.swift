import Model

/// The part `INDICATOR positions`: where there is an observation in each period.
///
/// The total; of counts and of figures of others every valid code; of all measures the codes at which
/// units stand in some period, where they are valid; and those at which units stand in the period.
struct PositionStatement {
  /// What it is a part of.
  let statement: UnitStatement

  /// A breakdown by a longer list has only the codes that occur.
  static let longList = 40

  private var dialect: SQLDialect { statement.dialect }
  private var columns: [String] { [TechnicalName.period] + statement.dimensions }

  /// The text.
  var text: String {
    var selects = [total]
    guard !statement.dimensions.isEmpty else { return total }
    if mayBeEmpty { selects += statement.indicator.breakdowns.filter(isShort).map(allCodes) }
    selects += [occurring, inPeriod]
    return selects.joined(separator: "\nUNION\n")
  }

  private var mayBeEmpty: Bool {
    switch statement.plan.measure {
    case .count, .distinct, .value: true
    case .sum:
      statement.plan.countsPersons || statement.indicator.description.unit.isCount
    default: false
    }
  }

  private func isShort(_ table: [String]) -> Bool {
    table.allSatisfy { id in
      let codes = statement.printer.catalogue.dimensions[id]?.codeList.codes ?? []
      return codes.count <= Self.longList
    }
  }

  private var total: String {
    var select = Select()
    select.add(Fragment("p.\(dialect.name(TechnicalName.period))"), as: TechnicalName.period)
    for id in statement.dimensions {
      select.add(Fragment(dialect.text(CodeList.total)), as: id)
    }
    select.from = "\(dialect.name(statement.printer.periods)) AS p"
    return select.text(dialect)
  }

  private func allCodes(_ table: [String]) -> String {
    var select = Select()
    select.add(Fragment("p.\(dialect.name(TechnicalName.period))"), as: TechnicalName.period)
    select.from = "\(dialect.name(statement.printer.periods)) AS p"
    for (place, id) in statement.dimensions.enumerated() {
      guard table.contains(id), let list = statement.list(id) else {
        select.add(Fragment(dialect.text(CodeList.total)), as: id)
        continue
      }
      select.add(Fragment("l\(place).code"), as: id)
      select.joins.append("JOIN yol_codes AS l\(place) ON \(isValid("l\(place)", list))")
    }
    return select.text(dialect)
  }

  private func isValid(_ alias: String, _ list: String) -> String {
    "\(alias).list = \(dialect.text(list)) AND p.\(dialect.name(PeriodColumn.lastDay)) "
      + "BETWEEN \(alias).valid_from AND \(alias).valid_to"
  }

  private var occurring: String {
    let names = statement.dimensions.map(dialect.name).joined(separator: ", ")
    var select = Select()
    select.isDistinct = true
    select.add(Fragment("p.\(dialect.name(TechnicalName.period))"), as: TechnicalName.period)
    select.from = "\(dialect.name(statement.printer.periods)) AS p"
    select.joins = [
      "JOIN (SELECT DISTINCT \(names) FROM \(dialect.name("\(statement.id) cells")) "
        + "WHERE \(dialect.name(CellStatement.count)) > 0) AS c ON TRUE"
    ]
    for (place, id) in statement.dimensions.enumerated() {
      let column = "c.\(dialect.name(id))"
      select.add(Fragment(column), as: id)
      guard let list = statement.list(id) else { continue }
      let (total, unknown) = (dialect.text(CodeList.total), dialect.text(CodeList.unknown))
      select.joins.append(
        "LEFT JOIN yol_codes AS l\(place) ON \(isValid("l\(place)", list)) "
          + "AND l\(place).code = \(column)")
      select.conditions.append(
        Fragment("\(column) IN (\(total), \(unknown)) OR l\(place).code IS NOT NULL", .or))
    }
    return select.text(dialect)
  }

  private var inPeriod: String {
    let columns = columns.map(dialect.name).joined(separator: ", ")
    return """
      SELECT \(columns)
      FROM \(dialect.name("\(statement.id) cells"))
      WHERE \(dialect.name(CellStatement.count)) > 0
      """
  }
}
