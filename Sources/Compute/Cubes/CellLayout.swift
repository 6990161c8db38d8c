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
    /// Index of the first cell.
    var start: Int
    /// Number of cells.
    var count: Int
  }

  /// The breakdowns in order.
  let stretches: [Stretch]
  /// Number of cells of all tables, the total included.
  let count: Int

  /// Lays out the tables of an indicator.
  init(breakdowns: [[String]], dimensions: [Dimension]) {
    var stretches: [Stretch] = []
    var start = 1
    for breakdown in breakdowns {
      let indices = breakdown.compactMap { id in dimensions.firstIndex { $0.id == id } }
      let extents = indices.map { dimensions[$0].codeList.codes.count + 1 }
      // The checker refuses tables with more than a million cells.
      let cells = extents.reduce(1, &*)
      stretches.append(
        Stretch(dimensions: indices, extents: extents, start: start, count: cells))
      start += cells
    }
    self.stretches = stretches
    self.count = start
  }

  /// For each stretch the cell of every unit, from the units' codes by dimension.
  ///
  /// - Parameters:
  ///   - codes: for each dimension the code of every unit.
  ///   - units: number of units.
  /// - Returns: for each stretch one cell index a unit.
  func cells(_ codes: [[Int64]], count units: Int) -> [[Int32]] {
    stretches.map { stretch in
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
  }

  /// The one cell of every unit in a table with totals of its own, where a unit without a code on a
  /// dimension stands for all its codes; -1 for a unit that no breakdown has.
  func ownCells(_ codes: [[Int64]], count units: Int) -> [Int32] {
    let all = cells(codes, count: units)
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
