import Model

/// The cells that an index over the codes of a dimension is computed from, where readers do not see the table of them.
///
/// Such an index may be published alone. Not so where other tables show the same cells: beside those that are printed, one
/// number says how the hidden ones divide what is left over.
struct InnerParts {
  private var parts: [(index: CellReference, cells: [Int])] = []

  /// Finds the cells of parts among those that other tables show.
  init(_ datasets: [Dataset], _ collector: CellCollector) {
    var collector = collector
    let numbers = Dictionary(
      datasets.enumerated().map { ($1.indicator.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (dataset, content) in datasets.enumerated() {
      guard case .formula(let formula)? = collector.indicators[content.indicator.id]?.plan else {
        continue
      }
      for (dimension, input) in formula.parts.sorted(by: { $0 < $1 }) {
        guard collector.indicators[input]?.isPublished == false, let number = numbers[input] else {
          continue
        }
        let cells = collector.knownCells(of: datasets[number], over: dimension)
        for (index, observation) in content.observations.enumerated() {
          let own = observation.inputs.flatMap { cells[$0] ?? [] }
          guard !own.isEmpty else { continue }
          parts.append((CellReference(dataset: dataset, observation: index), own))
        }
      }
    }
  }

  /// The indices of which a part is hidden.
  func indices(where isHidden: [Bool]) -> [CellReference] {
    parts.filter { part in part.cells.contains { isHidden[$0] } }.map(\.index)
  }
}

extension Formula {
  /// What is taken together over the codes of a dimension, each as dimension and indicator.
  fileprivate var parts: [(String, String)] {
    switch self {
    case .number, .reference: []
    case .arithmetic(_, let left, let right): left.parts + right.parts
    case .absolute(let inner): inner.parts
    case .over(_, let dimension, let inner):
      Set(inner.references.map(\.indicator)).map { (dimension, $0) } + inner.parts
    }
  }
}

extension CellCollector {
  /// The cells at the codes of a dimension that the rows of other datasets show, by the observation of all codes together.
  fileprivate mutating func knownCells(
    of dataset: Dataset, over dimension: String
  ) -> [ObservationKey: [Int]] {
    guard let place = dataset.dimensions.firstIndex(where: { $0.id == dimension }) else {
      return [:]
    }
    var found: [ObservationKey: [Int]] = [:]
    for (observation, cell) in zip(dataset.observations, knownCells(of: dataset)) {
      guard let cell, observation.position[place] != .total else { continue }
      var whole = observation.position
      whole[place] = .total
      let key = ObservationKey(
        indicator: dataset.indicator.id, period: observation.period, position: whole)
      found[key, default: []].append(cell)
    }
    return found
  }
}
