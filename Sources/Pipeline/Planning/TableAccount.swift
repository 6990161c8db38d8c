internal import Disclosure
internal import Model

/// What disclosure control leaves of one table of an indicator: confidential.
public struct TableAccount: Hashable, Sendable {
  /// Id of the indicator.
  public var indicator: String
  /// Ids of the dimensions; none for the total.
  public var dimensions: [String]
  /// Observations that have a value.
  public var cells = 0
  /// Of these, the ones with few persons behind them, behind a part, or behind its rest.
  public var small = 0
  /// Of the cells, the ones not shown.
  public var hidden = 0
  /// Persons, or other units, behind all cells, counted once for each.
  public var persons = 0
  /// Of these, the ones behind cells that are not shown.
  public var hiddenPersons = 0

  /// Share of cells that are not shown, in percent.
  public var lostCells: Double { TableAccount.percent(hidden, of: cells) }
  /// Share of persons behind cells that are not shown, in percent.
  public var lostPersons: Double { TableAccount.percent(hiddenPersons, of: persons) }

  static func percent(_ part: Int, of whole: Int) -> Double {
    whole > 0 ? Double(part) * 100 / Double(whole) : 0
  }

  mutating func add(_ observation: Observation, isHidden: Bool, threshold: Int) {
    cells += 1
    persons &+= max(0, observation.contributors)
    small += observation.isSmall(below: threshold) ? 1 : 0
    guard isHidden else { return }
    hidden += 1
    hiddenPersons &+= max(0, observation.contributors)
  }
}

extension Observation {
  /// Whether few persons are behind it, behind its numerator, or behind the rest of its base.
  fileprivate func isSmall(below threshold: Int) -> Bool {
    let small = 1..<max(2, threshold)
    guard let part = numeratorContributors else { return small.contains(contributors) }
    return small.contains(contributors) || small.contains(part)
      || small.contains(contributors &- part)
  }
}

/// The tables of a release with what disclosure control leaves of each.
struct TableAccounts: Sendable {
  /// Tables in the order of the release, the totals of an indicator first.
  var tables: [TableAccount] = []
  /// Hidden cells by dimension and place of the code.
  private(set) var hiddenCodes: [String: [Int: Int]] = [:]
  /// Hidden cells of tables by a dimension.
  private(set) var hiddenByDimension: [String: Int] = [:]

  /// Compares datasets with what may be shown of them.
  ///
  /// - Parameters:
  ///   - datasets: before disclosure control.
  ///   - release: after it; observations stand in the same order, and some may be left out.
  ///   - threshold: counts below this are small.
  init(_ datasets: [Dataset], _ release: ProtectedRelease, threshold: Int) {
    let shown = Dictionary(
      release.datasets.map { ($0.indicator.id, $0) }, uniquingKeysWith: { first, _ in first })
    for dataset in datasets {
      guard let protected = shown[dataset.indicator.id] else { continue }
      add(dataset, protected, threshold)
    }
  }

  private mutating func add(
    _ dataset: Dataset, _ protected: ProtectedDataset, _ threshold: Int
  ) {
    var places: [[Int]: Int] = [:]
    var next = 0
    for observation in dataset.observations {
      guard next < protected.observations.count else { break }
      let other = protected.observations[next]
      guard other.period == observation.period, other.position == observation.position else {
        continue
      }
      next += 1
      guard observation.value != nil || observation.absence == .notReached else { continue }
      let broken = observation.position.indices.filter { observation.position[$0] != .total }
      let place = places[broken] ?? tables.count
      if place == tables.count {
        places[broken] = place
        tables.append(
          TableAccount(
            indicator: dataset.indicator.id,
            dimensions: broken.compactMap {
              dataset.dimensions.indices.contains($0) ? dataset.dimensions[$0].id : nil
            }))
      }
      let isHidden = other.absence == .notPublished
      tables[place].add(observation, isHidden: isHidden, threshold: threshold)
      if isHidden { count(observation.position, dataset.dimensions) }
    }
  }

  private mutating func count(_ position: [DimensionValue], _ dimensions: [Dimension]) {
    for (value, dimension) in zip(position, dimensions) where value != .total {
      hiddenByDimension[dimension.id, default: 0] += 1
      if case .code(let code) = value {
        hiddenCodes[dimension.id, default: [:]][code, default: 0] += 1
      }
    }
  }

  /// All tables together.
  var total: TableAccount { total { _ in true } }

  /// All tables of some indicators together.
  func total(of indicators: [String]) -> TableAccount {
    let wanted = Set(indicators)
    return total { wanted.contains($0.indicator) }
  }

  private func total(where isWanted: (TableAccount) -> Bool) -> TableAccount {
    var total = TableAccount(indicator: "", dimensions: [])
    for table in tables where isWanted(table) {
      total.cells += table.cells
      total.small += table.small
      total.hidden += table.hidden
      total.persons &+= table.persons
      total.hiddenPersons &+= table.hiddenPersons
    }
    return total
  }
}
