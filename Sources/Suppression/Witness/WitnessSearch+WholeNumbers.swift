extension WitnessSearch {
  /// The cheapest change of whole numbers that moves a cell by an amount, or by a small multiple of it.
  mutating func change(_ cell: Int, by amount: Int) -> [Direction.Step]? {
    programme.fixed = [LinearChange(cell: cell, amount: Double(amount))]
    var questions = Self.questionLimit
    return whole(&questions)
  }

  /// Questions to the solver for one change, where its answers are not whole.
  private static let questionLimit = 24

  /// Asks, and fixes cells that the answer changes by fractions to whole numbers until none is left.
  private mutating func whole(_ questions: inout Int) -> [Direction.Step]? {
    guard questions > 0 else { return nil }
    questions -= 1
    account.programmes += 1
    guard let solution = solver.solve(programme) else { return nil }
    for factor in 1...4 {
      guard let steps = rounded(solution, factor: Double(factor)), holds(steps) else { continue }
      return steps
    }
    guard let fraction = mostFractional(solution) else { return nil }
    let nearest = fraction.amount.rounded()
    for amount in [nearest, nearest > fraction.amount ? nearest - 1 : nearest + 1] {
      guard amount >= programme.lower[fraction.cell], amount <= programme.upper[fraction.cell]
      else { continue }
      programme.fixed.append(LinearChange(cell: fraction.cell, amount: amount))
      let steps = whole(&questions)
      programme.fixed.removeLast()
      if let steps { return steps }
    }
    return nil
  }

  /// The cell whose change is furthest from a whole number; nil where all are whole.
  private func mostFractional(_ solution: [LinearChange]) -> LinearChange? {
    var most: LinearChange?
    var distance = Self.wholeTolerance
    for change in solution where programme.cost.indices.contains(change.cell) {
      guard abs(change.amount) < Double(PreparedSystem.horizon) else { return nil }
      let rest = abs(change.amount - change.amount.rounded())
      guard rest > distance else { continue }
      most = change
      distance = rest
    }
    return most
  }

  private static let wholeTolerance = 1e-4

  private func rounded(_ solution: [LinearChange], factor: Double) -> [Direction.Step]? {
    var steps: [Direction.Step] = []
    steps.reserveCapacity(solution.count)
    for entry in solution where programme.cost.indices.contains(entry.cell) {
      let amount = entry.amount * factor
      let whole = amount.rounded()
      guard abs(amount - whole) < Self.wholeTolerance, abs(whole) < Double(PreparedSystem.horizon)
      else {
        return nil
      }
      if whole != 0 { steps.append(Direction.Step(cell: entry.cell, amount: Int(whole))) }
    }
    return steps.sorted { $0.cell < $1.cell }
  }

  /// Whether a change keeps all sums and bounds, and moves only what may change.
  private mutating func holds(_ steps: [Direction.Step]) -> Bool {
    guard let target = programme.fixed.first?.cell else { return false }
    var isRight = steps.contains { $0.cell == target }
    for (index, step) in steps.enumerated() {
      let mayChange = step.cell == target || programme.mayChange(step.cell)
      let isOnce = index == 0 || steps[index - 1].cell != step.cell
      let isWithin =
        step.amount >= batch.lower[step.cell] && step.amount <= batch.upper[step.cell]
      isRight = isRight && mayChange && isOnce && isWithin
    }
    return sumsAreZero(steps) && isRight
  }

  private mutating func sumsAreZero(_ steps: [Direction.Step]) -> Bool {
    var isRight = true
    let incidence = programme.incidence
    for step in steps {
      for place in incidence.relations(of: step.cell) {
        let entry = incidence.cellEntries[place]
        let product = entry.coefficient.multipliedReportingOverflow(by: step.amount)
        let sum = sums[Int(entry.other)].addingReportingOverflow(product.partialValue)
        isRight = isRight && !product.overflow && !sum.overflow
        sums[Int(entry.other)] = sum.partialValue
      }
    }
    for step in steps {
      for place in incidence.relations(of: step.cell) {
        let relation = Int(incidence.cellEntries[place].other)
        isRight = isRight && sums[relation] == 0
        sums[relation] = 0
      }
    }
    return isRight
  }
}
