/// How rows are joined to those of the level above.
struct RowJoins {
  /// The joins in order.
  var texts: [String]
  /// Whether the periods are among them, as `p`.
  var havePeriods: Bool
}
