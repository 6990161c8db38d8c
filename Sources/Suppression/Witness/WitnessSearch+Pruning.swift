extension WitnessSearch {
  /// Prints again every cell hidden for others that the rest does not need, the dearest first.
  ///
  /// It ends early in large dense systems, with more hidden than needed: what it may spend grows with what is hidden.
  mutating func prune() {
    let dearest = secondary.filter { programme.isOpen[$0] }.sorted { first, second in
      loss[first] == loss[second] ? first < second : loss[first] > loss[second]
    }
    let open = programme.isOpen.count { $0 }
    let limit = solver.work + open * Self.workForEach
    for cell in dearest where solver.work < limit && printAgain(cell) { account.pruned += 1 }
  }

  private static let workForEach = 400_000

  /// Prints a hidden cell, if every other hidden cell has releases in which it does not move.
  mutating func printAgain(_ cell: Int) -> Bool {
    let companions = pool.companions(of: cell)
    let before = companions.map { pool.reach[$0] }
    let range = (programme.lower[cell], programme.upper[cell])
    programme.isOpen[cell] = false
    programme.lower[cell] = 0
    programme.upper[cell] = 0
    var kept = companions.filter(isWide)
    if let first = kept.firstIndex(of: cause[cell]) { kept.swapAt(0, first) }
    for companion in companions { pool.forget(cell, in: companion) }
    let staysHidden = kept.allSatisfy { protect($0, hidesMore: false) }
    if staysHidden, keepFromInsiders(companions, printed: cell) {
      programme.cost[cell] = loss[cell]
      pool.drop(cell: cell)
      return true
    }
    for (companion, reach) in zip(companions, before) { pool.restore(reach, of: companion) }
    programme.isOpen[cell] = true
    (programme.lower[cell], programme.upper[cell]) = range
    return false
  }

  /// Sees to it that no more lone persons than before can compute small cells when a cell is printed.
  private mutating func keepFromInsiders(
    _ cells: [Int], printed: Int
  ) -> Bool {
    for cell in cells {
      let before = insiders(of: cell)
      for lone in insiders(of: cell, printed: printed) where !before.contains(lone) {
        guard move(cell, without: lone, hidesMore: false) else { return false }
      }
    }
    return true
  }
}
