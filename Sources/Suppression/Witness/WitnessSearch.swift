/// Hides cells of a batch until every hidden one has its releases, and prints again what need not be hidden.
struct WitnessSearch {
  let batch: SystemBatch
  let options: SuppressionOptions
  var programme: LinearProgramme
  var solver: any LinearSolver
  var pool: WitnessPool
  /// Cells that were hidden for others, in the order of hiding.
  var secondary: [Int] = []
  /// For each cell that was hidden for others, the cell that it was hidden for first.
  var cause: [Int]
  /// Cells that nothing protects.
  var unprotected: [Int] = []
  var account = Suppression.Account()
  /// What readers lose with each cell.
  let loss: [Double]
  var sums: [Int]

  /// Begins with the sensitive, withheld and unprinted cells hidden.
  init(
    _ batch: SystemBatch, cost: [Double], options: SuppressionOptions, solver: any LinearSolver
  ) {
    self.batch = batch
    self.options = options
    self.solver = solver
    cause = [Int](repeating: -1, count: batch.cells.count)
    pool = WitnessPool(cells: batch.cells.count)
    loss = batch.cells.map { cost[$0] }
    let incidence = Incidence(
      cells: batch.cells.count, relationStarts: batch.relationStarts,
      relationEntries: batch.relationEntries)
    programme = LinearProgramme(
      incidence: incidence, lower: batch.lower.map(Double.init),
      upper: batch.upper.map(Double.init), cost: loss,
      isOpen: batch.cells.indices.map {
        batch.need[$0] != nil || batch.standing[$0] == .withheld
          || batch.standing[$0] == .unprinted
      })
    sums = [Int](repeating: 0, count: incidence.relationCount)
    for cell in batch.cells.indices where programme.isOpen[cell] {
      programme.cost[cell] = loss[cell] * Self.openCost
    }
  }

  /// What it costs to change a cell that is hidden already, beside one that is not.
  static let openCost = 0.001

  /// Runs the whole search.
  mutating func run() {
    protectSensitive()
    widenOthers()
    keepFromLonePersons()
    widenOthers()
    if options.prunes { prune() }
  }

  private mutating func protectSensitive() {
    let sensitive = batch.cells.indices.filter {
      batch.need[$0] != nil || batch.standing[$0] == .withheld
    }
    let room = sensitive.map { (cell: $0, room: batch.upper[$0] - batch.lower[$0]) }
    for (cell, _) in hardestFirst(room) where !protect(cell, hidesMore: true) {
      unprotected.append(cell)
    }
  }

  /// Cells that can fall least, then those in most relations.
  private func hardestFirst(
    _ cells: [(cell: Int, room: Int)]
  ) -> [(cell: Int, room: Int)] {
    cells.sorted { first, second in
      if batch.lower[first.cell] != batch.lower[second.cell] {
        return batch.lower[first.cell] > batch.lower[second.cell]
      }
      return first.cell < second.cell
    }
  }

  /// Sees to it that cells hidden for others are as uncertain as the sensitive ones.
  private mutating func widenOthers() {
    var next = 0
    while next < secondary.count {
      let cell = secondary[next]
      next += 1
      guard programme.isOpen[cell], !isWide(cell) else { continue }
      if protect(cell, hidesMore: false) || printAgain(cell) { continue }
      if !protect(cell, hidesMore: true) { unprotected.append(cell) }
    }
  }
}

// MARK: - One cell

extension WitnessSearch {
  /// What must be uncertain about a hidden cell.
  func need(of cell: Int) -> LinkedSystem.Need? {
    guard let need = batch.need[cell] else {
      return batch.standing[cell] == .unprinted
        ? nil : LinkedSystem.Need(width: options.width)
    }
    guard batch.standing[cell] != .unprinted else { return need }
    return LinkedSystem.Need(
      width: max(need.width, options.width), above: need.above, below: need.below)
  }

  /// Whether the releases found so far leave a cell as uncertain as asked.
  func isWide(_ cell: Int) -> Bool {
    guard let need = need(of: cell) else { return true }
    let reach = pool.reach[cell]
    return reach.up >= need.above && reach.down >= need.below
      && reach.up + reach.down >= need.width
  }

  /// Finds releases that leave a cell as uncertain as asked; false where there are none.
  mutating func protect(_ cell: Int, hidesMore: Bool) -> Bool {
    programme.hidesMore = hidesMore
    while !isWide(cell) {
      guard let direction = cheapest(amounts(for: cell), of: cell) else { return false }
      accept(direction, for: cell)
    }
    return true
  }

  /// Changes that would help a cell, by pairs of alternatives, the best first.
  private func amounts(for cell: Int) -> [[Int]] {
    guard let need = need(of: cell) else { return [] }
    let reach = pool.reach[cell]
    if reach.up < need.above { return [[need.above]] }
    if reach.down < need.below { return [[-need.below]] }
    let up = need.width - reach.down
    let down = need.width - reach.up
    var amounts = [[up, -down]]
    var part = need.width - 1
    while part > 0 {
      let smaller = [part > reach.up ? part : 0, part > reach.down ? -part : 0]
      amounts.append(smaller.filter { $0 != 0 })
      part = part > 8 ? part - part / 4 : part - 1
    }
    return amounts
  }

  /// The cheapest direction of the first alternatives that are possible at all.
  mutating func cheapest(_ amounts: [[Int]], of cell: Int) -> [Direction.Step]? {
    for alternatives in amounts {
      var best: (steps: [Direction.Step], cost: Double)?
      for amount in alternatives
      where amount <= batch.upper[cell] && amount >= batch.lower[cell] {
        guard let steps = change(cell, by: amount) else { continue }
        let cost = costOfHiding(steps)
        if best.map({ cost < $0.cost }) ?? true { best = (steps, cost) }
        if cost == 0 { break }
      }
      if let best { return best.steps }
    }
    return nil
  }

  /// What readers would lose with the cells that a change hides beyond those that are hidden.
  func costOfHiding(_ steps: [Direction.Step]) -> Double {
    steps.reduce(0) { programme.isOpen[$1.cell] ? $0 : $0 + loss[$1.cell] }
  }

  /// Hides what a change moves, and keeps the change.
  mutating func accept(_ steps: [Direction.Step], for target: Int) {
    for step in steps where !programme.isOpen[step.cell] {
      programme.isOpen[step.cell] = true
      programme.cost[step.cell] = loss[step.cell] * Self.openCost
      secondary.append(step.cell)
      cause[step.cell] = target
    }
    pool.add(Direction(steps, lower: batch.lower, upper: batch.upper))
  }
}
