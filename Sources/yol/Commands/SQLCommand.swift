import ArgumentParser
import Model
import Pipeline
import SQL

/// `yol sql`: the plan of an indicator, or the tables that plans name, as SQL.
struct SQLCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Prints how an indicator is computed as SQL.",
    discussion: """
      Examples:
        yol sql lab_employment_rate
        yol sql lab_employment_rate --from 2026-01 --through 2026-10
        yol sql --tables > tables.sql
        { yol sql --tables; yol sql lab_employment_rate; } | duckdb -csv

      The figures that a database computes from it have not passed disclosure control.
      """)

  @Argument(help: "Indicators (default: all, each after a line `-- INDICATOR`).")
  var indicators: [String] = []

  @Flag(help: "Print the statements that make the tables, read from the workspace's extracts.")
  var tables = false

  @Flag(help: "With --tables: do not leave out the rows that contracts refuse.")
  var unchecked = false

  @Option(
    help: ArgumentHelp("Database: duckdb (default) or spark.", valueName: "dialect"),
    transform: SQLCommand.readDialect)
  var dialect = SQLDialect.duckdb

  @OptionGroup var periods: PeriodOptions
  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if tables && !indicators.isEmpty {
      throw ValidationError("--tables takes no indicator: the tables serve all of them")
    }
    if unchecked && !tables { throw ValidationError("--unchecked goes with --tables") }
  }

  func run() async throws {
    let console = options.console
    try await console.finish { () async throws(RunError) in
      let workspace = try options.workspace()
      if tables {
        try console.print(
          workspace.tableStatements(
            dialect: dialect, last: periods.period, isChecked: !unchecked))
        return .published
      }
      let queries = try workspace.queries(
        of: indicators, dialect: dialect, range: periods.range)
      if options.json {
        try console.print(
          JSON.array(
            queries.map {
              ["indicator": .string($0.indicator), "statement": .string($0.statement)]
            }
          ).text)
      } else {
        let texts = queries.map { queries.count > 1 ? "-- \($0)\n\($1)" : $1 }
        try console.print(texts.joined(separator: "\n"))
      }
      return .published
    }
  }

  private static func readDialect(_ text: String) throws -> SQLDialect {
    guard let dialect = SQLDialect(rawValue: text) else {
      let known = SQLDialect.allCases.map(\.rawValue).joined(separator: " or ")
      throw ValidationError("the dialect is \(known)")
    }
    return dialect
  }
}
