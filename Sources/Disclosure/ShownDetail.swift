/// Which of several degrees of detail an earlier release showed of tables, by indicator.
///
/// A choice that is made anew every month flips where a table is about as large as it must be, and
/// with each flip readers get a second table to subtract from the first.
public struct ShownDetail: Hashable, Sendable {
  /// For each indicator with tables to choose from the ones that were shown, each a list of dimension ids.
  public var tables: [String: [[String]]]

  /// Remembers a choice; none where nothing was published before.
  public init(_ tables: [String: [[String]]] = [:]) {
    self.tables = tables
  }

  /// Whether a table was shown; nil where nothing is known of the indicator.
  func wasShown(_ table: [String], of indicator: String) -> Bool? {
    tables[indicator].map { $0.contains(table) }
  }
}
