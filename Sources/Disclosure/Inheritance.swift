import Model

/// Which observations follow from which: a derived value is hidden when one of its inputs is.
///
/// Gaps, ratios, indices and composites are functions of other observations; with all inputs but
/// one printed they would return the hidden one.
struct Inheritance {
  private let dependents: [CellReference: [CellReference]]

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
