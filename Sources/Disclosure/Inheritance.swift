import Model

/// Which observations follow from which: a derived value is hidden when one of its inputs is.
///
/// Gaps, ratios, indices and composites are functions of other observations; with all inputs but
/// one printed they would return the hidden one.
struct Inheritance {
  private let dependents: [CellReference: [CellReference]]

  /// Links every derived observation to its inputs.
  init(_ datasets: [Dataset]) {
    var cells: [ObservationKey: CellReference] = [:]
    let inputs = Set(datasets.flatMap(\.inputIndicators))
    for (dataset, content) in datasets.enumerated() where inputs.contains(content.indicator.id) {
      for (index, observation) in content.observations.enumerated() {
        let key = ObservationKey(
          indicator: content.indicator.id, period: observation.period,
          position: observation.position)
        cells[key] = CellReference(dataset: dataset, observation: index)
      }
    }
    var dependents: [CellReference: [CellReference]] = [:]
    for (dataset, content) in datasets.enumerated() {
      for index in content.observations.indices {
        for case let input? in content.observations[index].inputs.map({ cells[$0] }) {
          dependents[input, default: []].append(
            CellReference(dataset: dataset, observation: index))
        }
      }
    }
    self.dependents = dependents
  }

  /// The cells and all that follow from them.
  func closure(of cells: Set<CellReference>) -> Set<CellReference> {
    var hidden = cells
    var open = Array(cells)
    while let cell = open.popLast() {
      for dependent in dependents[cell, default: []] where hidden.insert(dependent).inserted {
        open.append(dependent)
      }
    }
    return hidden
  }
}

extension Dataset {
  /// The indicators that it is computed from.
  var inputIndicators: Set<String> {
    var found: Set<String> = []
    // By index: a copy of every observation takes longer than the question.
    for index in observations.indices {
      for input in observations[index].inputs { found.insert(input.indicator) }
    }
    return found
  }
}
