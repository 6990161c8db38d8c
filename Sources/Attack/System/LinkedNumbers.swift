/// The linear system of a release: cells, what is possible of each by itself, and relations.
struct LinkedNumbers {
  let specification: Specification
  let release: Release
  let rows: LinearRows
  let quotients: [QuotientRow]
  let printedPairs: [SystemBuilder.PrintedPair]
  let complements: [SystemBuilder.Complement]
  /// Whether each cell is a whole number.
  let isWhole: [Bool]
  /// Whether each cell is a number of a relation; shares are none.
  let isNumber: [Bool]
  let names: CellNames

  /// Takes what a builder has made.
  init(_ builder: SystemBuilder) {
    specification = builder.specification
    release = builder.release
    rows = builder.rows
    quotients = builder.quotients
    printedPairs = builder.printedPairs
    complements = builder.complements
    let kinds = builder.specification.measures
    let measures = builder.release.cells.measures.map { kinds[Int($0)] }
    isWhole = measures.map { $0.isWhole && !$0.isDerived }
    isNumber = measures.map { !$0.isDerived }
    let parts = builder.complements.map { ($0.cell, $0.part.small) }
    names = CellNames(
      builder.specification, builder.release,
      parts: Dictionary(parts, uniquingKeysWith: { first, _ in first }))
  }

  /// What is possible of each cell by itself, with what earlier releases printed but for those
  /// cells of which they are outdated.
  func bounds(isOutdated: Set<Int>) -> Bounds {
    var bounds = Bounds(count: release.cells.count)
    for cell in 0..<release.cells.count {
      let state = release.states[cell]
      let kind = specification.measures[Int(release.cells.measures[cell])]
      var least = kind.canBeNegative ? leastNegative(state, kind) : state.least
      var greatest = state.greatest
      let isBelieved = !state.marks.contains(.printed) && !isOutdated.contains(cell)
      if isBelieved, !state.marks.isDisjoint(with: .told) {
        least = max(least, state.earlierLeast)
        greatest = min(greatest, state.earlierGreatest)
      }
      bounds.low[cell] = least
      bounds.high[cell] = greatest
    }
    return bounds
  }

  /// The least value of a cell whose measure can be negative.
  ///
  /// Every cell starts at zero. What is printed, and what parts leave of their whole, is no less than that; of
  /// other cells a zero says nothing here, so that nothing but what the description says of the measure is known.
  private func leastNegative(_ state: CellState, _ kind: Specification.Measure) -> Double {
    let isFree = state.marks.isDisjoint(
      with: [.printed, .rounded, .complement, .outside])
    return isFree && state.least == 0 ? kind.suppressedMin ?? -.infinity : state.least
  }
}

/// What is possible of each cell, and which relation says so.
struct Bounds {
  var low: [Double]
  var high: [Double]
  /// Relation that gave each least value; -1 where the files did.
  var lowRow: [Int32]
  /// Relation that gave each greatest value; -1 where the files did.
  var highRow: [Int32]

  /// Starts with nothing known.
  init(count: Int) {
    low = [Double](repeating: 0, count: count)
    high = [Double](repeating: .infinity, count: count)
    lowRow = [Int32](repeating: -1, count: count)
    highRow = [Int32](repeating: -1, count: count)
  }

  /// Whether a cell can have one value only.
  func isKnown(_ cell: Int) -> Bool {
    low[cell].isFinite && high[cell] - low[cell] <= Self.tolerance(low[cell])
  }

  /// How far apart numbers can be that are the same but for errors of decimals.
  static func tolerance(_ value: Double) -> Double {
    1e-7 * max(1, value.magnitude)
  }
}
