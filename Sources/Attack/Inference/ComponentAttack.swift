/// Computes what is possible of the targets of one component.
///
/// Every solution of a programme that holds whole numbers only, and satisfies all relations as
/// they stand, is a release that a reader must think possible: it settles many targets at once.
/// What it leaves open takes two programmes for each target.
struct ComponentAttack: ~Copyable {
  private let rows: ComponentRows
  private let programme: Programme
  private let isWhole: [Bool]
  private let low: [Double]
  private let high: [Double]
  private let width: Double
  private let threshold: Double
  private(set) var targets: [Target]
  /// Programmes that were solved.
  private(set) var programmes = 0
  /// Whether nothing at all is possible.
  private(set) var isContradiction = false
  private var values: [Double]
  /// Whether solutions are wanted by themselves.
  let keepsReleases: Bool
  /// Solutions that were seen, where they are wanted.
  private(set) var releases: [PossibleRelease] = []
  /// Whether only whole releases count as possible.
  ///
  /// In large systems of sums, solutions of programmes count as well: no case is known in which
  /// whole numbers are tighter there, and to find whole solutions takes long.
  let isExact: Bool
  private var budget = 0
  /// Programmes left for searching whole numbers in a large system of sums, where few searches come to an end.
  private var searches = 300
  /// Whole releases that were seen, from which others are sought; in large systems of sums only.
  private var wholes: [[Double]] = []
  private var moves: Moves?
  /// Least difference of two values of what is minimised.
  private var step = 0.0

  /// Prepares an attack; nil where there is no solver.
  init?(
    rows: ComponentRows, low: [Double], high: [Double], isWhole: [Bool], targets: [Target],
    width: Double, threshold: Double, keepsReleases: Bool
  ) {
    guard let programme = Programme(rows, low: low, high: high) else { return nil }
    self.rows = rows
    self.programme = programme
    self.isWhole = isWhole
    self.low = low
    self.high = high
    self.width = width
    self.threshold = threshold
    self.targets = targets
    self.keepsReleases = keepsReleases
    values = [Double](repeating: 0, count: low.count)
    isExact = low.count <= Self.smallColumns || !rows.hasUnitFactors
  }

  /// Components of so few columns are searched for whole numbers to the end.
  private static let smallColumns = 64

  /// Makes the attack.
  mutating func run() {
    spread()
    for index in targets.indices {
      if isContradiction { return }
      if isSettled(targets[index]) { continue }
      if !targets[index].hasLow(isExact: isExact) { bound(index, sign: 1) }
      if isSettled(targets[index]) { continue }
      if !targets[index].hasHigh(isExact: isExact) { bound(index, sign: -1) }
    }
  }

  private func isSettled(_ target: Target) -> Bool {
    target.isSettled(width: width, threshold: threshold, isExact: isExact)
  }

  // MARK: Many targets at once

  /// Solves programmes that push all open targets apart.
  private mutating func spread() {
    var open = targets.indices.filter { !isSettled(targets[$0]) }
    var round: UInt64 = 0
    while open.count > 4 || (round == 0 && !open.isEmpty), round < 24, !isContradiction {
      let seed = mixed(round / 2)
      for (place, index) in open.enumerated() {
        let isUp = mixed(seed ^ UInt64(truncatingIfNeeded: place)) & 1 == round & 1
        programme.setCost(targets[index].column, isUp ? 1 : -1)
      }
      budget = isExact ? 40 : 1
      step = 0
      _ = search(best: .infinity, isDual: false, stopsAtFirst: true, sign: 0)
      for index in open { programme.setCost(targets[index].column, 0) }
      let before = open.count
      open = open.filter { !isSettled(targets[$0]) }
      round += 1
      if round > 3, round.isMultiple(of: 2), before - open.count < before / 20 { return }
    }
  }

  // MARK: One target

  /// Finds the least value of a target (`sign` 1), or the greatest (-1).
  private mutating func bound(_ index: Int, sign: Double) {
    let column = targets[index].column
    programme.setCost(column, sign)
    defer { programme.setCost(column, 0) }
    programmes += 1
    // What the solver calls a solution is checked, as a wrong one would make cells look wide.
    guard case .optimal(let value) = minimise(isDual: false), satisfies(slackOfBounds: 1e-6),
      (values[column] * sign - value).magnitude <= 1e-5 * max(1, value.magnitude)
    else {
      if !isContradiction { targets[index].isUnsettled = true }
      return
    }
    let relaxed = isWhole[column] ? (value - 1e-5).rounded(.up) : value
    let binding = programme.binding(rows: rows.count, most: 12).map { rows.rows[$0] }
    var proved = relaxed
    if !see(), isWorthBranching(targets[index]) {
      proved = max(relaxed, wholeBound(index, sign: sign, relaxed: relaxed))
    }
    take(proved * sign, index, isLow: sign > 0, binding: binding)
  }

  /// The least value of a target in whole numbers, or its opposite; less than any where the search was given up.
  private mutating func wholeBound(_ index: Int, sign: Double, relaxed: Double) -> Double {
    if !isExact, walk(index, sign: sign, goal: relaxed) { return -.infinity }
    let granted = low.count <= Self.smallColumns ? 600 : isExact ? 100 : min(100, searches)
    budget = granted
    let seen = sign > 0 ? targets[index].seenLow : -targets[index].seenHigh
    step = isWhole[targets[index].column] ? 1 : 0
    let best =
      granted > 0
      ? search(best: seen, isDual: false, stopsAtFirst: false, sign: sign, goal: relaxed) : seen
    if !isExact { searches -= granted - max(0, budget) }
    guard budget > 0 else {
      targets[index].isRelaxed = true
      return -.infinity
    }
    isContradiction = isContradiction || !best.isFinite
    return best
  }

  /// Moves from whole releases that were seen to others, until a target is wide enough, or has the value that a
  /// programme says is the least; false where that came to no end.
  private mutating func walk(_ index: Int, sign: Double, goal: Double) -> Bool {
    let column = targets[index].column
    var failed: UInt64 = 0
    while failed < Self.mostFailedMoves, searches > 0, !isSettled(targets[index]) {
      let target = targets[index]
      let (seen, other) =
        sign > 0 ? (target.seenLow, target.seenHigh) : (-target.seenHigh, -target.seenLow)
      let aim =
        target.interest == .interval ? goal : max(goal, other - target.asked(of: width))
      guard seen - aim > 0.5 else { return true }
      guard let known = wholes.min(by: { sign * $0[column] < sign * $1[column] }) else {
        return false
      }
      programmes += 1
      // One step where the whole way led to no whole release.
      let distance = failed.isMultiple(of: 2) ? seen - aim : 1
      let release = release(near: known, column, by: -sign * distance, seed: failed)
      if let release { values = release }
      let isSeen = release != nil && see()
      failed = isSeen ? 0 : failed + 1
      if !isSeen { searches -= 1 }
    }
    return isSettled(targets[index])
  }

  private mutating func release(
    near known: [Double], _ column: Int, by distance: Double, seed: UInt64
  ) -> [Double]? {
    if moves == nil { moves = Moves(rows, low: low, high: high) }
    return moves?.release(near: known, moving: column, by: distance, seed: seed)
  }

  /// Moves in a row that lead to no whole release, before a search gives up.
  private static let mostFailedMoves: UInt64 = 6
  /// Whole releases that are kept.
  private static let mostWholes = 48

  /// Whether it matters that whole numbers may be tighter than the programme says.
  ///
  /// In large components only where the whole releases that were seen are narrow.
  private func isWorthBranching(_ target: Target) -> Bool {
    if low.count <= Self.smallColumns { return true }
    let greatest = max(target.seenHigh, target.relaxedHigh)
    let seen = greatest - min(target.seenLow, target.relaxedLow)
    return isExact || seen < target.asked(of: width) + 1
  }

  private mutating func take(_ value: Double, _ index: Int, isLow: Bool, binding: [Int32]) {
    let before = isLow ? targets[index].low : targets[index].high
    let slack = isWhole[targets[index].column] ? 0.5 : 1e-6 * max(1, value.magnitude)
    if isLow {
      targets[index].isLowDone = true
      if value <= -programme.limit / 2 { return }
      if value > before + slack { targets[index].low = value }
    } else {
      targets[index].isHighDone = true
      if value >= programme.limit / 2 { return }
      if value < before - slack { targets[index].high = value }
    }
    let isNarrower = isLow ? value > before + slack : value < before - slack
    if isNarrower { targets[index].binding += binding }
  }

  // MARK: Whole numbers

  private mutating func minimise(isDual: Bool) -> Programme.Outcome {
    let outcome = programme.minimise(isDual: isDual)
    if case .optimal = outcome {
      programme.solution(into: &values)
      seeRelaxed()
    }
    return outcome
  }

  /// Branches and bounds (Land and Doig 1960) until the least whole solution is known, the budget
  /// is used up, or, with `stopsAtFirst`, there is one at all.
  private mutating func search(
    best: Double, isDual: Bool, stopsAtFirst: Bool, sign: Double, goal: Double = -.infinity
  ) -> Double {
    programmes += 1
    budget -= 1
    switch minimise(isDual: isDual) {
    case .infeasible:
      if !isDual { isContradiction = true }
      return best
    case .failed: return best
    case .optimal(let value):
      if sign != 0, value > best - step + 1e-5 { return best }
      guard let column = mostFractional() else {
        guard see() else { return best }
        return min(best, step > 0 ? value.rounded() : value)
      }
      return branch(
        column, best: best, stopsAtFirst: stopsAtFirst, sign: sign, goal: goal)
    }
  }

  private mutating func branch(
    _ column: Int, best: Double, stopsAtFirst: Bool, sign: Double, goal: Double
  ) -> Double {
    var best = best
    let value = values[column]
    let old = programme.bounds(column)
    let below = value.rounded(.down)
    let isUpFirst = value - below > 0.5
    for isUp in [isUpFirst, !isUpFirst] {
      guard budget > 0, best > goal + step / 2 else { break }
      if stopsAtFirst, best.isFinite { break }
      if isUp {
        programme.setBounds(column, below + 1, old.high)
      } else {
        programme.setBounds(column, old.low, below)
      }
      best = search(
        best: best, isDual: true, stopsAtFirst: stopsAtFirst, sign: sign, goal: goal)
    }
    programme.setBounds(column, old.low, old.high)
    return best
  }

  private func mostFractional() -> Int? {
    var worst = 1e-6
    var column: Int?
    for (index, value) in values.enumerated() where isWhole[index] {
      let distance = (value - value.rounded()).magnitude
      if distance > worst {
        worst = distance
        column = index
      }
    }
    return column
  }

  /// Takes the solution where it satisfies every relation but for errors of arithmetic.
  private mutating func seeRelaxed() {
    guard !isExact, satisfies(slackOfBounds: 1e-6) else { return }
    for index in targets.indices { targets[index].seeRelaxed(values[targets[index].column]) }
    if keepsReleases { releases.append(PossibleRelease(values: values, isWhole: false)) }
  }

  private func satisfies(slackOfBounds: Double) -> Bool {
    for column in values.indices {
      let slack = slackOfBounds * max(1, values[column].magnitude)
      guard values[column] >= low[column] - slack, values[column] <= high[column] + slack else {
        return false
      }
    }
    for row in 0..<rows.count {
      var sum = 0.0
      for place in rows.range(row) {
        sum += rows.factors[place] * values[Int(rows.columns[place])]
      }
      let slack = Bounds.tolerance(sum) * 10
      guard sum >= rows.least[row] - slack, sum <= rows.greatest[row] + slack else { return false }
    }
    return true
  }

  /// Takes the solution where it is whole and satisfies every relation.
  private mutating func see() -> Bool {
    for column in values.indices where isWhole[column] {
      let whole = values[column].rounded()
      guard (values[column] - whole).magnitude < 1e-5 else { return false }
      values[column] = whole
    }
    guard satisfies(slackOfBounds: 1e-9) else { return false }
    for index in targets.indices { targets[index].see(values[targets[index].column]) }
    if keepsReleases { releases.append(PossibleRelease(values: values, isWhole: true)) }
    if !isExact {
      if wholes.count == Self.mostWholes { wholes.removeFirst() }
      wholes.append(values)
    }
    return true
  }
}
