/// The cells of a component in a solution of its programme that satisfies every relation.
struct PossibleRelease {
  /// By column.
  var values: [Double]
  /// Whether all numbers are whole that must be; only then it is a release that could be true.
  var isWhole: Bool
}
