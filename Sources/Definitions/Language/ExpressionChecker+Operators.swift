import Model

extension ExpressionChecker {
  /// Two numbers of one scale, two reals, two days for a difference, or a day and a length.
  func arithmetic(
    _ sign: Arithmetic, _ left: Syntax, _ right: Syntax, isDay: Bool, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    let left = try check(left, expecting: isDay ? .date : nil)
    if let moved = try calendarSum(sign, left, right, at: position) { return moved }
    let right = try check(right, expecting: left.type == .date ? .date : nil)
    if left.type == .date { return try dayArithmetic(sign, left, right, at: position) }
    for side in [left, right] where !side.type.isNumeric {
      throw LanguageProblem(.notANumber(side.type.words), at: side.position)
    }
    switch sign {
    case .divide:
      return Expression(
        .arithmetic(.divide, real(left), real(right)), type: .real, position: position)
    case .multiply: return product(left, right, at: position)
    case .add, .subtract:
      guard (left.type == .days) == (right.type == .days) else {
        throw LanguageProblem(.differentTypes(left.type.words, right.type.words), at: position)
      }
      let (first, second) = try aligned(left, right)
      return Expression(
        .arithmetic(sign, first, second),
        type: first.type == .schoolYear ? .integer : first.type, position: position)
    }
  }

  /// `- x`: of a number as written the negative number, so that it can stand in sets and bounds.
  func negative(
    _ operand: Syntax, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    let value = try check(operand)
    if case .literal(let number) = value.kind, value.type.isNumeric || value.type == .months {
      return here(.literal(0 &- number), value.type, position)
    }
    guard value.type.isNumeric else {
      throw LanguageProblem(.notANumber(value.type.words), at: operand.position)
    }
    let zero = here(value.type == .real ? .real(0) : .literal(0), value.type, position)
    let type = value.type == .schoolYear ? .integer : value.type
    return here(.arithmetic(.subtract, zero, value), type, position)
  }

  private func dayArithmetic(
    _ sign: Arithmetic, _ left: Expression, _ right: Expression, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    if sign == .subtract && right.type == .date {
      return Expression(
        .elapsed(.days, from: right, to: left), type: .days, position: position)
    }
    guard case .literal(let amount) = right.kind, right.type == .days || right.type == .months,
      sign == .add || sign == .subtract
    else {
      throw LanguageProblem(.differentTypes(left.type.words, right.type.words), at: position)
    }
    return Expression(
      .shifted(
        left, by: sign == .add ? amount : -amount, right.type == .days ? .days : .months),
      type: .date, position: position)
  }

  /// Whole numbers keep the scale of the other factor; two decimals give a real number.
  private func product(
    _ left: Expression, _ right: Expression, at position: SourcePosition
  ) -> Expression {
    if right.type == .integer && left.type != .real {
      return Expression(.arithmetic(.multiply, left, right), type: left.type, position: position)
    }
    if left.type == .integer && right.type != .real {
      return Expression(.arithmetic(.multiply, left, right), type: right.type, position: position)
    }
    return Expression(
      .arithmetic(.multiply, real(left), real(right)), type: .real, position: position)
  }

  /// A comparison of two values that can be compared.
  func comparison(
    _ sign: Comparison, _ left: Syntax, _ right: Syntax, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    let (first, second) = try comparable(left, right, at: position)
    return Expression(.comparison(sign, first, second), type: .yesNo, position: position)
  }

  /// Two values of one type and scale; a bare code takes its list from the other side.
  func comparable(
    _ left: Syntax, _ right: Syntax, at position: SourcePosition
  ) throws(LanguageProblem) -> (Expression, Expression) {
    let first = try check(left)
    return try comparable(first, try check(right, expecting: first.type), at: position)
  }

  /// Two checked values of one type and scale.
  func comparable(
    _ first: Expression, _ second: Expression, at position: SourcePosition
  ) throws(LanguageProblem) -> (Expression, Expression) {
    let daysAgree = (first.type == .days) == (second.type == .days)
    if first.type.isNumeric && second.type.isNumeric && daysAgree {
      return try aligned(first, second)
    }
    guard first.type == second.type, first.type != .months else {
      throw LanguageProblem(.differentTypes(first.type.words, second.type.words), at: position)
    }
    // Each column has a dictionary of its own: its indices mean nothing beside another column's.
    guard !first.type.hasDictionary, !first.type.isSet else {
      throw LanguageProblem(.notComparable(first.type.words), at: position)
    }
    return (first, second)
  }

  /// A value where there is one, another value elsewhere.
  func otherwise(
    _ value: Syntax, _ other: Syntax, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    let (first, second) = try comparable(value, other, at: position)
    return Expression(.otherwise(first, second), type: first.type, position: position)
  }

  /// Two numbers brought to one scale, or to reals where one of them is.
  func aligned(
    _ left: Expression, _ right: Expression
  ) throws(LanguageProblem) -> (Expression, Expression) {
    guard let first = left.type.scale, let second = right.type.scale else {
      return (real(left), real(right))
    }
    if first < second { return (try scaled(left, by: second / first, as: right.type), right) }
    if second < first { return (left, try scaled(right, by: first / second, as: left.type)) }
    return (left, right)
  }

  private func scaled(
    _ value: Expression, by factor: Int64, as type: ValueType
  ) throws(LanguageProblem) -> Expression {
    if case .literal(let number) = value.kind {
      let (product, overflow) = number.multipliedReportingOverflow(by: factor)
      guard !overflow else { throw LanguageProblem(.badNumber, at: value.position) }
      return Expression(.literal(product), type: type, position: value.position)
    }
    return Expression(.scaled(value, by: factor), type: type, position: value.position)
  }

  /// An exact number as a real one.
  func real(_ value: Expression) -> Expression {
    guard let scale = value.type.scale else { return value }
    return Expression(.toReal(value, scale: scale), type: .real, position: value.position)
  }
}
