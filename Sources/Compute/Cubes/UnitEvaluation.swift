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
  /// Its parts by numbers that are the same for all indicators evaluated together.
  let numbered: NumberedPlan
  /// Whom the linked extracts could find; nil where the plan links nothing.
  var linkedPersons: LinkedPersons?
  /// What rows belong to; nil where nobody asks.
  var clusters: ClusterKeys?

  /// Rows of a block: vectors of this length stay in the cache.
  var blockLength = 4096
  /// Rows of a chunk: work for one thread at a time.
  static let chunkLength = 1 << 17

  /// Why nothing can be computed for the period, or nil where everything needed is there.
  var absence: AbsenceReason? {
    if numbered.usesHouseholds && evaluator.households == nil { return .sourceMissing }
    return numbered.extracts.lazy
      .compactMap { evaluator.store.absence(of: $0, for: evaluator.period) }.first
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
    Self.totals(of: [self], chunk, of: table)[0]
  }

  /// The totals of several indicators for one period, over a chunk of the table of their populations.
  static func totals(
    of evaluations: [UnitEvaluation], _ chunk: Range<Int>, of table: LinkedTable,
    sharing repeated: Set<Expression> = []
  ) -> [CellTotals] {
    var totals = evaluations.map {
      CellTotals(
        cells: $0.layout.count, measure: $0.plan.measure, memberLimit: $0.memberLimit(table))
    }
    guard let first = evaluations.first else { return totals }
    var start = chunk.lowerBound
    while start < chunk.upperBound {
      let end = min(start + first.blockLength, chunk.upperBound)
      let rows = RowFrame(table: table, rows: .stretch(start..<end), parents: [])
      var evaluator = first.evaluator
      evaluator.shared = SharedValues(of: start..<end, table, repeated)
      var block = SharedBlock(rows: rows, evaluator: evaluator)
      for place in evaluations.indices { evaluations[place].add(&block, to: &totals[place]) }
      start = end
    }
    for place in evaluations.indices { totals[place].close(evaluations[place].clusters, in: table) }
    return totals
  }

  /// Figures about numbers of persons have nobody single behind them.
  private func memberLimit(_ table: LinkedTable) -> Int {
    guard let clusters, clusters.areKnown(in: table), !plan.countsPersons else { return 0 }
    if case .value = plan.measure { return 0 }
    return clusters.limit
  }

  private func add(_ block: inout SharedBlock, to totals: inout CellTotals) {
    let condition = numbered.condition
    let frame = block.rows(where: condition)
    guard frame.count > 0 else { return }
    let units = block.evaluator.measures(plan, frame, linkedPersons: linkedPersons)
    let codes = codes(&block, frame)
    if case .value = plan.measure {
      totals.add(units, frame: frame, only: layout.ownCells(codes.single, count: frame.count))
    } else {
      totals.add(units, frame: frame, codes: codes, layout)
    }
  }

  /// What the selected units of a block have on the dimensions.
  func codes(_ block: inout SharedBlock, _ frame: RowFrame) -> BlockCodes {
    let condition = numbered.condition
    var codes = BlockCodes(
      single: numbered.dimensions.map { expression in
        expression.map { block.codes($0, where: condition) }
          ?? Array(repeating: Column.missingWide, count: frame.count)
      })
    for (dimension, answer) in numbered.answers {
      codes.answers[dimension] = AnswerBlock(
        counted: CodeBlock(
          block.codes(answer.counted, where: condition), answer.counted.expression.type),
        among: answer.among.map {
          CodeBlock(block.codes($0, where: condition), $0.expression.type)
        })
    }
    return codes
  }
}
