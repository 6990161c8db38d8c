import Testing

@testable import Suppression

/// A solver that answers as it is told.
private struct FalseSolver: LinearSolver {
  let work = 0
  var answer: @Sendable (LinearProgramme) -> [LinearChange]?

  mutating func solve(_ programme: LinearProgramme) -> [LinearChange]? { answer(programme) }
}

@Suite("LinearSolver")
struct SolverTests {
  /// Relations of three or four random cells each, with bounds from nothing to a few.
  private func programme(_ seed: Int) -> LinearProgramme {
    var numbers = RepeatableNumbers(seed)
    let cells = 24
    var starts = [0]
    var entries: [Incidence.Entry] = []
    for _ in 0..<12 {
      var chosen: [Int] = []
      while chosen.count < 4 {
        let cell = numbers.next(below: cells)
        if !chosen.contains(cell) { chosen.append(cell) }
      }
      for (place, cell) in chosen.enumerated() {
        entries.append(.init(other: Int32(cell), coefficient: place == 0 ? 1 : -1))
      }
      starts.append(entries.count)
    }
    let limits = (0..<cells).map { _ in (numbers.next(below: 5), numbers.next(below: 7)) }
    return LinearProgramme(
      incidence: Incidence(cells: cells, relationStarts: starts, relationEntries: entries),
      lower: limits.map { Double(-$0.0) }, upper: limits.map { Double($0.1) },
      cost: (0..<cells).map { _ in Double(1 + numbers.next(below: 50)) },
      isOpen: (0..<cells).map { _ in numbers.next(below: 3) > 0 },
      hidesMore: numbers.next(below: 4) > 0,
      fixed: [LinearChange(cell: 0, amount: Double(1 + numbers.next(below: 3)))])
  }

  private func cost(_ programme: LinearProgramme, _ answer: [LinearChange]?) -> Double? {
    answer?.reduce(0) { sum, change in
      change.cell == 0 ? sum : sum + abs(change.amount) * programme.cost[change.cell]
    }
  }

  @Test("The step-by-step method finds what Clp finds, or finds as well that there is nothing")
  func agreement() {
    var fast = ActiveRowSimplex()
    var thorough = ClpSolver()
    var possible = 0
    for seed in 1...400 {
      let programme = programme(seed)
      let first = cost(programme, fast.solve(programme))
      let second = cost(programme, thorough.solve(programme))
      #expect(!fast.gaveUp)
      guard let first, let second else {
        #expect(first == nil && second == nil, "seed \(seed)")
        continue
      }
      possible += 1
      #expect(abs(first - second) < 1e-6, "seed \(seed)")
    }
    #expect(possible > 40)
    #expect(possible < 360)
  }

  private static let lies: [@Sendable (LinearProgramme) -> [LinearChange]?] = [
    { _ in nil },
    { _ in [] },
    { $0.fixed },
    { $0.fixed + [LinearChange(cell: 0, amount: -4)] },
    { _ in [LinearChange(cell: -1, amount: 1)] },
    { _ in [LinearChange(cell: 1_000_000, amount: 1)] },
    { $0.fixed + [LinearChange(cell: 2, amount: .nan)] },
    { $0.fixed + [LinearChange(cell: 2, amount: .infinity)] },
    { $0.fixed + [LinearChange(cell: 2, amount: 1e300)] },
    { programme in (0..<5).map { LinearChange(cell: $0, amount: Double($0) + 0.5) } },
    { programme in programme.fixed + (2..<5).map { LinearChange(cell: $0, amount: -1_000) } },
  ]

  @Test(
    "A solver that fails or lies leaves cells unprotected, and never a false release",
    arguments: 0..<11)
  func liesOnly(index: Int) {
    let values = [20, 2, 3, 9, 6]
    let cells = values.enumerated().map { place, value in
      LinkedSystem.Cell(value: value, least: 1, need: place == 1 ? .init(width: 4) : nil)
    }
    let system = LinkedSystem(
      cells: cells, relations: [.init(total: 0, parts: [1, 2, 3, 4])])
    var suppressor = Suppressor()
    suppressor.solver = { FalseSolver(answer: Self.lies[index]) }
    let suppression = suppressor.protect(system)
    #expect(suppression.isHidden[1])
    #expect(suppression.unprotected.map(\.cell) == [1])
    #expect(suppression.pairs.isEmpty)
  }
}
