/// Cross-tables that nobody printed and that tell more than the printed ones.
extension SystemBuilder {
  /// Largest cross-table that is thought of when nobody asked for it: programmes over it take seconds, not minutes.
  private static let mostCells = 5000
  /// Largest cross-table that is thought of at all.
  private static let mostCellsOfFull = 20_000
  /// Largest number of cells that all cross-tables together add.
  private static let mostTogether = 60_000

  /// Adds the innermost cells of cross-tables.
  ///
  /// Tables that overlap like the leaves of a tree always fit to some cross-table, whatever
  /// numbers they hold (Vorob'ev 1962); only those that overlap in a circle say more together.
  mutating func addLatentCells(_ latent: AttackOptions.Latent) {
    guard latent != .tables else { return }
    let mostCells = latent == .full ? Self.mostCellsOfFull : Self.mostCells
    var added = 0
    for (measure, cells) in cellsByMeasure().enumerated()
    where !specification.measures[measure].isDerived {
      let layouts = layouts(of: cells)
      guard layouts.count > 1, latent == .full || !Self.isTree(layouts) else { continue }
      let all = Array(Set(layouts.joined())).sorted()
      let leaves = all.map { self.leaves(of: $0) }
      let times = timesOfCells(cells)
      let size = leaves.reduce(max(1, times.count)) { size, codes in
        size > mostCells ? size : size * max(1, codes.count)
      }
      guard size <= mostCells, added + size <= Self.mostTogether else {
        release.notes.append(
          "the cross-table of \(specification.measures[measure].name) is too large to think of")
        continue
      }
      added += size
      for time in times.isEmpty ? [[]] : times { addCross(leaves[...], measure, time) }
    }
  }

  /// Sets of dimensions of the tables of a measure, without those within others.
  private func layouts(of cells: [Int]) -> [[Int]] {
    var found: Set<[Int]> = []
    for cell in cells where release.states[cell].marks != [] {
      found.insert(
        release.cells.codes(of: cell).map { Int(release.codes.dimensions[Int($0)]) }
          .filter { !specification.dimensions[$0].isTime && tree.totals[$0] >= 0 })
    }
    let sorted = found.sorted { first, second in
      first.count != second.count
        ? first.count > second.count : first.lexicographicallyPrecedes(second)
    }
    var largest: [[Int]] = []
    for layout in sorted where !largest.contains(where: { Set(layout).isSubset(of: $0) }) {
      largest.append(layout)
    }
    return largest
  }

  /// Whether tables overlap like a tree: the reduction of Graham, and of Yu and Özsoyoğlu.
  static func isTree(_ layouts: [[Int]]) -> Bool {
    var edges = layouts.map(Set.init)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for index in edges.indices {
        let alone = edges[index].filter { item in
          !edges.indices.contains { $0 != index && edges[$0].contains(item) }
        }
        if !alone.isEmpty {
          edges[index].subtract(alone)
          hasChanged = true
        }
      }
      if let within = edges.indices.first(where: { index in
        edges.indices.contains { $0 != index && edges[index].isSubset(of: edges[$0]) }
      }) {
        edges.remove(at: within)
        hasChanged = true
      }
    }
    return edges.count <= 1
  }

  private func leaves(of dimension: Int) -> [Int32] {
    var leaves: [Int32] = []
    var open = tree.children[Int(tree.totals[dimension])]
    while let code = open.popLast() {
      if tree.children[Int(code)].isEmpty {
        leaves.append(code)
      } else {
        open.append(contentsOf: tree.children[Int(code)])
      }
    }
    return leaves.sorted()
  }

  /// Codes of time, and of dimensions without a total, that occur together.
  private func timesOfCells(_ cells: [Int]) -> [[Int32]] {
    var times: Set<[Int32]> = []
    for cell in cells where release.states[cell].marks != [] {
      times.insert(
        release.cells.codes(of: cell).filter {
          let dimension = Int(release.codes.dimensions[Int($0)])
          return specification.dimensions[dimension].isTime || tree.totals[dimension] < 0
        })
    }
    return times.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private mutating func addCross(
    _ leaves: ArraySlice<[Int32]>, _ measure: Int, _ codes: [Int32]
  ) {
    guard let first = leaves.first else {
      let sorted = codes.sorted {
        release.codes.dimensions[Int($0)] < release.codes.dimensions[Int($1)]
      }
      var key = measureKeys[measure]
      for code in sorted { key.toggle(code) }
      _ = add(key, measure: Int32(truncatingIfNeeded: measure), codes: sorted)
      return
    }
    for leaf in first { addCross(leaves.dropFirst(), measure, codes + [leaf]) }
  }
}
