import Suppression

/// One number of a release, wherever its tables show it.
struct ReleaseCell: Sendable {
  /// What is added up, by number.
  var group: Int
  /// Where it stands, by number.
  var place: Int
  /// The period, by number.
  var period: Int
  /// The true value, times the scale of a sum.
  var value: Int
  /// What must be uncertain about it; nil where it is not sensitive.
  var need: LinkedSystem.Need?
  /// Whether some table shows it, unless it must be hidden; others follow from what tables show.
  var isPrinted = false
  /// Whether some table shows it as a count, a denominator included.
  var isCount = false
  /// Whether it is a sum of magnitudes.
  var isSum = false
  /// Whether it is none because there is nobody to count, or none of many, which tables show.
  var isKnownZero = false
  /// Whether it is a numerator over a base that is large enough to be shown, so that readers know that
  /// it is neither none nor all.
  var hasLargeBase = false
  /// Whether it is a numerator that is all of such a base, which tables show.
  var isAll = false
  /// What readers lose when it is hidden.
  var cost = 0

  /// Asks for what another rule asks for as well.
  mutating func require(_ other: LinkedSystem.Need) {
    guard let need else {
      self.need = other
      return
    }
    self.need = LinkedSystem.Need(
      width: max(need.width, other.width), above: max(need.above, other.above),
      below: max(need.below, other.below))
  }

  /// Whether it is a zero that tables show always.
  var isKnown: Bool { value == 0 && (isCount || isKnownZero) }

  /// The cell as the protector sees it.
  var linked: LinkedSystem.Cell {
    let least = isKnown ? 0 : isSum ? 0 : isCount || hasLargeBase ? 1 : 0
    return LinkedSystem.Cell(
      value: value, least: min(least, value), need: isKnown ? nil : need,
      standing: isKnown ? .known : isPrinted ? .printable : .unprinted, cost: max(1, cost))
  }
}

/// The cells that one row of a dataset shows; -1 for none.
struct RowCells: Hashable, Sendable {
  var value = -1
  var numerator = -1
  var denominator = -1
  /// The units that linked extracts could find, and all units: no row prints them, but the coverage shows
  /// their quotient, and tables of others may print the same numbers.
  var linked = -1
  var population = -1
  /// Whether the coverage may be shown.
  var showsCoverage = false

  /// What the value is computed from.
  var behindValue: [Int] { [value, numerator, denominator].filter { $0 >= 0 } }

  /// What the coverage is computed from, where it may be shown.
  var behindCoverage: [Int] { showsCoverage ? coverage : [] }

  /// The units that linked extracts could find, and all units.
  var coverage: [Int] { [linked, population].filter { $0 >= 0 } }
}
