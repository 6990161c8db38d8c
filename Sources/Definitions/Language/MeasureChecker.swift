import Model

/// Checks what an indicator over units computes, and that its unit of measure can hold it.
struct MeasureChecker {
  /// Over the rows of the population.
  let expressions: ExpressionChecker

  /// Types a measure.
  func check(_ syntax: MeasureSyntax, unit: UnitOfMeasure) throws(LanguageProblem) -> Measure {
    let measure = try typed(syntax)
    let (fits, words) = fit(measure, unit)
    guard fits else {
      throw LanguageProblem(
        .unitDoesNotFit(unit: unit.rawValue, measure: words, remedy: remedy(measure, unit)),
        at: syntax.position)
    }
    return measure
  }

  /// A mean of percentages weighs small and large bases alike; what is meant is mostly another.
  private func remedy(_ measure: Measure, _ unit: UnitOfMeasure) -> String? {
    guard case .mean = measure, unit == .percent, !measure.isOfDays else { return nil }
    return "use the unit ratio, or “ratio of sum of A to sum of B”"
  }

  private func typed(_ syntax: MeasureSyntax) throws(LanguageProblem) -> Measure {
    switch syntax.kind {
    case .count: return .count
    case .distinct(let value):
      if case .name(["person"]) = value.kind { return .distinct(try person(at: value.position)) }
      return .distinct(.value(try expressions.check(value)))
    case .share(let condition, let weight):
      let condition = try expressions.condition(condition)
      guard let weight else { return .share(condition) }
      return .weightedShare(condition, weight: try expressions.numeric(weight))
    case .ratio(let numerator, let denominator):
      return .ratio(try total(numerator), try total(denominator))
    case .sum(let value): return .sum(try expressions.numeric(value))
    case .value(let value): return .value(try expressions.numeric(value))
    case .mean(let value): return .mean(try expressions.numeric(value))
    case .least(let value): return .least(try expressions.numeric(value))
    case .greatest(let value): return .greatest(try expressions.numeric(value))
    case .percentile(let text, let value):
      let order = try order(text, at: syntax.position)
      return .quantile(order, try expressions.numeric(value))
    case .duration(let text, let time):
      let order = try order(text, at: syntax.position)
      return .duration(order, try self.time(time))
    }
  }

  private func order(_ text: String, at position: SourcePosition) throws(LanguageProblem) -> Double
  {
    guard let order = Double(text), order > 0, order < 100 else {
      throw LanguageProblem(.badPercentile, at: position)
    }
    return order / 100
  }

  private func time(_ syntax: MeasureSyntax.TimeSyntax) throws(LanguageProblem) -> TimeToEvent {
    try expressions.requireCalendar(for: syntax.unit, at: syntax.unitPosition)
    return TimeToEvent(
      start: try expressions.day(syntax.start), event: try expressions.day(syntax.event),
      until: try optionalDay(syntax.until), since: try optionalDay(syntax.since),
      unit: syntax.unit)
  }

  private func optionalDay(_ syntax: Syntax?) throws(LanguageProblem) -> Expression? {
    guard let syntax else { return nil }
    return try expressions.day(syntax)
  }

  private func person(at position: SourcePosition) throws(LanguageProblem) -> Measure.Distinct {
    guard expressions.scope.row.personColumn != nil else {
      throw LanguageProblem(.notLinked(extract: expressions.scope.row.id), at: position)
    }
    return .person
  }

  private func total(_ syntax: MeasureSyntax.TotalSyntax) throws(LanguageProblem) -> Measure.Total {
    switch syntax {
    case .count: .count
    case .countWhere(let condition): .countWhere(try expressions.condition(condition))
    case .sum(let value): .sum(try expressions.numeric(value))
    }
  }

  /// A number of units needs a unit that counts, a quotient one that does not.
  private func fit(_ measure: Measure, _ unit: UnitOfMeasure) -> (Bool, String) {
    if measure.isOfDays { return (unit == .days, "a number of days") }
    return switch measure {
    case .count, .distinct: (unit.isCount, "a number of units")
    case .share, .weightedShare:
      (unit == .percent || unit == .perThousand || unit == .ratio, "a share")
    case .ratio: (!unit.isCount, "a ratio")
    case .sum: (unit != .percent && unit != .percentagePoints, "a sum")
    case .value: (true, "a value")
    case .mean, .quantile, .least, .greatest:
      (!unit.isCount && unit != .percent, "a mean, a percentile or one of the values")
    case .duration: (unit == .days, "a time")
    }
  }
}

extension Measure {
  /// Whether the value is one of the lengths in days that it is computed from, or their sum or mean.
  fileprivate var isOfDays: Bool {
    switch self {
    case .sum(let value), .mean(let value), .quantile(_, let value), .least(let value),
      .greatest(let value):
      value.type == .days
    default: false
    }
  }
}
