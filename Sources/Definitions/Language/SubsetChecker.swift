import Model

/// Looks for percentages whose numerator may be larger than what it is divided by.
///
/// Conditions are compared as they are written: a numerator is a part of its denominator where it has
/// all of the denominator's conditions and perhaps more. Quotients of sums are not judged.
struct SubsetChecker {
  /// Checked indicators by id.
  let indicators: [String: Indicator]

  /// Whether an indicator is a quotient of counts that its definition does not show to be a share.
  func mayExceed100(_ indicator: Indicator) -> Bool {
    guard indicator.description.unit == .percent else { return false }
    switch indicator.plan {
    case .units(let plan):
      guard case .ratio(let numerator, let denominator) = plan.measure,
        let narrow = numerator.conditions, let wide = denominator.conditions
      else { return false }
      return !wide.allSatisfy { narrow.imply($0) }
    case .formula(let formula):
      guard let (numerator, denominator) = formula.quotient,
        let narrow = counted(numerator), let wide = counted(denominator)
      else { return false }
      return !isSamePlace(numerator, denominator, of: indicator)
        || narrow.extract != wide.extract
        || !wide.conditions.allSatisfy { narrow.conditions.imply($0) }
    case .composite: return false
    }
  }

  /// What an indicator counts, or nil where it is no number of units.
  private func counted(
    _ reference: Formula.Reference
  ) -> (extract: String, conditions: [Expression])? {
    guard let indicator = indicators[reference.indicator],
      case .units(let plan) = indicator.plan
    else { return nil }
    switch plan.measure {
    case .count, .distinct(.person):
      return (plan.population.extract, plan.population.condition.map(\.conjuncts) ?? [])
    default: return nil
    }
  }

  /// Whether two references mean the same time, and the first no other codes than the second.
  private func isSamePlace(
    _ first: Formula.Reference, _ second: Formula.Reference, of owner: Indicator
  ) -> Bool {
    let frequencies = [first, second].map { indicators[$0.indicator]?.description.frequency }
    guard first.monthsAgo == second.monthsAgo, first.window == second.window,
      frequencies[0] == frequencies[1]
    else { return false }
    let followed = Set(owner.dimensionIDs)
    return Set(first.fixed.keys).union(second.fixed.keys).allSatisfy { dimension in
      let (narrow, wide) = (first.fixed[dimension], second.fixed[dimension])
      return wide == .total || wide == narrow || (wide == nil && !followed.contains(dimension))
    }
  }
}

extension Measure.Total {
  /// What counted units satisfy beside being in the population; nil for a sum.
  fileprivate var conditions: [Expression]? {
    switch self {
    case .count: []
    case .countWhere(let condition): condition.conjuncts
    case .sum: nil
    }
  }
}

extension Expression {
  /// The conditions that must all hold.
  fileprivate var conjuncts: [Expression] {
    if case .and(let parts) = kind { parts.flatMap(\.conjuncts) } else { [self] }
  }
}

extension [Expression] {
  /// Whether another condition must hold where all of these do.
  fileprivate func imply(_ condition: Expression) -> Bool {
    if contains(condition) { return true }
    switch condition.kind {
    case .and(let parts): return parts.allSatisfy { imply($0) }
    case .or(let parts): return parts.contains { imply($0) }
    default: return false
    }
  }
}

extension Formula {
  /// The two sides of `100 * a / b`, or nil for any other formula.
  fileprivate var quotient: (Reference, Reference)? {
    switch self {
    case .arithmetic(.divide, let numerator, .reference(let denominator)):
      numerator.multiple.map { ($0, denominator) }
    case .arithmetic(.multiply, .number, let inner), .arithmetic(.multiply, let inner, .number):
      inner.quotient
    default: nil
    }
  }

  /// The reference of `100 * a`.
  private var multiple: Reference? {
    switch self {
    case .reference(let reference): reference
    case .arithmetic(.multiply, .number, let inner), .arithmetic(.multiply, let inner, .number):
      inner.multiple
    default: nil
    }
  }
}
