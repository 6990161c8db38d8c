import CClp

/// Solves programmes with Clp, the simplex code of the COIN-OR project.
///
/// It takes in all relations that a change could reach, and so has the last word where a change is impossible.
struct ClpSolver: LinearSolver {
  /// Steps of the simplex method before it gives up.
  var stepLimit: Int32 = 50_000
  private(set) var work = 0

  mutating func solve(_ programme: LinearProgramme) -> [LinearChange]? {
    let reach = ProgrammeReach(programme)
    work &+= reach.cells.count &* reach.relations.count
    guard let model = Clp_newModel() else { return nil }
    defer { Clp_deleteModel(model) }
    Clp_setLogLevel(model, 0)
    Clp_setMaximumIterations(model, stepLimit)
    load(reach, programme, into: model)
    guard Clp_dual(model, 0) == 0, Clp_status(model) == 0,
      let columns = Clp_primalColumnSolution(model)
    else { return nil }
    var solution = programme.fixed
    for (index, cell) in reach.cells.enumerated() {
      let amount = columns[2 * index] - columns[2 * index + 1]
      guard abs(amount) > 1e-7 else { continue }
      solution.append(LinearChange(cell: cell, amount: amount))
    }
    return solution
  }

  /// Two columns for each cell: how much it rises, and how much it falls.
  private func load(
    _ reach: ProgrammeReach, _ programme: LinearProgramme, into model: UnsafeMutableRawPointer
  ) {
    var matrix = ColumnMatrix()
    var upper: [Double] = []
    var cost: [Double] = []
    for cell in reach.cells {
      for sign in [1.0, -1.0] {
        for place in programme.incidence.relations(of: cell) {
          let entry = programme.incidence.cellEntries[place]
          guard let row = reach.row[Int(entry.other)] else { continue }
          matrix.append(row: row, sign * Double(entry.coefficient))
        }
        matrix.endColumn()
        upper.append(sign > 0 ? programme.upper[cell] : -programme.lower[cell])
        cost.append(sign > 0 ? programme.riseCost(cell) : programme.fallCost(cell))
      }
    }
    let lower = [Double](repeating: 0, count: upper.count)
    let sides = reach.sides(programme)
    Clp_loadProblem(
      model, Int32(truncatingIfNeeded: upper.count), Int32(truncatingIfNeeded: sides.count),
      matrix.starts, matrix.rows, matrix.values, lower, upper, cost, sides, sides)
  }
}

/// A matrix by columns, as Clp reads it.
private struct ColumnMatrix {
  var starts: [CoinBigIndex] = [0]
  var rows: [Int32] = []
  var values: [Double] = []

  mutating func append(row: Int32, _ value: Double) {
    rows.append(row)
    values.append(value)
  }

  mutating func endColumn() { starts.append(CoinBigIndex(truncatingIfNeeded: rows.count)) }
}

/// The relations and cells that a change of the target could reach.
private struct ProgrammeReach {
  var cells: [Int] = []
  var row: [Int: Int32] = [:]
  var relations: [Int] = []

  init(_ programme: LinearProgramme) {
    var isSeen = Set(programme.fixed.map(\.cell))
    var next = 0
    for change in programme.fixed { add(relationsOf: change.cell, programme) }
    while next < relations.count {
      let relation = relations[next]
      next += 1
      for place in programme.incidence.cells(of: relation) {
        let cell = Int(programme.incidence.relationEntries[place].other)
        guard programme.mayChange(cell), isSeen.insert(cell).inserted else { continue }
        cells.append(cell)
        add(relationsOf: cell, programme)
      }
    }
  }

  private mutating func add(relationsOf cell: Int, _ programme: LinearProgramme) {
    for place in programme.incidence.relations(of: cell) {
      let relation = Int(programme.incidence.cellEntries[place].other)
      guard row[relation] == nil else { continue }
      row[relation] = Int32(truncatingIfNeeded: relations.count)
      relations.append(relation)
    }
  }

  /// What the other cells of each relation must add up to.
  func sides(_ programme: LinearProgramme) -> [Double] {
    var sides = [Double](repeating: 0, count: relations.count)
    for change in programme.fixed {
      for place in programme.incidence.relations(of: change.cell) {
        let entry = programme.incidence.cellEntries[place]
        guard let row = row[Int(entry.other)] else { continue }
        sides[Int(row)] -= Double(entry.coefficient) * change.amount
      }
    }
    return sides
  }
}
