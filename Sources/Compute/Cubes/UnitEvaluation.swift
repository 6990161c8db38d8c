import Model

/// Computes an indicator over units for one reference period, a chunk of rows at a time.
struct UnitEvaluation {
  /// How it is computed.
  let plan: UnitPlan
  /// Its dimensions in order.
  let dimensions: [Dimension]
  /// Where its cells stand.
  let layout: CellLayout
  /// Tables, parameters and period.
  let evaluator: Evaluator

  /// Rows of a block: vectors of this length stay in the cache.
  var blockLength = 4096
  /// Rows of a chunk: work for one thread at a time.
  static let chunkLength = 1 << 17

  /// Why nothing can be computed for the period, or nil where everything needed is there.
  var absence: AbsenceReason? {
    plan.extracts.lazy.compactMap { evaluator.store.absence(of: $0, for: evaluator.period) }.first
  }

  /// The table of the population, or nil where something that is needed is not there.
  var population: LinkedTable? {
    absence == nil ? evaluator.store.table(plan.population.extract, for: evaluator.period) : nil
  }

  /// Stretches of rows that can be evaluated apart: no person's rows are divided.
  static func chunks(of table: LinkedTable, length: Int = chunkLength) -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start = 0
    while start < table.rowCount {
      var end = min(start + length, table.rowCount)
      while end < table.persons.count, end > 0, table.persons[end] == table.persons[end - 1],
        table.persons[end] != LinkedTable.noPerson
      {
        end += 1
      }
      chunks.append(start..<end)
      start = end
    }
    return chunks.isEmpty ? [0..<0] : chunks
  }

  /// The totals of a chunk of the population's table.
  func totals(_ chunk: Range<Int>, of table: LinkedTable) -> CellTotals {
    var totals = CellTotals(cells: layout.count, measure: plan.measure)
    var start = chunk.lowerBound
    while start < chunk.upperBound {
      let end = min(start + blockLength, chunk.upperBound)
      let block = RowFrame(table: table, rows: .stretch(start..<end), parents: [])
      add(block, to: &totals)
      start = end
    }
    return totals
  }

  private func add(_ block: RowFrame, to totals: inout CellTotals) {
    var frame = block
    if let condition = plan.population.condition {
      frame = block.selecting(evaluator.evaluate(condition, [block]).truth)
    }
    guard frame.count > 0 else { return }
    let codes = dimensions.map { dimension in
      plan.dimensions[dimension.id].map { evaluator.evaluate($0, [frame]).exact }
        ?? Array(repeating: Column.missingWide, count: frame.count)
    }
    let units = evaluator.measures(plan, frame)
    if case .value = plan.measure {
      totals.add(units, frame: frame, only: layout.ownCells(codes, count: frame.count))
    } else {
      totals.add(units, frame: frame, cells: layout.cells(codes, count: frame.count))
    }
  }
}
