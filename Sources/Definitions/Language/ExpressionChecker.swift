import Model

/// Resolves the names and types of an expression; the forms are in the extensions.
struct ExpressionChecker {
  /// What names mean here.
  let scope: Scope
  /// Variables being expanded, to find circles.
  var expanding: [String] = []

  /// Checks an expression; `expected` is the type that a bare code takes its list from.
  func check(
    _ syntax: Syntax, expecting expected: ValueType? = nil
  ) throws(LanguageProblem) -> Expression {
    let position = syntax.position
    switch syntax.kind {
    case .number(let text): return try number(text, at: position)
    case .quantity(let text, let unit): return try quantity(text, unit, at: position)
    case .quoted(let text): return try code(text, of: expected, at: position)
    case .name(let path): return try name(path, expecting: expected, at: position)
    case .negated(let operand): return try negative(operand, at: position)
    case .arithmetic(let sign, let left, let right):
      return try arithmetic(sign, left, right, isDay: expected == .date, at: position)
    case .comparison(let sign, let left, let right):
      return try comparison(sign, left, right, at: position)
    case .membership(let value, let group, let isNegated):
      return negated(try membership(value, group, at: position), isNegated)
    case .missing(let value, let isNegated):
      let test = Expression(.isMissing(try check(value)), type: .yesNo, position: position)
      return negated(test, isNegated)
    case .and(let parts): return here(.and(try conditions(parts)), .yesNo, position)
    case .or(let parts): return here(.or(try conditions(parts)), .yesNo, position)
    case .not(let operand): return negated(try condition(operand), true)
    case .elapsed(let unit, let from, let to):
      return try elapsed(unit, from, to, at: position)
    case .otherwise(let value, let other): return try otherwise(value, other, at: position)
    case .cut(let value, let bounds, let list):
      return try cut(value, at: bounds, into: list, position)
    case .rank(let value): return try rank(of: value, at: position)
    case .lastAnniversary(let month, let day, let other):
      return try anniversary(month, day, before: other, at: position)
    case .part(let part, let day, let list):
      return try self.part(part, of: day, into: list, at: position)
    case .prefixed(let value, let prefixes):
      return try prefixed(value, prefixes, at: position)
    case .when(let branches, let otherwise, let list, let isEach):
      if isEach, let list { return try codes(branches, into: list, at: position) }
      return try when(
        branches, otherwise: otherwise, into: list, expecting: expected, at: position)
    case .days(let span): return here(.days(try self.span(span)), .days, position)
    case .covered(let span, let other, let isNegated):
      return negated(try covered(span, by: other, at: position), isNegated)
    case .parameter(let name, let group): return try parameter(name, for: group, at: position)
    case .parent(let value): return try parent(of: value, at: position)
    case .aggregate(let name, let value, let rows, let order):
      return try aggregate(name, value, rows, by: order, at: position)
    }
  }

  /// Checks something that holds or does not.
  func condition(_ syntax: Syntax) throws(LanguageProblem) -> Expression {
    let checked = try check(syntax)
    guard checked.type == .yesNo else {
      throw LanguageProblem(.notACondition(checked.type.words), at: syntax.position)
    }
    return checked
  }

  private func conditions(_ parts: [Syntax]) throws(LanguageProblem) -> [Expression] {
    var checked: [Expression] = []
    for part in parts { checked.append(try condition(part)) }
    return checked
  }

  /// Checks a number.
  func numeric(_ syntax: Syntax) throws(LanguageProblem) -> Expression {
    let checked = try check(syntax)
    guard checked.type.isNumeric else {
      throw LanguageProblem(.notANumber(checked.type.words), at: syntax.position)
    }
    return checked
  }

  /// Checks a day.
  func day(_ syntax: Syntax) throws(LanguageProblem) -> Expression {
    let checked = try check(syntax, expecting: .date)
    guard checked.type == .date else {
      throw LanguageProblem(.notADay(checked.type.words), at: syntax.position)
    }
    return checked
  }

  private func negated(_ expression: Expression, _ isNegated: Bool) -> Expression {
    isNegated
      ? Expression(.not(expression), type: .yesNo, position: expression.position) : expression
  }

  private func number(_ text: String, at position: SourcePosition) throws(LanguageProblem)
    -> Expression
  {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let places = parts.count == 2 ? parts[1].count : 0
    guard let stored = Int64(parts.joined()), places <= 6, stored < 1_000_000_000_000 else {
      throw LanguageProblem(.badNumber, at: position)
    }
    return Expression(
      .literal(stored), type: places == 0 ? .integer : .decimal(places: places),
      position: position)
  }

  private func quantity(
    _ text: String, _ unit: TimeUnit, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    guard let amount = Int64(text), amount <= 36_600 else {
      throw LanguageProblem(.badNumber, at: position)
    }
    switch unit {
    case .days: return Expression(.literal(amount), type: .days, position: position)
    case .months: return Expression(.literal(amount), type: .months, position: position)
    case .years: return Expression(.literal(amount * 12), type: .months, position: position)
    case .workDays, .schoolDays, .termDays:
      throw LanguageProblem(.lengthOfCalendar(unit.rawValue), at: position)
    }
  }
}
