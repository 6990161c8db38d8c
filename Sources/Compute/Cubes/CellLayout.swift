import Model

/// Where the cells of all tables of an indicator stand in one array.
///
/// Cell 0 is the total. Each breakdown has a stretch with one cell for each combination of its
/// dimensions' codes, each dimension having one further code for unknown.
struct CellLayout {
  /// One breakdown.
  struct Stretch {
    /// Indices into the indicator's dimensions.
    var dimensions: [Int]
    /// Cells of each dimension: its codes and unknown.
    var extents: [Int]
    /// Those of the indices whose codes are answers, of which a unit may have several.
    var answers: [Int]
    /// Index of the first cell.
    var start: Int
    /// Number of cells.
    var count: Int
  }

  /// The breakdowns in order.
  let stretches: [Stretch]
  /// Number of cells of all tables, the total included.
  let count: Int

  /// Lays out the tables of an indicator; `answers` are the ids of dimensions of which a unit may have
  /// several codes.
  init(breakdowns: [[String]], dimensions: [Dimension], answers: Set<String> = []) {
    var stretches: [Stretch] = []
    var start = 1
    for breakdown in breakdowns {
      let indices = breakdown.compactMap { id in dimensions.firstIndex { $0.id == id } }
      let extents = indices.map { dimensions[$0].codeList.codes.count + 1 }
      // The checker refuses tables with more than a million cells.
      let cells = extents.reduce(1, &*)
      stretches.append(
        Stretch(
          dimensions: indices, extents: extents,
          answers: indices.filter { answers.contains(dimensions[$0].id) }, start: start,
          count: cells))
      start += cells
    }
    self.stretches = stretches
    self.count = start
  }

  /// The cells of the units of a block in one table, and who counts in them.
  struct Placement {
    /// The cell of every unit.
    var cells: [Int32]
    /// Whether the unit is asked for this answer; nil in a table without answers.
    var among: [Bool]?
    /// Whether it gave this answer; nil in a table without answers.
    var counted: [Bool]?
  }

  /// Goes through the placements of units in a table: one, or one for each combination of answers.
  ///
  /// - Parameters:
  ///   - codes: what the units have on the dimensions.
  ///   - stretch: the table.
  ///   - units: number of units.
  ///   - body: takes a placement.
  func eachPlacement(
    of codes: BlockCodes, in stretch: Stretch, count units: Int, _ body: (Placement) -> Void
  ) {
    guard !stretch.answers.isEmpty else {
      body(Placement(cells: cells(codes.single, in: stretch, count: units)))
      return
    }
    let limits = zip(stretch.dimensions, stretch.extents)
      .filter { stretch.answers.contains($0.0) }.map { $0.1 - 1 }
    for combination in 0..<limits.reduce(1, &*) {
      var rest = combination
      var single = codes.single
      var among = [Bool](repeating: true, count: units)
      var counted = among
      for (dimension, limit) in zip(stretch.answers, limits) {
        let code = Int64(rest % limit)
        rest /= limit
        single[dimension] = Array(repeating: code, count: units)
        codes.answers[dimension]?.narrow(&among, &counted, to: code)
      }
      body(
        Placement(
          cells: cells(single, in: stretch, count: units), among: among, counted: counted))
    }
  }

  /// The cell of every unit in a table, from the units' codes by dimension.
  func cells(_ codes: [[Int64]], in stretch: Stretch, count units: Int) -> [Int32] {
    var cells = [Int32](repeating: 0, count: units)
    for (dimension, extent) in zip(stretch.dimensions, stretch.extents) {
      let values = codes[dimension]
      for unit in 0..<units {
        let value = values[unit]
        let known = value >= 0 && value < extent - 1
        cells[unit] = cells[unit] &* Int32(extent) &+ Int32(known ? Int(value) : extent - 1)
      }
    }
    return cells.map { $0 + Int32(stretch.start) }
  }

  /// The one cell of every unit in a table with totals of its own, where a unit without a code on a
  /// dimension stands for all its codes; -1 for a unit that no breakdown has.
  func ownCells(_ codes: [[Int64]], count units: Int) -> [Int32] {
    let all = stretches.map { cells(codes, in: $0, count: units) }
    return (0..<units).map { unit in
      let coded = codes.indices.filter { codes[$0][unit] != Column.missingWide }
      if coded.isEmpty { return 0 }
      return stretches.firstIndex { $0.dimensions.sorted() == coded }.map { all[$0][unit] } ?? -1
    }
  }

  /// The position on all dimensions that a cell stands for.
  func position(of cell: Int, in stretch: Stretch, dimensionCount: Int) -> [DimensionValue] {
    var position = [DimensionValue](repeating: .total, count: dimensionCount)
    var rest = cell - stretch.start
    for (dimension, extent) in zip(stretch.dimensions, stretch.extents).reversed() {
      let code = rest % extent
      position[dimension] = code == extent - 1 ? .unknown : .code(code)
      rest /= extent
    }
    return position
  }
}
