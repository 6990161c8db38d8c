import CClp

/// The linear programme of a component: its unknown cells and what holds between them.
///
/// The only file that calls Clp. Source: Forrest and others, COIN-OR Clp.
struct Programme: ~Copyable {
  private let model: UnsafeMutableRawPointer
  private let columns: Int
  private let rowCount: Int
  /// Bounds that stand for none; Clp knows no unbounded answer that it could go on from.
  let limit: Double

  /// What the solver said.
  enum Outcome {
    case optimal(Double)
    case infeasible
    /// It gave up.
    case failed
  }

  /// Builds the programme; nil where the solver cannot be had.
  init?(_ rows: ComponentRows, low: [Double], high: [Double]) {
    guard let model = Clp_newModel() else { return nil }
    self.model = model
    columns = low.count
    rowCount = rows.count
    let known = (low + high + rows.least + rows.greatest).filter(\.isFinite)
    let limit = 1e6 + 10 * known.reduce(0) { max($0, $1.magnitude) }
    self.limit = limit
    Clp_setLogLevel(model, 0)
    let size = columns + rows.count
    Clp_setMaximumIterations(model, Int32(clamping: Self.leastSteps + size * Self.stepsForEach))
    if rows.hasUnitFactors { Clp_scaling(model, 0) }
    let objective = [Double](repeating: 0, count: low.count)
    let (starts, indices, values) = rows.byColumn(columns: low.count)
    Clp_loadProblem(
      model, Int32(truncatingIfNeeded: columns), Int32(truncatingIfNeeded: rows.count), starts,
      indices, values, low.map { max($0, -limit) }, high.map { min($0, limit) }, objective,
      rows.least.map { $0.isFinite ? $0 : -Self.none },
      rows.greatest.map { $0.isFinite ? $0 : Self.none })
  }

  deinit {
    Clp_deleteModel(model)
  }

  /// Sets the factor of a column in what is minimised.
  func setCost(_ column: Int, _ cost: Double) {
    guard let objective = Clp_objective(model) else { return }
    objective[column] = cost
  }

  /// Sets the bounds of a column.
  func setBounds(_ column: Int, _ low: Double, _ high: Double) {
    guard let lower = Clp_columnLower(model), let upper = Clp_columnUpper(model) else { return }
    lower[column] = low
    upper[column] = high
  }

  /// The bounds of a column.
  func bounds(_ column: Int) -> (low: Double, high: Double) {
    guard let lower = Clp_columnLower(model), let upper = Clp_columnUpper(model) else {
      return (0, 0)
    }
    return (lower[column], upper[column])
  }

  /// Steps of the simplex method before it gives up, as it can go round in circles: ten times what is usual.
  private static let leastSteps = 500
  private static let stepsForEach = 10

  /// Minimises; after a change of bounds the dual method is the faster one.
  func minimise(isDual: Bool) -> Outcome {
    _ = isDual ? Clp_dual(model, 0) : Clp_primal(model, 0)
    return outcome ?? (isDual ? minimiseAnew() : minimise(isDual: true))
  }

  /// Sets between which numbers a relation lies.
  func setRow(_ row: Int, _ least: Double, _ greatest: Double) {
    guard let lower = Clp_rowLower(model), let upper = Clp_rowUpper(model) else { return }
    lower[row] = least.isFinite ? least : -Self.none
    upper[row] = greatest.isFinite ? greatest : Self.none
  }

  /// Begins with no basis, and with costs that are moved a little apart, so that no two steps are alike.
  func minimiseAnew() -> Outcome {
    let statuses =
      [UInt8](repeating: Self.atLowerBound, count: columns)
      + [UInt8](repeating: Self.basic, count: rowCount)
    Clp_copyinStatus(model, statuses)
    Clp_setPerturbation(model, Self.perturbs)
    defer { Clp_setPerturbation(model, Self.perturbsWhereNeeded) }
    Clp_dual(model, 0)
    return outcome ?? .failed
  }

  /// What the solver says of its last attempt; nil where it gave up.
  private var outcome: Outcome? {
    switch Clp_status(model) {
    case 0: .optimal(Clp_objectiveValue(model))
    case 1: .infeasible
    default: nil
    }
  }

  /// What stands for no bound in the solver.
  private static let none = 1e31
  private static let basic: UInt8 = 1
  private static let atLowerBound: UInt8 = 3
  private static let perturbs: Int32 = 50
  private static let perturbsWhereNeeded: Int32 = 100

  /// Values of the columns.
  func solution(into values: inout [Double]) {
    guard let solution = Clp_primalColumnSolution(model) else { return }
    for column in 0..<columns { values[column] = solution[column] }
  }

  /// Relations that the least value rests on.
  func binding(rows: Int, most: Int) -> [Int] {
    guard let duals = Clp_dualRowSolution(model) else { return [] }
    var binding: [Int] = []
    for row in 0..<rows where duals[row].magnitude > 1e-7 {
      binding.append(row)
      if binding.count > most { return [] }
    }
    return binding
  }
}
