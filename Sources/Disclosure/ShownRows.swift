import Model

/// Which observations of a release readers get to see, hidden or not, and which tell something of their cells all
/// the same because a figure is computed from them.
struct ShownRows {
  /// Tables by the number of their dataset, each a set of dimension ids.
  typealias Tables = [Int: Set<Set<String>>]

  /// For each dataset and observation whether it is a row of the release.
  private(set) var areRows: [[Bool]] = []
  /// For each dataset and observation whether its numbers are cells of the release.
  private(set) var areCells: [[Bool]] = []
  /// For each dataset the tables in the place of which another degree of detail is shown, or none, each a list of
  /// dimension ids.
  private(set) var withheldTables: [[[String]]] = []
  /// For each dataset the tables that are left out because nothing hidden could protect them.
  private(set) var unprotectedTables: [[[String]]] = []

  /// Looks at all datasets; those that the catalogue does not know are shown.
  init(
    _ datasets: [Dataset], indicators: [Indicator]?, policy: DisclosurePolicy,
    detail: ShownDetail = ShownDetail(), leavingOut tables: Tables = [:]
  ) {
    let coarsening = Coarsening(least: policy.coarsening, before: detail)
    for (number, dataset) in datasets.enumerated() {
      let others = tables[number, default: []].map { table in
        dataset.dimensions.map(\.id).filter(table.contains)
      }
      let withheld = coarsening.withheldTables(of: dataset)
      let unprotected = others.filter { !withheld.contains($0) }
      let left = Set((withheld + unprotected).map(Set.init))
      withheldTables.append(withheld)
      unprotectedTables.append(unprotected.sorted { $0.lexicographicallyPrecedes($1) })
      areRows.append(
        dataset.observations.map { observation in
          if let first = dataset.shownFrom, observation.period < first { return false }
          return left.isEmpty || !left.contains(dataset.table(of: observation))
        })
    }
    let unpublished = Set(indicators?.filter { !$0.isPublished }.map(\.description.id) ?? [])
    areCells = zip(datasets, areRows).map { dataset, rows in
      unpublished.contains(dataset.indicator.id) ? rows.map { _ in false } : rows
    }
    addInputs(of: datasets)
  }

  /// A figure that is shown tells of what it is computed from.
  private mutating func addInputs(of datasets: [Dataset]) {
    let places = datasets.inputPlaces
    var open: [CellReference] = []
    for (dataset, content) in datasets.enumerated() where content.nature == .derived {
      for index in content.observations.indices where areCells[dataset][index] {
        open.append(CellReference(dataset: dataset, observation: index))
      }
    }
    while let next = open.popLast() {
      for input in datasets[next.dataset].observations[next.observation].inputs {
        guard let place = places[input], !areCells[place.dataset][place.observation] else {
          continue
        }
        areCells[place.dataset][place.observation] = true
        open.append(place)
      }
    }
  }
}
