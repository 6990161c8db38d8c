/// The search for choices that keep margins close: what was chosen, and how far each margin is off.
///
/// All numbers are integers, so that the result depends on nothing but the cube and the random order.
struct MarginSearch {
  /// What each inner cell counts so far.
  private(set) var counts: [Int]
  /// The inner cells that were never chosen before.
  private(set) var free: [Int] = []
  /// The inner cells that were, in which a change costs something.
  private(set) var kept: [Int] = []

  private let cube: SmallCountCube
  private let choices: [(low: Int, high: Int)]
  /// What cells were taken for before, by cell; -1 for those that are free.
  private var before: [Int]
  /// Rounded sum less true sum, by margin.
  private var errors: [Int]

  /// How hard it is to give up a choice, in halves of what the rounding of the cell costs by itself.
  ///
  /// A kept cell is turned where the margins that it belongs to are off by more than three quarters of the base on average: that
  /// is so in margins of many persons, where errors have piled up, and says nothing about its own count.
  private static let inertia = 1
  /// Sweeps over all free cells before the search ends although it might still improve.
  private static let mostSweeps = 24
  /// Links that one sweep of exchanges may look at.
  private static let sweepWork = 24_000_000

  /// Takes the carried choices, and leaves the others at the true count until they are decided.
  init(_ cube: SmallCountCube, base: Int) {
    self.cube = cube
    choices = cube.cells.map { $0.choices(base: base) }
    counts = cube.cells.map(\.count)
    errors = Array(repeating: 0, count: cube.weights.count)
    before = Array(repeating: -1, count: cube.cells.count)
    for cell in cube.cells.indices where choices[cell].low != choices[cell].high {
      guard let carried = cube.cells[cell].carried else {
        free.append(cell)
        continue
      }
      let (low, high) = choices[cell]
      set(cell, to: high &- carried <= carried &- low ? high : low)
      before[cell] = counts[cell]
      kept.append(cell)
    }
  }

  /// Decides each free cell once, so that the margins it belongs to stay as close as can be.
  mutating func decide(in order: [Int]) {
    for cell in order {
      let (low, high) = choices[cell]
      set(cell, to: cost(of: cell, at: high) < cost(of: cell, at: low) ? high : low)
    }
  }

  /// Turns single cells, then exchanges pairs, until neither brings the margins closer.
  mutating func improve(using random: inout KeyedRandom) {
    for _ in 0..<Self.mostSweeps {
      var order = free.shuffled(using: &random)
      let hasTurned = turn(order + kept.shuffled(using: &random))
      order.shuffle(using: &random)
      if !exchange(order) && !hasTurned { return }
    }
  }

  /// What a cell would add to the weighted sum of squared errors at another count.
  private func cost(of cell: Int, at count: Int) -> Int {
    let step = count &- counts[cell]
    guard step != 0 else { return 0 }
    var linear = 0
    var squares = 0
    for margin in cube.margins(of: cell) {
      let weight = cube.weights[Int(margin)]
      linear &+= weight &* errors[Int(margin)]
      squares &+= weight
    }
    return step &* (2 &* linear &+ squares &* step) &+ regret(cell, count, squares)
  }

  /// What it costs to give up what a cell was taken for before.
  private func regret(_ cell: Int, _ count: Int, _ squares: Int) -> Int {
    guard before[cell] >= 0, count != counts[cell] else { return 0 }
    let step = count &- counts[cell]
    let cost = Self.inertia &* squares &* step &* step / 2
    return count == before[cell] ? -cost : cost
  }

  private mutating func set(_ cell: Int, to count: Int) {
    let step = count &- counts[cell]
    counts[cell] = count
    for margin in cube.margins(of: cell) { errors[Int(margin)] &+= step }
  }

  /// The count that a cell has not.
  private func other(_ cell: Int) -> Int {
    let (low, high) = choices[cell]
    return counts[cell] == low ? high : low
  }

  private mutating func turn(_ order: [Int]) -> Bool {
    var hasTurned = false
    for cell in order where cost(of: cell, at: other(cell)) < 0 {
      set(cell, to: other(cell))
      hasTurned = true
    }
    return hasTurned
  }

  /// Turns each cell together with the best of those after it that stand the other way.
  private mutating func exchange(_ order: [Int]) -> Bool {
    let links = max(1, cube.links)
    let partners = min(order.count, max(8, Self.sweepWork / links))
    var hasExchanged = false
    for (place, cell) in order.enumerated() {
      let (first, next) = (counts[cell], other(cell))
      let own = cost(of: cell, at: next)
      set(cell, to: next)
      var best: (cell: Int, cost: Int)?
      for offset in 1...max(1, partners) {
        let partner = order[(place &+ offset) % order.count]
        guard partner != cell, (counts[partner] == choices[partner].low) == (first > next)
        else { continue }
        let cost = cost(of: partner, at: other(partner))
        if cost < best?.cost ?? 0 { best = (partner, cost) }
      }
      if let best, own &+ best.cost < 0 {
        set(best.cell, to: other(best.cell))
        hasExchanged = true
      } else {
        set(cell, to: first)
      }
    }
    return hasExchanged
  }
}
