/// What a search found, with cells by their index in the release.
struct SearchResult: Sendable {
  /// Cells hidden for others.
  var secondary: [Int]
  /// Two releases for each cell that has them.
  var pairs: [Suppression.Pair] = []
  /// Programmes solved.
  var programmes: Int
  /// Pairs of cells where a person who is alone in one can compute the other, whatever is hidden.
  var insiders: Int
  /// Cells printed again.
  var pruned: Int

  init(_ search: WitnessSearch) {
    let cells = search.batch.cells
    programmes = search.account.programmes
    insiders = search.account.insiders
    pruned = search.account.pruned
    secondary = search.secondary.filter { search.programme.isOpen[$0] }.map { cells[$0] }
    var witnesses: [WitnessPool.Place: Witness] = [:]
    for cell in cells.indices where search.programme.isOpen[cell] && search.need(of: cell) != nil {
      guard search.isWide(cell) else { continue }
      let reach = search.pool.reach[cell]
      let releases = [reach.highest, reach.lowest].map { place in
        if let known = witnesses[place] { return known }
        let witness = search.witness(at: place)
        witnesses[place] = witness
        return witness
      }
      pairs.append(
        Suppression.Pair(cell: cells[cell], upper: releases[0], lower: releases[1]))
    }
  }
}

extension WitnessSearch {
  /// The release at a multiple of a direction.
  func witness(at place: WitnessPool.Place) -> Witness {
    guard place.multiple != 0 else { return Witness() }
    let changes = pool.directions[place.direction].steps.map { step in
      Witness.Change(cell: batch.cells[step.cell], amount: step.amount * place.multiple)
    }
    return Witness(changes: changes.sorted { $0.cell < $1.cell })
  }
}
