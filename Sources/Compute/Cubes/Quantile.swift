/// Order statistics by one written rule.
enum Quantile {
  /// The quantile of an order between 0 and 1, by linear interpolation between order statistics.
  ///
  /// Definition 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The
  /// American Statistician 50 (1996): the default of R and numpy, and SQL's `percentile_cont`.
  /// Example: the 90th percentile of 1, 2, 3, 4 is 3.7.
  ///
  /// - Returns: nil for no values.
  static func value(of values: [Double], order: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let place = order * Double(sorted.count - 1)
    let below = Int(place.rounded(.down))
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
