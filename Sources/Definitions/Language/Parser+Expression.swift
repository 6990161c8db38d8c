import Model

extension Parser {
  /// condition = conjunction { "or" conjunction }.
  mutating func expression() throws(LanguageProblem) -> Syntax {
    try nested { (parser: inout Parser) throws(LanguageProblem) -> Syntax in
      let first = try parser.conjunction()
      var parts = [first]
      while parser.accept(word: "or") { parts.append(try parser.conjunction()) }
      return parts.count == 1 ? first : Syntax(kind: .or(parts), position: first.position)
    }
  }

  private mutating func conjunction() throws(LanguageProblem) -> Syntax {
    let first = try negation()
    var parts = [first]
    while accept(word: "and") { parts.append(try negation()) }
    return parts.count == 1 ? first : Syntax(kind: .and(parts), position: first.position)
  }

  private mutating func negation() throws(LanguageProblem) -> Syntax {
    let position = next.position
    guard accept(word: "not") else { return try predicate() }
    let operand = try nested { (parser: inout Parser) throws(LanguageProblem) -> Syntax in
      try parser.negation()
    }
    return Syntax(kind: .not(operand), position: position)
  }

  /// predicate = sum [ comparison sum | [ "not" ] "in" ( group | stretch ) | "is" [ "not" ] "missing"
  ///           | "begins" "with" ( code | "{" code { "," code } "}" ) ]
  ///           | stretch [ "not" ] "in" span.
  private mutating func predicate() throws(LanguageProblem) -> Syntax {
    if isSpell { return try coveredSpan(at: next.position) }
    let left = try sum()
    if let comparison = Comparison.allCases.first(where: { isSign($0.rawValue) }) {
      advance()
      let right = try sum()
      return Syntax(kind: .comparison(comparison, left, right), position: left.position)
    }
    if accept(word: "is") {
      let isNegated = accept(word: "not")
      try expect(word: "missing")
      return Syntax(kind: .missing(left, isNegated: isNegated), position: left.position)
    }
    if isWord("begins") && isWord("with", ahead: 1) { return try prefixed(left) }
    let isNegated = isWord("not") && isWord("in", ahead: 1)
    if isNegated { advance() }
    guard accept(word: "in") else { return left }
    if isSpell {
      let day = Syntax.Span.spell(from: left, to: left)
      return Syntax(
        kind: .covered(day, by: try span(), isNegated: isNegated), position: left.position)
    }
    let group = try group()
    return Syntax(kind: .membership(left, group, isNegated: isNegated), position: left.position)
  }

  /// sum = product { ( "+" | "-" ) product } [ "otherwise" product ].
  mutating func sum() throws(LanguageProblem) -> Syntax {
    var left = try product()
    while let sign = try acceptArithmetic([.add, .subtract]) {
      left = Syntax(kind: .arithmetic(sign, left, try product()), position: left.position)
    }
    guard accept(word: "otherwise") else { return left }
    return Syntax(kind: .otherwise(left, try product()), position: left.position)
  }

  private mutating func product() throws(LanguageProblem) -> Syntax {
    var left = try operand()
    while let sign = try acceptArithmetic([.multiply, .divide]) {
      left = Syntax(kind: .arithmetic(sign, left, try operand()), position: left.position)
    }
    return left
  }

  /// A value without operators around it.
  mutating func operand() throws(LanguageProblem) -> Syntax {
    let position = next.position
    switch next.kind {
    case .sign("-"):
      advance()
      let operand = try nested { (parser: inout Parser) throws(LanguageProblem) -> Syntax in
        try parser.operand()
      }
      return Syntax(kind: .negated(operand), position: position)
    case .sign("("):
      advance()
      let inner = try expression()
      try expect(sign: ")")
      return inner
    case .number(let text):
      advance()
      guard let unit = acceptUnit() else { return Syntax(kind: .number(text), position: position) }
      return Syntax(kind: .quantity(text, unit), position: position)
    case .quoted(let text):
      advance()
      return Syntax(kind: .quoted(text), position: position)
    case .word: return try phrase(at: position)
    default: throw unexpected("a value")
    }
  }

  /// Steps over a unit of time, in the plural or the singular, if it comes next.
  mutating func acceptUnit() -> TimeUnit? {
    for unit in TimeUnit.allCases
    where accept(words: unit.rawValue) || accept(words: String(unit.rawValue.dropLast())) {
      return unit
    }
    return nil
  }
}
