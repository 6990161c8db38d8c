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
    case .period: return try inPeriod(value, at: position)
    case .yearToDate:
      let (start, end) = try yearEdges(value.type, at: position)
      return both(
        compare(value, .greaterOrEqual, start), compare(value, .lessOrEqual, end), at: position)
    case .lastMonths(let text):
      return try inLastMonths(value, text, at: position)
    }
  }

  private func inPeriod(
    _ value: Expression, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    switch value.type {
    case .date:
      return both(
        compare(value, .greaterOrEqual, here(.periodStart, .date, position)),
        compare(value, .lessOrEqual, here(.referenceDay, .date, position)), at: position)
    case .month, .period:
      return compare(value, .equal, here(.referencePeriod, value.type, position))
    default: throw LanguageProblem(.notADay(value.type.words), at: position)
    }
  }

  private func yearEdges(
    _ type: ValueType, at position: SourcePosition
  ) throws(LanguageProblem) -> (Expression, Expression) {
    switch type {
    case .date: return (here(.yearStart, .date, position), here(.referenceDay, .date, position))
    case .month:
      return (here(.yearStart, .month, position), here(.referencePeriod, .month, position))
    default: throw LanguageProblem(.notADay(type.words), at: position)
    }
  }

  private func inLastMonths(
    _ value: Expression, _ text: String, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    guard let months = Int64(text), (1...1200).contains(months) else {
      throw LanguageProblem(.badNumber, at: position)
    }
    guard value.type == .date || value.type == .month else {
      throw LanguageProblem(.notADay(value.type.words), at: position)
    }
    if value.type == .month {
      let end = here(.referencePeriod, .month, position)
      let before = here(.shifted(end, by: -months, .months), .month, position)
      return both(compare(value, .greater, before), compare(value, .lessOrEqual, end), at: position)
    }
    // Whole calendar months: 30 April less one month would be 30 March, and 31 March too early.
    let end = here(.referenceDay, .date, position)
    let next = here(.shifted(end, by: 1, .days), .date, position)
    let start = here(.shifted(next, by: -months, .months), .date, position)
    return both(
      compare(value, .greaterOrEqual, start), compare(value, .lessOrEqual, end), at: position)
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
