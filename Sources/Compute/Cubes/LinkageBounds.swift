import Model

/// The shares that there would be if no unit without a key, or every one of them, were a "yes".
///
/// The bounds of C. F. Manski, Partial Identification of Probability Distributions (2003), chapter 1,
/// for outcomes that are missing without anything being known of them.
enum LinkageBounds {
  /// The interval of a share between 0 and 1.
  ///
  /// - Parameters:
  ///   - numerator: units, or weights, that count.
  ///   - base: those among which they count.
  ///   - unlinked: those of the population that could not be found.
  ///   - rule: whether the base has them.
  /// - Returns: nil without a base.
  static func interval(
    numerator: Double, base: Double, unlinked: Double, rule: UnlinkedRule
  ) -> ClosedRange<Double>? {
    let all =
      switch rule {
      case .exclude: base + unlinked
      case .countAsNo: base
      }
    guard all > 0 else { return nil }
    // A unit that was not found may be a "yes" for another reason; no share is above 1.
    let (lower, upper) = (numerator / all, min(1, (numerator + unlinked) / all))
    return lower <= upper ? lower...upper : nil
  }
}
