import Model

extension ExpressionChecker {
  /// `x in {…}`, `x in 15..64`, `x in (a, b]`, `x in period`.
  func membership(
    _ value: Syntax, _ group: Syntax.Group, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    if case .set(let members) = group { return try among(value, members, at: position) }
    return try within(try check(value), group, at: position)
  }

  private func among(
    _ value: Syntax, _ members: [Syntax], at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    let checked = try check(value)
    var stored: [Int64] = []
    for member in members {
      let (_, second) = try comparable(
        checked, try check(member, expecting: checked.type), at: member.position)
      guard case .literal(let literal) = second.kind, second.type == checked.type else {
        throw LanguageProblem(.notListable(checked.type.words), at: member.position)
      }
      stored.append(literal)
    }
    return Expression(.among(checked, stored), type: .yesNo, position: position)
  }

  /// Whether a checked value lies in a range; a period means its days, or the month itself.
  func within(
    _ value: Expression, _ group: Syntax.Group, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    switch group {
    case .set: throw LanguageProblem(.notADay("a set"), at: position)
    case .interval(let lower, let upper, let includesLower, let includesUpper):
      let (first, low) = try comparable(
        value, try check(lower, expecting: value.type), at: lower.position)
      let (second, high) = try comparable(
        value, try check(upper, expecting: value.type), at: upper.position)
      return both(
        compare(first, includesLower ? .greaterOrEqual : .greater, low),
        compare(second, includesUpper ? .lessOrEqual : .less, high), at: position)
    case .period, .yearToDate, .lastMonths, .cohort:
      switch value.type {
      case .date:
        let (first, last) = try days(of: group, at: position)
        return between(value, first, last, at: position)
      case .month:
        let (first, last) = try months(of: group, at: position)
        return between(value, first, last, at: position)
      case .period where group == .period(monthsAgo: 0):
        return compare(value, .equal, here(.referencePeriod, .period, position))
      default: throw LanguageProblem(.notADay(value.type.words), at: position)
      }
    }
  }

  private func between(
    _ value: Expression, _ first: Expression, _ last: Expression, at position: SourcePosition
  ) -> Expression {
    if first == last { return compare(value, .equal, first) }
    return both(
      compare(value, .greaterOrEqual, first), compare(value, .lessOrEqual, last), at: position)
  }

  /// An expression of a known type.
  func here(
    _ kind: Expression.Kind, _ type: ValueType, _ position: SourcePosition
  ) -> Expression {
    Expression(kind, type: type, position: position)
  }

  /// A comparison of two values that are known to be comparable.
  func compare(_ left: Expression, _ sign: Comparison, _ right: Expression) -> Expression {
    here(.comparison(sign, left, right), .yesNo, left.position)
  }

  /// Two conditions together.
  func both(
    _ first: Expression, _ second: Expression, at position: SourcePosition
  ) -> Expression {
    here(.and([first, second]), .yesNo, position)
  }
}
