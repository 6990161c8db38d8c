import Model

/// Which observations follow from which: a derived value is hidden when one of its inputs is.
///
/// Gaps, ratios, indices and composites are functions of other observations; with all inputs but
/// one printed they would return the hidden one. Where a source is missing or late there is nothing to hide, and
/// saying that something is hidden would tell of the inputs.
struct Inheritance {
  private let dependents: [CellReference: [CellReference]]
  private let datasets: [Dataset]

  /// Links every derived observation to its inputs.
  init(_ datasets: [Dataset]) {
    let places = datasets.inputPlaces
    var dependents: [CellReference: [CellReference]] = [:]
    for (dataset, content) in datasets.enumerated() {
      for index in content.observations.indices {
        for case let input? in content.observations[index].inputs.map({ places[$0] }) {
          dependents[input, default: []].append(
            CellReference(dataset: dataset, observation: index))
        }
      }
    }
    self.dependents = dependents
    self.datasets = datasets
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
    return hidden.filter { place in
      let observation = datasets[place.dataset].observations[place.observation]
      return observation.absence != .sourceMissing && observation.absence != .notYetDue
    }
  }
}
