public import Model

/// Prints the statements that make the tables which `IndicatorQuery` names.
///
/// One table for each extract, with the rows that its contract accepts, each with its number in the
/// order read, the last day of its delivery's period, its person and its household; code lists,
/// parameters, calendar, deliveries and the keys of persons in tables whose names begin with `yol_`.
public struct TableStatements {
  private let catalogue: Catalogue
  private let dialect: SQLDialect

  /// Prints the tables of a methodology.
  public init(_ catalogue: Catalogue, dialect: SQLDialect) {
    self.catalogue = catalogue
    self.dialect = dialect
  }

  /// All statements, each with a semicolon.
  ///
  /// - Parameters:
  ///   - files: what a run reads, in order of contract and time.
  ///   - isChecked: whether rows that contracts refuse are left out; false reads faster.
  /// - Returns: the statements in the order in which they must be run.
  public func text(files: [ExtractFile], isChecked: Bool = true) -> String {
    let used = ColumnUse(catalogue).columns
    let reading = catalogue.contracts.map { contract in
      ExtractReading(
        contract: contract, files: files.filter { $0.extract == contract.id },
        catalogue: catalogue, dialect: dialect,
        isChecked: isChecked && contract.file != nil, used: used[contract.id] ?? [])
    }
    let linking = PersonLinking(catalogue: catalogue, dialect: dialect)
    let methodology = MethodologyTables(catalogue: catalogue, dialect: dialect)
    let statements =
      settings + methodology.statements + [deliveries(files)] + reading.flatMap(\.statements)
      + linking.statements + catalogue.contracts.map(linking.table)
    return statements.map { $0 + ";\n" }.joined(separator: "\n")
  }

  /// What a session needs before it runs queries.
  ///
  /// They write joins in the order in which they are best done. DuckDB, which has no statistics of the
  /// parts of a statement, would join ranges of days before persons.
  private var settings: [String] {
    dialect == .duckdb ? ["SET disabled_optimizers = 'join_order'"] : []
  }

  private func deliveries(_ files: [ExtractFile]) -> String {
    let rows = files.map { file in
      "("
        + [
          dialect.text(file.extract), dialect.text(file.period.description),
          dialect.day(file.period.firstDay), dialect.day(file.period.lastDay),
          dialect.text(file.path),
        ].joined(separator: ", ") + ")"
    }
    return dialect.table(
      "yol_deliveries", ["extract", "period", "first_day", "last_day", "file"], rows,
      empty: ["''", "''", "DATE '1970-01-01'", "DATE '1970-01-01'", "''"])
  }
}

extension SQLDialect {
  /// The beginning of a statement that makes a table of a query.
  func create(_ name: String) -> String {
    switch self {
    case .duckdb: "CREATE OR REPLACE TABLE \(self.name(name)) AS"
    case .spark: "CREATE OR REPLACE TEMPORARY VIEW \(self.name(name)) AS"
    }
  }

  /// A statement that makes a table of rows; `empty` has a value of each column's type.
  func table(_ name: String, _ columns: [String], _ rows: [String], empty: [String]) -> String {
    let values =
      rows.isEmpty ? "(\(empty.joined(separator: ", ")))" : rows.joined(separator: ",\n  ")
    let condition = rows.isEmpty ? "\nWHERE FALSE" : ""
    return """
      \(create(name))
      SELECT *
      FROM (VALUES
        \(values)
      ) AS t(\(columns.joined(separator: ", ")))\(condition)
      """
  }
}
