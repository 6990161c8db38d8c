extension Expression {
  /// The expressions that this one is made of, those of selections included.
  public var children: [Expression] {
    switch kind {
    case .literal, .real, .column, .referenceDay, .periodStart, .yearStart, .referencePeriod,
      .parameter:
      []
    case .scaled(let inner, _), .toReal(let inner, _), .shifted(let inner, _, _),
      .among(let inner, _), .isMissing(let inner), .not(let inner), .cut(let inner, _),
      .rank(let inner), .recoded(let inner, _), .ofPerson(_, _, let inner),
      .anniversary(_, _, let inner), .parameterOf(_, _, let inner), .yearOf(let inner),
      .monthOf(let inner), .tabled(let inner, _, _):
      [inner]
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
      .otherwise(let left, let right), .elapsed(_, let left, let right):
      [left, right]
    case .and(let parts), .or(let parts): parts
    case .when(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.value] } + (otherwise.map { [$0] } ?? [])
    case .codes(let branches): branches.flatMap { [$0.condition, $0.value] }
    case .days(let span): span.expressions
    case .isCovered(let span, let other): span.expressions + other.expressions
    case .aggregate(let aggregation, let selection):
      aggregation.expressions + (selection.condition.map { [$0] } ?? [])
    }
  }

  /// All column references in it.
  public var columns: [Expression.Kind] {
    if case .column = kind { return [kind] }
    return children.flatMap(\.columns)
  }

  /// Ids of the extracts that it reads beside the one whose row it is evaluated in.
  public var extracts: [String] {
    let own: [String] =
      switch kind {
      case .aggregate(_, let selection): [selection.extract]
      case .ofPerson(let extract, _, _): [extract]
      case .days(let span): span.selections.map(\.extract)
      case .isCovered(let span, let other): (span.selections + other.selections).map(\.extract)
      default: []
      }
    return own + children.flatMap(\.extracts)
  }

  /// The deepest level whose row the value depends on; -1 for a constant.
  public var level: Int {
    switch kind {
    case .column(_, let level): level
    case .aggregate(_, let selection): selection.level - 1
    case .ofPerson(_, let level, _): level - 1
    case .days(let span): span.level
    case .isCovered(let span, let other): max(span.level, other.level)
    default: children.reduce(-1) { max($0, $1.level) }
    }
  }
}

extension Aggregation {
  /// The expressions evaluated in the selected rows.
  public var expressions: [Expression] {
    switch self {
    case .exists, .count: []
    case .sum(let value), .least(let value), .greatest(let value), .each(let value): [value]
    case .first(let value, let order), .latest(let value, let order): [value, order]
    }
  }
}
