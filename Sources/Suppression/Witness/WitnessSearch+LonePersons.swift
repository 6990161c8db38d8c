extension WitnessSearch {
  /// Sees to it that nobody who is alone in a cell can compute a small cell of others.
  ///
  /// That person knows that the own cell is 1. So for each small cell there must be a release in which it differs while that
  /// cell does not. Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.4.2 (singletons).
  mutating func keepFromLonePersons() {
    for cell in batch.cells.indices where batch.isSmall[cell] && !unprotected.contains(cell) {
      for lone in insiders(of: cell) where !move(cell, without: lone, hidesMore: true) {
        account.insiders += 1
      }
    }
  }

  /// Lone persons' cells that move in all releases at hand in which a small cell of others does; `printed` tells a cell whose
  /// releases do not count.
  func insiders(of cell: Int, printed: Int? = nil) -> [Int] {
    guard batch.isSmall[cell] else { return [] }
    return pool.constantCompanions(of: cell, without: printed) { other in
      guard let person = batch.person[other] else { return false }
      return person != batch.person[cell]
    }
  }

  /// Finds a release in which a cell differs and a lone person's cell does not; false where there is none.
  mutating func move(_ cell: Int, without lone: Int, hidesMore: Bool) -> Bool {
    let range = (programme.lower[lone], programme.upper[lone])
    (programme.lower[lone], programme.upper[lone]) = (0, 0)
    defer { (programme.lower[lone], programme.upper[lone]) = range }
    programme.hidesMore = hidesMore
    guard let steps = cheapest([[1, -1]], of: cell) else { return false }
    accept(steps, for: cell)
    return true
  }
}
