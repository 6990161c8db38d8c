import Model

extension ExpressionChecker {
  /// `cut age at 15, 25 into age_band`: the code of the band that a number falls in.
  func cut(
    _ value: Syntax, at bounds: [Syntax], into name: String, _ position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    let number = try numeric(value)
    let list = try scope.names.codeList(name, at: position)
    var stored: [Int64] = []
    for bound in bounds {
      let literal = try literal(bound, like: number)
      if let last = stored.last, last >= literal {
        throw LanguageProblem(.unorderedBounds, at: bound.position)
      }
      stored.append(literal)
    }
    guard list.codes.count == stored.count + 1 else {
      throw LanguageProblem(
        .bandCount(list: name, codes: list.codes.count, bands: stored.count + 1), at: position)
    }
    return here(.cut(number, at: stored), .code(list: name), position)
  }

  /// A bound stored as the number is; bounds of real numbers are whole.
  private func literal(
    _ bound: Syntax, like number: Expression
  ) throws(LanguageProblem) -> Int64 {
    let checked = try check(bound)
    if number.type == .real, case .literal(let literal) = checked.kind, checked.type == .integer {
      return literal
    }
    let (_, aligned) = try comparable(number, checked, at: bound.position)
    guard case .literal(let literal) = aligned.kind, aligned.type == number.type else {
      throw LanguageProblem(.badNumber, at: bound.position)
    }
    return literal
  }

  /// `rank of level_end`: the place of a code in its list, for ordinal lists.
  func rank(of value: Syntax, at position: SourcePosition) throws(LanguageProblem) -> Expression {
    let code = try check(value)
    guard case .code = code.type else {
      throw LanguageProblem(.notACode(code.type.words), at: position)
    }
    return here(.rank(code), .integer, position)
  }

  /// `parent of district_code`: the code one level up.
  func parent(of value: Syntax, at position: SourcePosition) throws(LanguageProblem) -> Expression {
    let child = try check(value)
    guard case .code(let name) = child.type else {
      throw LanguageProblem(.notACode(child.type.words), at: position)
    }
    let list = try scope.names.codeList(name, at: position)
    let parents = try scope.names.codeList(list.parentList ?? name, at: position)
    let mapping = list.codes.map { code in
      code.parent.flatMap { parents.position(of: $0) }.map { Int32($0) }
    }
    guard mapping.contains(where: { $0 != nil }) else {
      throw LanguageProblem(.noParent(list: name), at: position)
    }
    return here(
      .recoded(child, mapping.map { $0 ?? Column.missingNarrow }), .code(list: parents.id),
      position)
  }
}
