/// A dual simplex method that looks only at relations which a change has upset so far.
///
/// A change that protects a cell touches a handful of relations out of thousands. The method begins with no relation
/// at all, and takes in those that the cheapest change found so far leaves with a sum other than zero, until none is
/// left; it then has the cheapest change of the whole system. The cost of a cell is piecewise linear: it grows with
/// the change in both directions. Sources: Koberstein, "The Dual Simplex Method, Techniques for a Fast and Stable
/// Implementation" (2005), chapters 3.1 and 6.2 (bound flipping); Fourer, "A Simplex Algorithm for Piecewise-Linear
/// Programming I", Mathematical Programming 33 (1985).
struct ActiveRowSimplex: LinearSolver {
  /// The greatest number of steps before it gives up.
  var stepLimit = 2_000
  /// The greatest number of entries to look at before it gives up; a sparse method does better then.
  var workLimit = 4_000_000

  /// Whether the last programme was left undecided.
  private(set) var gaveUp = false
  private(set) var work = 0

  /// Change of each cell.
  private var value: [Double] = []
  /// What a rise of each cell in the tableau costs.
  private var rise: [Double] = []
  /// What a fall of each cell in the tableau costs.
  private var fall: [Double] = []
  /// Column of each cell in the tableau; -1 for none, -2 and below for the rows 0 and above.
  private var slot: [Int32] = []
  /// Whether a relation is in the tableau.
  private var isActive: [Bool] = []
  /// Sum of each relation, while upset relations are looked for; zero in between.
  private var activity: [Double] = []

  private var tableau = SimplexTableau()
  /// Cells that have a column or a row.
  private var touched: [Int32] = []
  private var activeRelations: [Int32] = []
  private var flips: [(column: Int, amount: Double)] = []

  init() {}

  mutating func solve(_ programme: LinearProgramme) -> [LinearChange]? {
    gaveUp = false
    prepare(programme)
    defer { clear() }
    for change in programme.fixed {
      value[change.cell] = change.amount
      slot[change.cell] = Self.fixedSlot
      touched.append(Int32(truncatingIfNeeded: change.cell))
    }
    var steps = 0
    while activateUpsetRelations(programme) {
      while let row = worstRow(programme) {
        steps += 1
        gaveUp = steps >= stepLimit || tableau.work > workLimit
        guard !gaveUp, step(row, programme) else { return nil }
      }
    }
    return touched.compactMap { cell in
      let amount = value[Int(cell)]
      return abs(amount) < Self.tolerance
        ? nil : LinearChange(cell: Int(cell), amount: amount)
    }
  }

  static let tolerance = 1e-7
  private static let leastPivot = 1e-9
  private static let fixedSlot = Int32.min
}

// MARK: - Relations and columns

extension ActiveRowSimplex {
  private mutating func prepare(_ programme: LinearProgramme) {
    let cells = programme.incidence.cellCount
    if value.count < cells {
      value = [Double](repeating: 0, count: cells)
      rise = value
      fall = value
      slot = [Int32](repeating: -1, count: cells)
    }
    let relations = programme.incidence.relationCount
    if isActive.count < relations {
      isActive = [Bool](repeating: false, count: relations)
      activity = [Double](repeating: 0, count: relations)
    }
    tableau.removeAll()
  }

  private mutating func clear() {
    work &+= tableau.work &+ touched.count
    for cell in touched {
      value[Int(cell)] = 0
      slot[Int(cell)] = -1
    }
    for relation in activeRelations { isActive[Int(relation)] = false }
    touched.removeAll(keepingCapacity: true)
    activeRelations.removeAll(keepingCapacity: true)
  }

  /// Takes in relations whose sum is not zero; false where there is none.
  private mutating func activateUpsetRelations(_ programme: LinearProgramme) -> Bool {
    var seen: [Int32] = []
    for cell in touched {
      let amount = value[Int(cell)]
      guard abs(amount) > Self.tolerance else { continue }
      for place in programme.incidence.relations(of: Int(cell)) {
        let entry = programme.incidence.cellEntries[place]
        guard !isActive[Int(entry.other)] else { continue }
        if activity[Int(entry.other)] == 0 { seen.append(entry.other) }
        activity[Int(entry.other)] += Double(entry.coefficient) * amount
      }
    }
    var isUpset = false
    for relation in seen {
      let sum = activity[Int(relation)]
      activity[Int(relation)] = 0
      guard abs(sum) > Self.tolerance, !isActive[Int(relation)] else { continue }
      isUpset = true
      activate(Int(relation), sum: sum, programme)
    }
    return isUpset
  }

  /// Adds a row whose basic variable is what the relation lacks to zero.
  private mutating func activate(_ relation: Int, sum: Double, _ programme: LinearProgramme) {
    isActive[relation] = true
    activeRelations.append(Int32(truncatingIfNeeded: relation))
    let places = programme.incidence.cells(of: relation)
    for place in places {
      let cell = programme.incidence.relationEntries[place].other
      guard slot[Int(cell)] == -1, programme.mayChange(Int(cell)) else { continue }
      slot[Int(cell)] = Int32(truncatingIfNeeded: tableau.addColumn(cell))
      rise[Int(cell)] = programme.riseCost(Int(cell))
      fall[Int(cell)] = programme.fallCost(Int(cell))
      touched.append(cell)
    }
    let row = tableau.addRow(amount: -sum)
    for place in places {
      let entry = programme.incidence.relationEntries[place]
      let position = slot[Int(entry.other)]
      if position >= 0 {
        tableau.add(Double(entry.coefficient), row: row, column: Int(position))
      } else if position <= -2, position != Self.fixedSlot {
        tableau.subtract(Double(entry.coefficient), row: Int(-position - 2), from: row)
      }
    }
  }
}

// MARK: - Steps

extension ActiveRowSimplex {
  /// The row whose basic variable is furthest outside what it may be; nil where there is none.
  private func worstRow(_ programme: LinearProgramme) -> Int? {
    var worst: Int?
    var most = Self.tolerance
    for row in 0..<tableau.rows {
      let excess = abs(excess(of: row, programme))
      guard excess > most else { continue }
      most = excess
      worst = row
    }
    return worst
  }

  /// How far the basic variable of a row is above (positive) or below what it may be.
  private func excess(of row: Int, _ programme: LinearProgramme) -> Double {
    let cell = Int(tableau.basic[row])
    guard cell >= 0 else { return tableau.lacking[row] }
    let amount = value[cell]
    if tableau.isRising[row] {
      return amount < 0 ? amount : max(0, amount - programme.upper[cell])
    }
    return amount > 0 ? amount : min(0, amount - programme.lower[cell])
  }

  /// Moves the basic variable of a row to its bound; false where nothing can.
  private mutating func step(_ row: Int, _ programme: LinearProgramme) -> Bool {
    let excess = excess(of: row, programme)
    let sign: Double = excess > 0 ? 1 : -1
    flips.removeAll(keepingCapacity: true)
    guard let turn = turn(row, excess: excess, sign: sign, programme) else { return false }
    tableau.raisePrices(by: sign * turn.price, row: row)
    for flip in flips { move(column: flip.column, by: flip.amount) }
    if turn.column < 0 {
      tableau.isRising[row].toggle()
    } else {
      exchange(row, turn, sign: sign, programme)
    }
    return true
  }

  /// Where the method turns: the column that enters, or -1 where the basic variable only passes zero.
  private struct Turn {
    var column = -1
    var price = Double.infinity
    var size = 0.0
    var range = 0.0
    /// Where the basic variable that leaves comes to rest.
    var rest = 0.0
  }

  /// The ratio test: passes columns that move from bound to bound without mending the row.
  private mutating func turn(
    _ row: Int, excess: Double, sign: Double, _ programme: LinearProgramme
  ) -> Turn? {
    var slope = abs(excess)
    let cell = Int(tableau.basic[row])
    var rest = cell >= 0 ? value[cell] - excess : 0
    var ownKink = cell >= 0 && rest == 0 ? rise[cell] + fall[cell] : Double.infinity
    while true {
      var best = nearest(row, sign: sign, programme)
      if ownKink < best.price {
        let range = sign > 0 ? programme.upper[cell] : -programme.lower[cell]
        slope -= range
        if slope <= Self.tolerance { return Turn(price: ownKink) }
        rest = sign * range
        ownKink = .infinity
        continue
      }
      guard best.price < .infinity else { return nil }
      slope -= best.size * best.range
      if slope <= Self.tolerance {
        best.rest = rest
        return best
      }
      let moved = Int(tableau.column[best.column])
      let amount = tableau.entry(row, best.column) * sign > 0 ? best.range : -best.range
      flips.append((best.column, amount))
      value[moved] += amount
      if abs(value[moved]) < Self.tolerance { value[moved] = 0 }
    }
  }

  /// The column whose price reaches its cost first.
  private func nearest(_ row: Int, sign: Double, _ programme: LinearProgramme) -> Turn {
    var best = Turn()
    for column in 0..<tableau.columns {
      let entry = tableau.entry(row, column) * sign
      let size = abs(entry)
      guard size > Self.leastPivot else { continue }
      let cell = Int(tableau.column[column])
      let amount = value[cell]
      let price = entry > 0 ? tableau.price[column] : -tableau.price[column]
      let range: Double
      let distance: Double
      if amount == 0 {
        range = entry > 0 ? programme.upper[cell] : -programme.lower[cell]
        distance = (entry > 0 ? rise[cell] : fall[cell]) - price
      } else if (amount > 0) == (entry > 0) {
        continue
      } else {
        range = abs(amount)
        distance = -(entry > 0 ? fall[cell] : rise[cell]) - price
      }
      guard range > 0 else { continue }
      let ratio = max(0, distance) / size
      guard ratio < best.price || (ratio == best.price && size > best.size) else { continue }
      best = Turn(column: column, price: ratio, size: size, range: range)
    }
    return best
  }

  /// Moves a column's cell, and with it the basic variables; the cell's own value is set already.
  private mutating func move(column: Int, by amount: Double) {
    for row in 0..<tableau.rows {
      let entry = tableau.entry(row, column)
      guard entry != 0 else { continue }
      let cell = Int(tableau.basic[row])
      if cell >= 0 {
        value[cell] -= entry * amount
      } else {
        tableau.lacking[row] -= entry * amount
      }
    }
  }

  /// Lets a column enter the basis for a row's basic variable.
  private mutating func exchange(
    _ row: Int, _ turn: Turn, sign: Double, _ programme: LinearProgramme
  ) {
    let leaving = Int(tableau.basic[row])
    let entering = Int(tableau.column[turn.column])
    let present = leaving >= 0 ? value[leaving] : tableau.lacking[row]
    let amount = (present - turn.rest) / tableau.entry(row, turn.column)
    let before = value[entering]
    move(column: turn.column, by: amount)
    value[entering] = before + amount
    let rises = before == 0 ? tableau.entry(row, turn.column) * sign > 0 : before > 0
    var price = sign * turn.price
    if leaving >= 0 {
      value[leaving] = turn.rest
      price += tableau.isRising[row] ? rise[leaving] : -fall[leaving]
    }
    tableau.pivot(row: row, column: turn.column, price: price, isRising: rises)
    slot[entering] = Int32(truncatingIfNeeded: -row - 2)
    guard leaving < 0 else {
      slot[leaving] = Int32(truncatingIfNeeded: turn.column)
      return
    }
    if let moved = tableau.removeColumn(turn.column) {
      slot[Int(moved)] = Int32(truncatingIfNeeded: turn.column)
    }
  }
}
