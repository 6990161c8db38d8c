import Disclosure
import Model

/// The parts of a dataset that pages show, picked out in one pass.
struct IndicatorFigures: Sendable {
  /// The latest observations along one dimension, the others being total.
  struct Breakdown: Sendable {
    let dimension: Dimension
    let period: ReferencePeriod
    let observations: [(value: DimensionValue, observation: ProtectedObservation)]
  }

  let indicator: IndicatorDescription
  /// Observations over all dimensions together, by period.
  let totals: [ProtectedObservation]
  let series: Series
  let breakdowns: [Breakdown]
  /// Titles of the dimensions of tables that are not shown because too few are behind them.
  let withheld: [[Localized]]
  /// The same of tables that are not shown because nothing hidden could protect them.
  let unprotected: [[Localized]]

  /// Picks out totals of all periods and single breakdowns of their latest period.
  init(_ dataset: ProtectedDataset) {
    indicator = dataset.indicator
    let titles = { (table: [String]) in
      table.compactMap { id in dataset.dimensions.first { $0.id == id }?.title }
    }
    withheld = dataset.withheldTables.map(titles)
    unprotected = dataset.unprotectedTables.map(titles)
    var totals: [ProtectedObservation] = []
    var latest = [[(value: DimensionValue, observation: ProtectedObservation)]](
      repeating: [], count: dataset.dimensions.count)
    for observation in dataset.observations {
      switch IndicatorFigures.place(observation.position) {
      case .total: totals.append(observation)
      case .crossed: continue
      case .single(let dimension, let value):
        guard latest.indices.contains(dimension) else { continue }
        if let period = latest[dimension].first?.observation.period {
          guard observation.period >= period else { continue }
          if observation.period > period { latest[dimension].removeAll(keepingCapacity: true) }
        }
        latest[dimension].append((value, observation))
      }
    }
    self.totals = totals.sorted { $0.period < $1.period }
    series = Series(self.totals, of: dataset.indicator)
    breakdowns = zip(dataset.dimensions, latest).compactMap { dimension, observations in
      observations.first.map {
        Breakdown(
          dimension: dimension, period: $0.observation.period,
          observations: observations.sorted { $0.value < $1.value })
      }
    }
  }

  /// The latest observation over all dimensions together.
  var latest: ProtectedObservation? { totals.last }

  private enum Place {
    case total
    case single(Int, DimensionValue)
    case crossed
  }

  private static func place(_ position: [DimensionValue]) -> Place {
    var found: (Int, DimensionValue)?
    for (index, value) in position.enumerated() where value != .total && value != .notApplicable {
      guard found == nil else { return .crossed }
      found = (index, value)
    }
    return found.map { .single($0.0, $0.1) } ?? .total
  }
}

extension Dimension {
  /// What readers see for a value.
  func label(_ value: DimensionValue, _ language: Language) -> String {
    switch value {
    case .total: Word.total[language]
    case .unknown: Word.unknown[language]
    case .notApplicable: Word.notApplicable[language]
    case .code(let index):
      codeList.codes.indices.contains(index) ? codeList.codes[index].label[language] : ""
    }
  }
}
