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
  /// What it adds to a real denominator.
  var realDenominator: [Double]?
  /// Whether it is one of the contributors to the base; nil where all units of the base are.
  var inDenominator: [Bool]?
  /// Whether it is one of the contributors to the numerator.
  var inNumerator: [Bool]?
  /// The value whose quantile is wanted; nil for other measures.
  var values: [Double]?
  /// The value whose distinct number is wanted, as it is stored; nil for other measures.
  var distinct: [Int64]?
  /// How long each unit was watched; nil for other measures.
  var lifetimes: [Lifetime]?
  /// What each unit weighs, in the scale of the denominator; missing or NaN where it has no weight.
  var weights: Vector?
  /// Whether a unit is left out for another reason than a missing value; nil where none is.
  var isOutside: [Bool]?
  /// Whether the linked extracts could find the unit's person; nil where nothing is linked.
  var isLinked: [Bool]?
  /// Units left out.
  var excluded = 0
  /// Units left out because a value is missing.
  var incomplete = 0
}

extension Evaluator {
  /// Evaluates a measure over the selected rows of a block.
  func measures(
    _ plan: UnitPlan, _ frame: RowFrame, linkedPersons: LinkedPersons? = nil
  ) -> UnitMeasures {
    let count = frame.count
    var units = UnitMeasures(inBase: Array(repeating: true, count: count))
    switch plan.measure {
    case .count: break
    case .distinct(.person):
      units.inBase = (0..<count).map { frame.person($0) != LinkedTable.noPerson }
      units.isOutside = units.inBase.map { !$0 }
    case .distinct(.value(let value)):
      units.take(distinct: evaluate(value, [frame]).ordered)
    case .share(let condition):
      units.take(share: evaluate(condition, [frame]).truth, rule: plan.missing)
    case .weightedShare(let condition, let weight):
      units.take(share: evaluate(condition, [frame]).truth, rule: plan.missing)
      units.take(weights: evaluate(weight, [frame]))
    case .sum(let value), .mean(let value), .value(let value):
      units.take(numerator: evaluate(value, [frame]))
    case .duration(_, let time): units.take(lifetimes(time, frame))
    case .quantile(_, let value), .least(let value), .greatest(let value):
      units.take(values: evaluate(value, [frame]).real)
    case .ratio(let numerator, let denominator):
      units.take(numerator: total(numerator, plan.missing, frame), of: numerator)
      units.take(denominator: total(denominator, plan.missing, frame), of: denominator)
    }
    units.isLinked = linkedPersons?.areFindable(frame)
    units.leaveOut(plan.unlinked)
    return units
  }

  /// What each unit adds to a total; unknown conditions follow the missing rule.
  private func total(
    _ total: Measure.Total, _ rule: MissingRule, _ frame: RowFrame
  ) -> Vector {
    switch total {
    case .count: .exact(Array(repeating: 1, count: frame.count))
    case .countWhere(let condition):
      rule == .countAsNo
        ? .exact(evaluate(condition, [frame]).truth.map { $0 == Truth.yes ? 1 : 0 })
        : .exact(evaluate(condition, [frame]).exact)
    case .sum(let value): evaluate(value, [frame])
    }
  }
}

extension UnitMeasures {
  /// Counts the units left out, after those that nobody could find where the rule says so.
  fileprivate mutating func leaveOut(_ rule: UnlinkedRule) {
    if rule == .exclude, let isLinked {
      for (unit, isFound) in isLinked.enumerated() where !isFound { inBase[unit] = false }
    }
    for unit in inBase.indices where !inBase[unit] {
      excluded += 1
      let isUnlinked = rule == .exclude && isLinked?[unit] == false
      if !isUnlinked && isOutside?[unit] != true { incomplete += 1 }
    }
  }

  fileprivate mutating func take(values: [Double]) {
    self.values = values
    inBase = values.map { !$0.isNaN }
  }

  fileprivate mutating func take(_ block: LifetimeBlock) {
    lifetimes = block.lifetimes
    inBase = block.isWatched
    isOutside = block.isOutside
  }

  /// Makes a share one of weights; a unit without a weight is left out.
  fileprivate mutating func take(weights: Vector) {
    self.weights = weights
    numerator = nil
    let counts = inNumerator ?? []
    if case .real(let values) = weights {
      for (unit, value) in values.enumerated() where value.isNaN { inBase[unit] = false }
      realDenominator = values
      realNumerator = zip(values, counts).map { $1 ? $0 : 0 }
    } else {
      let values = weights.exact
      for (unit, value) in values.enumerated() where value == Column.missingWide {
        inBase[unit] = false
      }
      denominator = values
      numerator = zip(values, counts).map { $1 ? $0 : 0 }
    }
  }

  fileprivate mutating func take(share holds: [UInt8], rule: MissingRule) {
    if rule != .countAsNo { inBase = holds.map { $0 != Truth.unknown } }
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
  }

  fileprivate mutating func take(distinct values: [Int64]) {
    distinct = values
    inBase = values.map { $0 != Column.missingWide }
  }

  fileprivate mutating func take(numerator values: Vector, of total: Measure.Total) {
    take(numerator: values)
    if total.countsUnits { inNumerator = numerator?.map { $0 > 0 } }
  }

  fileprivate mutating func take(denominator values: Vector, of total: Measure.Total) {
    if case .real(let values) = values {
      realDenominator = values
      for (unit, value) in values.enumerated() where value.isNaN { inBase[unit] = false }
      return
    }
    let values = values.exact
    denominator = values
    for (unit, value) in values.enumerated() where value == Column.missingWide {
      inBase[unit] = false
    }
    // Who is not counted in the denominator is not behind it: the base may be small.
    if total.countsUnits { inDenominator = values.map { $0 > 0 } }
  }
}
