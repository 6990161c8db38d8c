extension Expression {
  /// The selections in it, those within selections included.
  public var selections: [Selection] {
    let own: [Selection] =
      switch kind {
      case .aggregate(_, let selection): [selection]
      case .days(let span): span.selections
      case .isCovered(let span, let other): span.selections + other.selections
      default: []
      }
    return own + children.flatMap(\.selections)
  }
}

extension UnitPlan {
  /// Whether rows are selected by the household of a person.
  public var usesHouseholds: Bool {
    let conditions = population.condition.map { [$0] } ?? []
    return (conditions + measure.expressions + codes)
      .contains { $0.selections.contains { $0.link == .household } }
  }

  /// Ids of the extracts in which the person of a unit is looked for: those whose rows the measure or
  /// a response takes through a chain of person links that begins at the unit.
  ///
  /// The person extract and the crosswalk, which say who is who, are none; nor are extracts that only
  /// the population or a dimension reads.
  ///
  /// - Returns: ids in rising order.
  public func linkedExtracts(_ contracts: [ExtractContract]) -> [String] {
    let persons = Catalogue.personExtract(of: contracts)?.id
    let known = Set(contracts.filter { $0.isLinking }.map(\.id) + [persons].compactMap { $0 })
    let expressions =
      measure.expressions
      + responses.values.flatMap { [$0.counted] + [$0.among].compactMap { $0 } }
    return Set(expressions.flatMap(\.personLinked)).subtracting(known).sorted()
  }
}

extension Expression {
  /// Extracts reached through person links alone.
  fileprivate var personLinked: [String] {
    switch kind {
    case .aggregate(let aggregation, let selection):
      selection.personLinked(aggregation.expressions)
    case .days(let span): span.personLinked
    case .isCovered(let span, let other): span.personLinked + other.personLinked
    default: children.flatMap(\.personLinked)
    }
  }
}

extension Span {
  fileprivate var personLinked: [String] {
    switch self {
    case .spell(let from, let to): from.personLinked + to.personLinked
    case .rows(let selection, let from, let to, _): selection.personLinked([from, to])
    case .within(let first, let second): first.personLinked + second.personLinked
    }
  }
}

extension Selection {
  /// What a household's rows are looked up for further is about other persons than the unit's.
  fileprivate func personLinked(_ values: [Expression]) -> [String] {
    guard link == .person else { return [] }
    let parts = values + (condition.map { [$0] } ?? [])
    return [extract] + parts.flatMap(\.personLinked)
  }
}
