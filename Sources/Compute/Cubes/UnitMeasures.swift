import Model

/// What each selected unit of a block brings to the cells it falls in.
struct UnitMeasures {
  /// Whether the unit is in the base: the denominator of a quotient, the n of a mean.
  var inBase: [Bool]
  /// What it adds to the numerator, exact; nil where the measure has no exact numerator.
  var numerator: [Int64]?
  /// What it adds to the numerator, real; nil where the measure has no real numerator.
  var realNumerator: [Double]?
  /// What it adds to the denominator; nil where each unit of the base adds one.
  var denominator: [Int64]?
  /// Whether it is one of the contributors to the numerator.
  var inNumerator: [Bool]?
  /// The value whose quantile or distinct number is wanted; nil for other measures.
  var values: [Double]?
  /// Units left out because a value is missing.
  var excluded: Int
}

extension Evaluator {
  /// Evaluates a measure over the selected rows of a block.
  func measures(_ plan: UnitPlan, _ frame: RowFrame) -> UnitMeasures {
    let count = frame.count
    var units = UnitMeasures(inBase: Array(repeating: true, count: count), excluded: 0)
    switch plan.measure {
    case .count: break
    case .distinct(.person):
      units.inBase = (0..<count).map { frame.person($0) != LinkedTable.noPerson }
    case .distinct(.value(let value)):
      units.values = evaluate(value, [frame]).real
      units.excludeMissingValues()
    case .share(let condition):
      units.take(share: evaluate(condition, [frame]).truth, rule: plan.missing)
    case .sum(let value), .mean(let value), .value(let value):
      units.take(numerator: evaluate(value, [frame]))
    case .quantile(_, let value):
      units.values = evaluate(value, [frame]).real
      units.excludeMissingValues()
    case .ratio(let numerator, let denominator):
      units.take(
        ratio: total(numerator, frame), to: total(denominator, frame),
        countsUnits: numerator.countsUnits)
    }
    return units
  }

  private func total(_ total: Measure.Total, _ frame: RowFrame) -> [Int64] {
    switch total {
    case .count: Array(repeating: 1, count: frame.count)
    case .countWhere(let condition):
      evaluate(condition, [frame]).truth.map { $0 == Truth.yes ? 1 : 0 }
    case .sum(let value): evaluate(value, [frame]).exact
    }
  }
}

extension UnitMeasures {
  fileprivate mutating func excludeMissingValues() {
    guard let values else { return }
    for (unit, value) in values.enumerated() where value.isNaN { inBase[unit] = false }
    excluded = inBase.count { !$0 }
  }

  fileprivate mutating func take(share holds: [UInt8], rule: MissingRule) {
    if rule != .countAsNo {
      inBase = holds.map { $0 != Truth.unknown }
      excluded = inBase.count { !$0 }
    }
    inNumerator = holds.map { $0 == Truth.yes }
    numerator = holds.map { $0 == Truth.yes ? 1 : 0 }
  }

  fileprivate mutating func take(numerator values: Vector) {
    if case .real(let values) = values {
      realNumerator = values
      inBase = values.map { !$0.isNaN }
    } else {
      let values = values.exact
      numerator = values
      inBase = values.map { $0 != Column.missingWide }
    }
    excluded = inBase.count { !$0 }
  }

  fileprivate mutating func take(
    ratio numerators: [Int64], to denominators: [Int64], countsUnits: Bool
  ) {
    numerator = numerators
    denominator = denominators
    inBase = zip(numerators, denominators).map {
      $0 != Column.missingWide && $1 != Column.missingWide
    }
    inNumerator = countsUnits ? numerators.map { $0 > 0 } : nil
    excluded = inBase.count { !$0 }
  }
}
