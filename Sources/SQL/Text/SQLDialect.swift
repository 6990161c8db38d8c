/// A database whose SQL is printed.
public enum SQLDialect: String, CaseIterable, Sendable {
  /// DuckDB 1.4 or newer.
  case duckdb
  /// Apache Spark 3.5 or newer, with ANSI mode as it is by default from Spark 4 on.
  case spark
}
