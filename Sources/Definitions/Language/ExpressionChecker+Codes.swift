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

  /// `x begins with {'4', '5'}`: whether a code is one of those whose ids begin so.
  func prefixed(
    _ value: Syntax, _ prefixes: [Syntax], at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    let code = try check(value)
    guard case .code(let name) = code.type else {
      throw LanguageProblem(.notACode(code.type.words), at: value.position)
    }
    let ids = try scope.names.codeList(name, at: position).codes.map(\.id)
    var matching: Set<Int> = []
    for prefix in prefixes {
      guard let text = prefix.codeText else {
        throw LanguageProblem(.notListable(code.type.words), at: prefix.position)
      }
      let found = ids.indices.filter { ids[$0].hasPrefix(text) }
      guard !found.isEmpty else {
        throw LanguageProblem(.noPrefix(text, list: name), at: prefix.position)
      }
      matching.formUnion(found)
    }
    return here(.among(code, matching.sorted().map { Int64($0) }), .yesNo, position)
  }

  /// `when a then x, else y`: the value of the first branch that holds.
  func when(
    _ branches: [Syntax.Branch], otherwise: Syntax?, into list: String?, expecting: ValueType?,
    at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    if let list { _ = try scope.names.codeList(list, at: position) }
    var expected = list.map { ValueType.code(list: $0) } ?? expecting
    var values: [Expression] = []
    for value in branches.map(\.value) + [otherwise].compactMap({ $0 }) {
      let checked = try check(value, expecting: expected)
      expected = expected ?? checked.type
      values.append(checked)
    }
    values = try alike(values, list.map { .code(list: $0) }, at: position)
    var made: [Branch] = []
    for (branch, value) in zip(branches, values) {
      made.append(Branch(condition: try condition(branch.condition), value: value))
    }
    return here(
      .when(made, otherwise: otherwise == nil ? nil : values.last),
      values.first?.type ?? .yesNo, position)
  }

  /// Values brought to one type; a list that is named is the type of all.
  private func alike(
    _ values: [Expression], _ type: ValueType?, at position: SourcePosition
  ) throws(LanguageProblem) -> [Expression] {
    guard let first = values.first else { return values }
    var model = type.map { here(.literal(0), $0, position) } ?? first
    for value in values { model = try comparable(model, value, at: value.position).0 }
    // A number without a value of its own: only its type and scale count.
    model.kind = .literal(0)
    var alike: [Expression] = []
    for value in values { alike.append(try comparable(model, value, at: value.position).1) }
    return alike
  }

  /// `each when a then x, when b then y into list`: the codes of all branches that hold.
  func codes(
    _ branches: [Syntax.Branch], into name: String, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    let type = ValueType.code(list: name)
    _ = try set(of: type, at: position)
    var made: [Branch] = []
    for branch in branches {
      let value = try check(branch.value, expecting: type)
      guard value.type == type else {
        throw LanguageProblem(
          .differentTypes(value.type.words, type.words), at: branch.value.position)
      }
      made.append(Branch(condition: try condition(branch.condition), value: value))
    }
    return here(.codes(made), .codeSet(list: name), position)
  }

  /// The type of sets of codes of a type; a set has a bit for each code of its list.
  func set(of type: ValueType, at position: SourcePosition) throws(LanguageProblem) -> ValueType {
    guard case .code(let name) = type else {
      throw LanguageProblem(.notACode(type.words), at: position)
    }
    let count = try scope.names.codeList(name, at: position).codes.count
    guard count <= Self.largestSet else {
      throw LanguageProblem(.tooManyCodes(list: name, most: Self.largestSet), at: position)
    }
    return .codeSet(list: name)
  }

  private static let largestSet = 62
}

extension Syntax {
  /// The text of a code or of the beginning of one.
  fileprivate var codeText: String? {
    switch kind {
    case .quoted(let text), .number(let text): text
    case .name(let path) where path.count == 1: path[0]
    default: nil
    }
  }
}
