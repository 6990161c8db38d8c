import Disclosure
import Model

/// What the observations of a dataset are compared with: earlier ones of the same position, and the
/// target, all as they are printed.
struct DatasetComparison: Sendable {
  private let indicator: IndicatorDescription
  /// The series of each position, in the order in which positions first occur.
  private let series: [Series]
  /// For each observation the place of its series.
  private let places: [Int]
  /// Whether each series is that of the total.
  private let isTotal: [Bool]

  /// Lines up the observations of each position.
  init(_ dataset: ProtectedDataset) {
    indicator = dataset.indicator
    var known: [[DimensionValue]: Int] = [:]
    var groups: [[ProtectedObservation]] = []
    places = dataset.observations.map { observation in
      let place = known[observation.position] ?? groups.count
      if place == groups.count {
        known[observation.position] = place
        groups.append([])
      }
      groups[place].append(observation)
      return place
    }
    series = groups.map { [indicator] in Series($0, of: indicator) }
    isTotal = groups.map { group in
      group.first?.position.allSatisfy { $0 == .total || $0 == .notApplicable } ?? true
    }
  }

  /// The change of an observation on the one so many periods before; nil where there is none.
  func change(of observation: Int, in period: ReferencePeriod, back: Int) -> Double? {
    let series = series[places[observation]]
    guard let index = series.index(of: period),
      case .difference(let difference)? = series.change(
        at: index, back: back, decimals: indicator.decimals)
    else { return nil }
    return difference
  }

  /// Where a total stands on the way to the target; nil for other positions and without a target.
  func progress(of observation: Int, in period: ReferencePeriod) -> TargetProgress? {
    guard let target = indicator.target, isTotal[places[observation]] else { return nil }
    let series = series[places[observation]]
    return series.index(of: period).flatMap { series.progress(at: $0, to: target) }
  }
}

extension Series {
  /// The place of a period in the series.
  fileprivate func index(of period: ReferencePeriod) -> Int? {
    guard let first = periods.first, first.frequency == period.frequency else { return nil }
    let index = period.ordinal - first.ordinal
    return periods.indices.contains(index) ? index : nil
  }
}
