/// The 95 % confidence interval of a share.
///
/// Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22
/// (1927): the score interval without continuity correction. See `docs/method/intervals.md`.
enum Wilson {
  /// The 97.5 % quantile of the standard normal distribution.
  private static let z = 1.959963984540054

  /// The interval of a share between 0 and 1.
  ///
  /// - Parameters:
  ///   - share: the share that was found.
  ///   - units: number of units; of a weighted share the effective number.
  /// - Returns: nil without units.
  static func interval(share: Double, units: Double) -> ClosedRange<Double>? {
    guard units > 0, units.isFinite, (0...1).contains(share) else { return nil }
    let square = z * z
    let spread =
      z * (share * (1 - share) / units + square / (4 * units * units)).squareRoot()
    let (middle, width) = (share + square / (2 * units), 1 + square / units)
    // Written out at the ends, where rounding would miss 0 and 1 by a little.
    let lower = share == 0 ? 0 : max(0, (middle - spread) / width)
    let upper = share == 1 ? 1 : min(1, (middle + spread) / width)
    return lower <= upper ? lower...upper : nil
  }

  /// The number of equally weighted units that would say as much.
  ///
  /// Source: L. Kish, Survey Sampling (1965), section 11.7.
  static func effectiveUnits(weights sum: Double, squares: Double) -> Double {
    squares > 0 ? sum * sum / squares : 0
  }
}
