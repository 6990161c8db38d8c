import Model

/// Follows the rows of a population to one figure, in the way in which the figure is computed.
struct PopulationTrace {
  /// How the indicator is computed.
  let plan: UnitPlan
  /// Its dimensions in order.
  let dimensions: [Dimension]
  /// Tables, parameters and period.
  let evaluator: Evaluator
  /// Whom the linked extracts could find; nil where the plan links nothing.
  let linkedPersons: LinkedPersons?

  /// The steps to a position, through the conditions of the population in turn.
  func steps(
    _ table: LinkedTable, through conditions: [Expression], at position: [DimensionValue]
  ) -> PopulationSteps {
    var steps = PopulationSteps()
    steps.rows = table.rowCount
    if !table.contract.personColumns.isEmpty {
      steps.withPerson = table.persons.count { $0 != LinkedTable.noPerson }
    }
    let all = RowFrame(table: table, rows: .stretch(0..<table.rowCount), parents: [])
    var truth = [UInt8](repeating: Truth.yes, count: table.rowCount)
    for condition in conditions {
      let next = evaluator.evaluate(condition, [all]).truth
      for row in 0..<min(truth.count, next.count) { truth[row] = Truth.and(truth[row], next[row]) }
      steps.afterConditions.append(truth.count { $0 == Truth.yes })
    }
    let population = all.selecting(truth)
    count(population, at: position, into: &steps)
    return steps
  }

  private func count(
    _ population: RowFrame, at position: [DimensionValue], into steps: inout PopulationSteps
  ) {
    guard population.count > 0 else { return }
    let units = evaluator.measures(plan, population, linkedPersons: linkedPersons)
    var stands = [Bool](repeating: true, count: population.count)
    var counts = stands
    for (dimension, value) in zip(dimensions, position) {
      narrow(population, to: value, on: dimension, &stands, &counts)
    }
    let here = stands.indices.filter { stands[$0] }
    steps.atPosition = here.count
    steps.findable = units.isLinked.map { linked in here.count { linked[$0] } }
    let base = here.filter { units.inBase[$0] }
    steps.base = base.count
    for unit in here where !units.inBase[unit] {
      if plan.unlinked == .exclude, units.isLinked?[unit] == false {
        steps.unlinked += 1
      } else if units.isOutside?[unit] == true {
        steps.outside += 1
      } else {
        steps.incomplete += 1
      }
    }
    steps.inDenominator = units.inDenominator.map { counted in base.count { counted[$0] } }
    steps.inNumerator = units.inNumerator.map { counted in
      base.count { counted[$0] && counts[$0] }
    }
  }

  /// Leaves the rows that stand at a value of a dimension; of answers, those that count there.
  private func narrow(
    _ population: RowFrame, to value: DimensionValue, on dimension: Dimension,
    _ stands: inout [Bool], _ counts: inout [Bool]
  ) {
    if let response = plan.responses[dimension.id] {
      guard case .code(let code) = value else { return }
      block(response.counted, population).narrow(&counts, to: Int64(code))
      if let among = response.among { block(among, population).narrow(&stands, to: Int64(code)) }
      return
    }
    guard let expression = plan.dimensions[dimension.id] else { return }
    let codes = evaluator.evaluate(expression, [population]).exact
    let known = 0..<Int64(dimension.codeList.codes.count)
    for row in stands.indices where stands[row] {
      switch value {
      case .code(let code): stands[row] = codes[row] == Int64(code)
      case .unknown: stands[row] = !known.contains(codes[row])
      case .total: stands[row] = !isOwnTotal || codes[row] == Column.missingWide
      case .notApplicable: stands[row] = false
      }
    }
  }

  /// Whether the table of the population has rows for totals of its own.
  private var isOwnTotal: Bool {
    if case .value = plan.measure { true } else { false }
  }

  private func block(_ expression: Expression, _ population: RowFrame) -> CodeBlock {
    CodeBlock(evaluator.evaluate(expression, [population]).exact, expression.type)
  }
}
