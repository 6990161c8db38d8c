import Model

/// What the key of one row says about whose row it is.
enum KeyOutcome {
  /// The row has no key.
  case missing
  /// Nobody holds the key.
  case unknown
  /// Several persons held the key on the day, or the day is not known.
  case ambiguous
  /// The one holder.
  case person(Int32)
}

/// The keys of one scheme in the rows of a table.
struct PersonKey {
  /// Name of the scheme.
  let scheme: String
  /// The keys.
  let column: Column
}
