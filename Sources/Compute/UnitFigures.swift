public import Model

/// Figures of all indicators over units, before anything is computed from them.
///
/// They can be replaced by what was printed before, so that formulas agree with it.
public struct UnitFigures: Sendable {
  /// By place of the indicator in the catalogue; nil for formulas and composites.
  var datasets: [Dataset?]
  /// The periods of each indicator.
  let series: [[ReferencePeriod]]
  /// The first period of each indicator that readers see.
  let starts: [ReferencePeriod]
  /// Period of the run.
  let last: ReferencePeriod
  /// Whether counts were rounded.
  public let isRounded: Bool

  /// The datasets alone, in the order of the catalogue.
  public var present: [Dataset] { datasets.compactMap { $0 } }

  /// The same figures with other datasets in the place of those that are there.
  ///
  /// - Parameter replacements: as many datasets as `present` has, in its order; others change nothing.
  /// - Returns: figures of the same series.
  public func replacing(by replacements: [Dataset]) -> UnitFigures {
    let places = datasets.indices.filter { datasets[$0] != nil }
    var figures = self
    for (place, dataset) in zip(places, replacements) { figures.datasets[place] = dataset }
    return figures
  }
}
