/// How the rows of an extract found their persons: every row is counted under one reason.
public struct LinkageAccount: Hashable, Sendable {
  /// Rows that a key of one scheme found persons for.
  public struct KeyMatches: Hashable, Sendable {
    /// The scheme.
    public var scheme: String
    /// Rows.
    public var rows: Int
  }

  /// Rows in all.
  public var rows: Int
  /// Rows whose person was found.
  public var matched = 0
  /// The rows matched by the first key that found the person, in the order in which keys are tried.
  public var matchedByKey: [KeyMatches] = []
  /// Rows without a key.
  public var withoutKey = 0
  /// Rows whose keys nobody holds.
  public var unmatched = 0
  /// Rows whose key several persons held on the day, while no other key found one person.
  public var ambiguous = 0
  /// Rows whose keys find different persons.
  public var conflicting = 0
}
