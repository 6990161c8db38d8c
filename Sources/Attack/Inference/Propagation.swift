/// Narrows what is possible of each cell, one relation at a time, until nothing changes.
///
/// Bounds consistency over whole numbers; each bound remembers the relation that gave it, so that
/// a reader can be told how it follows.
struct Propagation {
  private let system: LinkedNumbers
  private(set) var bounds: Bounds
  private let isDisabled: [Bool]
  private var rowsOfCell: RowsOfCells
  private var quotientOfRow: [Int: Int] = [:]
  private var queue: [Int32] = []
  private var isQueued: [Bool]
  private var changes: [UInt16]

  /// A relation that cannot hold.
  struct Contradiction: Error {
    var row: Int
  }

  /// Changes of one bound, beyond which it is left to the solver.
  private static let mostChanges: UInt16 = 400

  /// Prepares to narrow bounds by all relations that are not disabled.
  init(
    _ system: LinkedNumbers, _ bounds: Bounds, rowsOfCell: RowsOfCells, isDisabled: [Bool]
  ) {
    self.system = system
    self.bounds = bounds
    self.isDisabled = isDisabled
    self.rowsOfCell = rowsOfCell
    for (index, quotient) in system.quotients.enumerated() { quotientOfRow[quotient.row] = index }
    isQueued = [Bool](repeating: false, count: system.rows.count)
    changes = [UInt16](repeating: 0, count: bounds.low.count)
  }

  /// Narrows all bounds.
  mutating func run() throws(Contradiction) {
    for cell in bounds.low.indices where bounds.low[cell] > bounds.high[cell] {
      throw Contradiction(row: Int(rowsOfCell.rows(of: cell).first ?? -1))
    }
    queue = (0..<system.rows.count).map { Int32(truncatingIfNeeded: $0) }
    for row in isQueued.indices { isQueued[row] = true }
    try work()
  }

  /// Narrows bounds after one cell was set.
  mutating func fix(_ cell: Int, at value: Double) throws(Contradiction) {
    bounds.low[cell] = value
    bounds.high[cell] = value
    for row in rowsOfCell.rows(of: cell) { enqueue(row) }
    try work()
  }

  private mutating func work() throws(Contradiction) {
    var next = 0
    while next < queue.count {
      let row = Int(queue[next])
      next += 1
      isQueued[row] = false
      if isDisabled[row] { continue }
      try narrow(row)
      if let quotient = quotientOfRow[row] { try enumerate(system.quotients[quotient]) }
      if next > 1 << 16 {
        queue.removeSubrange(..<next)
        next = 0
      }
    }
    queue.removeAll(keepingCapacity: true)
  }

  private mutating func enqueue(_ row: Int32) {
    guard !isQueued[Int(row)] else { return }
    isQueued[Int(row)] = true
    queue.append(row)
  }

  private mutating func narrow(_ row: Int) throws(Contradiction) {
    var least = Extent()
    var greatest = Extent()
    let range = system.rows.range(row)
    var hasUnknown = false
    for place in range {
      let cell = Int(system.rows.cells[place])
      let factor = system.rows.factors[place]
      let low = bounds.low[cell]
      let high = bounds.high[cell]
      hasUnknown = hasUnknown || low != high
      least.add(factor > 0 ? factor * low : factor * high)
      greatest.add(factor > 0 ? factor * high : factor * low)
    }
    let limits = (system.rows.least[row], system.rows.greatest[row])
    let slack = Bounds.tolerance(max(least.sum.magnitude, greatest.sum.magnitude))
    guard least.all <= limits.1 + slack, greatest.all >= limits.0 - slack else {
      throw Contradiction(row: row)
    }
    guard hasUnknown else { return }
    for place in range {
      let cell = Int(system.rows.cells[place])
      let factor = system.rows.factors[place]
      guard bounds.low[cell] != bounds.high[cell], factor != 0 else { continue }
      let term = (factor * bounds.low[cell], factor * bounds.high[cell])
      let others = (
        least.without(factor > 0 ? term.0 : term.1),
        greatest.without(factor > 0 ? term.1 : term.0)
      )
      let low = (limits.0 - others.1) / factor
      let high = (limits.1 - others.0) / factor
      try set(cell, low: factor > 0 ? low : high, high: factor > 0 ? high : low, row)
    }
  }

  /// Takes new bounds where they are narrower.
  private mutating func set(
    _ cell: Int, low: Double, high: Double, _ row: Int
  ) throws(Contradiction) {
    var low = low
    var high = high
    if system.isWhole[cell] {
      low = (low - 1e-6).rounded(.up)
      high = (high + 1e-6).rounded(.down)
    }
    let gain = system.isWhole[cell] ? 0.5 : 1e-6 * max(1, bounds.low[cell].magnitude)
    var hasChanged = false
    if low > bounds.low[cell] + gain, changes[cell] < Self.mostChanges {
      bounds.low[cell] = low
      bounds.lowRow[cell] = Int32(truncatingIfNeeded: row)
      hasChanged = true
    }
    if high < bounds.high[cell] - gain, changes[cell] < Self.mostChanges {
      bounds.high[cell] = high
      bounds.highRow[cell] = Int32(truncatingIfNeeded: row)
      hasChanged = true
    }
    guard hasChanged else { return }
    changes[cell] &+= 1
    if bounds.low[cell] > bounds.high[cell] {
      guard !system.isWhole[cell],
        bounds.low[cell] - bounds.high[cell] <= Bounds.tolerance(bounds.low[cell])
      else { throw Contradiction(row: row) }
      bounds.high[cell] = bounds.low[cell]
    }
    for other in rowsOfCell.rows(of: cell) where Int(other) != row { enqueue(other) }
  }

  /// Whole numbers that give a printed share are few where the denominator is small.
  private mutating func enumerate(_ quotient: QuotientRow) throws(Contradiction) {
    let numerator = quotient.numerator
    let denominator = quotient.denominator
    guard system.isWhole[numerator], system.isWhole[denominator],
      bounds.low[denominator] != bounds.high[denominator],
      bounds.high[denominator] - bounds.low[denominator] <= 20_000
    else { return }
    var pairs = (den: (Double.infinity, -Double.infinity), num: (Double.infinity, -Double.infinity))
    var candidate = bounds.low[denominator]
    while candidate <= bounds.high[denominator] {
      let least = max(
        bounds.low[numerator], (candidate * quotient.low / quotient.scale - 1e-9).rounded(.up))
      let greatest = min(
        bounds.high[numerator], (candidate * quotient.high / quotient.scale + 1e-9).rounded(.down))
      if least <= greatest {
        pairs.den = (min(pairs.den.0, candidate), max(pairs.den.1, candidate))
        pairs.num = (min(pairs.num.0, least), max(pairs.num.1, greatest))
      }
      candidate += 1
    }
    guard pairs.den.0 <= pairs.den.1 else { throw Contradiction(row: quotient.row) }
    try set(denominator, low: pairs.den.0, high: pairs.den.1, quotient.row)
    try set(numerator, low: pairs.num.0, high: pairs.num.1, quotient.row)
  }
}

/// A sum in which terms may be infinite.
private struct Extent {
  var sum = 0.0
  var infinite = 0
  var infinity = 0.0

  var all: Double { infinite == 0 ? sum : infinity }

  mutating func add(_ term: Double) {
    if term.isFinite {
      sum += term
    } else if !term.isNaN {
      infinite += 1
      infinity = term
    }
  }

  /// The sum of all terms but one.
  func without(_ term: Double) -> Double {
    guard term.isFinite || term.isNaN else { return infinite == 1 ? sum : infinity }
    return infinite == 0 ? sum - (term.isNaN ? 0 : term) : infinity
  }
}
