/// How the rows of an extract found their persons.
public struct LinkageAccount: Hashable, Sendable {
  /// Rows in all.
  public var rows: Int
  /// Rows whose person was found.
  public var matched = 0
  /// Rows without a key.
  public var withoutKey = 0
  /// Rows whose key nobody holds.
  public var unmatched = 0
  /// Rows whose key several persons held on the day.
  public var ambiguous = 0
}
