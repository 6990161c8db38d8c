/// Relations of a component, with known cells taken to the other side.
struct ComponentRows {
  private(set) var starts: [Int] = [0]
  private(set) var columns: [Int32] = []
  private(set) var factors: [Double] = []
  private(set) var least: [Double] = []
  private(set) var greatest: [Double] = []
  /// Number of each relation in the whole system.
  private(set) var rows: [Int32] = []

  /// Number of relations.
  var count: Int { least.count }

  /// Whether all factors are 1 or -1.
  var hasUnitFactors: Bool {
    factors.allSatisfy { $0.magnitude == 1 }
  }

  init(_ component: Component, _ system: LinkedNumbers, _ bounds: Bounds, column: [Int32]) {
    for row in component.rows {
      var known = 0.0
      var unknown = 0
      for place in system.rows.range(Int(row)) {
        let cell = Int(system.rows.cells[place])
        if bounds.isKnown(cell) {
          known += system.rows.factors[place] * bounds.low[cell]
        } else {
          columns.append(column[cell])
          factors.append(system.rows.factors[place])
          unknown += 1
        }
      }
      guard unknown > 0 else { continue }
      rows.append(row)
      starts.append(columns.count)
      least.append(system.rows.least[Int(row)] - known)
      greatest.append(system.rows.greatest[Int(row)] - known)
    }
  }

  /// The relations of changes of columns: how much each grows, and behind these how much each shrinks.
  init(changesOf rows: ComponentRows, columns count: Int) {
    for row in 0..<rows.count {
      for sign in [1.0, -1.0] {
        for place in rows.range(row) {
          columns.append(rows.columns[place] + (sign > 0 ? 0 : Int32(truncatingIfNeeded: count)))
          factors.append(sign * rows.factors[place])
        }
      }
      self.rows.append(rows.rows[row])
      starts.append(columns.count)
      least.append(0)
      greatest.append(0)
    }
  }

  /// The sum that a relation has in a solution.
  func sum(_ row: Int, _ values: [Double]) -> Double {
    range(row).reduce(0.0) { $0 + factors[$1] * values[Int(columns[$1])] }
  }

  /// Places of a relation in `columns` and `factors`.
  func range(_ row: Int) -> Range<Int> {
    starts[row]..<starts[row + 1]
  }

  /// The same by column, as the solver wants it; a column that stands twice in a row is added up.
  func byColumn(columns count: Int) -> (starts: [Int32], rows: [Int32], factors: [Double]) {
    var columnStarts = [Int32](repeating: 0, count: count + 1)
    for column in columns { columnStarts[Int(column) + 1] += 1 }
    for column in 0..<count { columnStarts[column + 1] += columnStarts[column] }
    var next = columnStarts
    var indices = [Int32](repeating: 0, count: columns.count)
    var values = [Double](repeating: 0, count: columns.count)
    for row in 0..<self.count {
      for place in range(row) {
        let column = Int(columns[place])
        indices[Int(next[column])] = Int32(truncatingIfNeeded: row)
        values[Int(next[column])] = factors[place]
        next[column] += 1
      }
    }
    return (columnStarts, indices, values)
  }
}
