/// In which way a release gives away what it should not.
public enum FindingKind: String, CaseIterable, Hashable, Sendable {
  /// A hidden number can be computed exactly.
  case recovered = "RECOVERED"
  /// The values that a hidden number can have lie closer together than the width.
  case narrow = "NARROW"
  /// Few units are left out by a part of a whole, and anybody can tell how many.
  case complementSmall = "COMPLEMENT_SMALL"
  /// All units of a group are in a sensitive category.
  case everyone = "EVERYONE"
  /// A number below the threshold is printed.
  case printedSmall = "PRINTED_SMALL"
  /// A hidden number was printed in an earlier release.
  case printedEarlier = "PRINTED_EARLIER"
  /// A number that one table hides is printed by another one.
  case printedElsewhere = "PRINTED_ELSEWHERE"
  /// A person who is alone in a cell can compute the cell of others.
  case insider = "INSIDER"
}
