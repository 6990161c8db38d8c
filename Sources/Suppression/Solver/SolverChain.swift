/// Asks a fast solver first, and a thorough one where the fast one gives up.
///
/// Where no more cells may be hidden, the question is only whether a cell can be printed again. An answer is not worth
/// much then: where the fast solver gives up, the cell stays hidden.
struct SolverChain: LinearSolver {
  private var fast = ActiveRowSimplex()
  private var thorough = ClpSolver()

  var work: Int { fast.work &+ thorough.work }

  mutating func solve(_ programme: LinearProgramme) -> [LinearChange]? {
    fast.workLimit = programme.hidesMore ? Self.workLimit : Self.workLimit / 4
    if let solution = fast.solve(programme) { return solution }
    guard fast.gaveUp, programme.hidesMore else { return nil }
    return thorough.solve(programme)
  }

  private static let workLimit = 2_000_000
}
