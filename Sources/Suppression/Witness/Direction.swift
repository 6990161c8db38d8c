/// A change of hidden cells that leaves all sums as they are, and the multiples of it that readers think possible.
struct Direction {
  /// One cell's share of the change.
  struct Step {
    /// The cell, by its place in the batch.
    var cell: Int
    /// How much it changes, not zero.
    var amount: Int
  }

  /// The changes by cell, without a common divisor.
  let steps: [Step]
  /// The greatest possible multiple, zero or more.
  let most: Int
  /// The least possible multiple, zero or less.
  let least: Int

  /// Finds the multiples of a change within what cells can fall and rise.
  init(_ changes: [Step], lower: [Int], upper: [Int]) {
    let divisor = changes.reduce(0) { Self.commonDivisor($0, $1.amount) }
    let steps = changes.map { Step(cell: $0.cell, amount: $0.amount / max(1, divisor)) }
    var most = PreparedSystem.horizon
    var least = -PreparedSystem.horizon
    for step in steps {
      let (down, up) = (lower[step.cell] / step.amount, upper[step.cell] / step.amount)
      most = min(most, max(down, up))
      least = max(least, min(down, up))
    }
    self.steps = steps
    self.most = most
    self.least = least
  }

  private static func commonDivisor(_ first: Int, _ second: Int) -> Int {
    var (first, second) = (abs(first), abs(second))
    while second != 0 { (first, second) = (second, first % second) }
    return first
  }
}
