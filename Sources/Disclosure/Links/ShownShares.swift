import Model

/// What readers know of the numerators and denominators of shares beside their numbers.
struct ShownShares {
  /// Those over a base that is large enough to be shown, so that none and all are always shown.
  private(set) var common: Set<GroupNesting.Pair> = []
  /// Those of something sensitive that are the same number: it must not be told that nobody is left over.
  private(set) var alike: [GroupNesting.Pair] = []

  /// Goes through the rows of all shares.
  init(_ cells: ReleaseCells, _ collector: CellCollector, _ datasets: [Dataset]) {
    var known: Set<GroupNesting.Pair> = []
    for (dataset, rows) in cells.rows.enumerated() where collector.plans[dataset]?.isShare == true {
      for row in rows where row.numerator >= 0 && row.denominator >= 0 {
        let pair = GroupNesting.Pair(part: row.numerator, whole: row.denominator)
        let (part, whole) = (cells.cells[pair.part], cells.cells[pair.whole])
        if part.hasLargeBase || part.isAll { common.insert(pair) }
        let isAlike = datasets[dataset].isSensitive && part.value == whole.value && part.value > 0
        if isAlike, known.insert(pair).inserted { alike.append(pair) }
      }
    }
  }
}
