/// Typed columns read from extracts: microdata, or aggregates by reference period.
public struct Table: Sendable {
  /// The extract's id.
  public var extract: String
  /// Number of rows.
  public var rowCount: Int
  /// Columns by name, all with `rowCount` rows; columns that nothing uses are not kept.
  public var columns: [String: Column]

  /// Makes a table; a column of another length is a mistake of the caller.
  public init(extract: String, rowCount: Int, columns: [String: Column]) {
    self.extract = extract
    self.rowCount = rowCount
    self.columns = columns
  }
}
