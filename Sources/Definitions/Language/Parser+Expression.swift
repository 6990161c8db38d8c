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

  /// predicate = sum [ comparison sum | [ "not" ] "in" group | "is" [ "not" ] "missing" ].
  private mutating func predicate() throws(LanguageProblem) -> Syntax {
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
    let isNegated = isWord("not") && isWord("in", ahead: 1)
    if isNegated { advance() }
    guard accept(word: "in") else { return left }
    let group = try group()
    return Syntax(kind: .membership(left, group, isNegated: isNegated), position: left.position)
  }

  private mutating func sum() throws(LanguageProblem) -> Syntax {
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

  private mutating func operand() throws(LanguageProblem) -> Syntax {
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
    where accept(word: unit.rawValue) || accept(word: String(unit.rawValue.dropLast())) {
      return unit
    }
    return nil
  }

  /// A phrase that begins with a word: a name, or one of the language's own forms.
  private mutating func phrase(at position: SourcePosition) throws(LanguageProblem) -> Syntax {
    if let name = aggregateAhead { return try aggregate(name, at: position) }
    if isWord("cut") && !isSign(".", ahead: 1) { return try cut(at: position) }
    if isWord("parent") && isWord("of", ahead: 1) {
      return Syntax(kind: .parent(try operandAfterOf()), position: position)
    }
    if isWord("rank") && isWord("of", ahead: 1) {
      return Syntax(kind: .rank(try operandAfterOf()), position: position)
    }
    if isWord("last"), let month = Self.months.firstIndex(where: { isWord($0, ahead: 1) }) {
      return try lastAnniversary(month: month + 1, at: position)
    }
    if let unit = TimeUnit.allCases.first(where: { isWord($0.rawValue) }), isWord("from", ahead: 1)
    {
      return try elapsed(unit, at: position)
    }
    var path = [try name("a name")]
    while accept(sign: ".") { path.append(try name("a name")) }
    return Syntax(kind: .name(path), position: position)
  }

  private var aggregateAhead: Syntax.AggregateName? {
    guard isSign("(", ahead: 1) else { return nil }
    return Syntax.AggregateName.allCases.first { isWord($0.rawValue) }
  }

  /// aggregate = word "(" [ value "of" ] selection [ "by" value ] ")".
  private mutating func aggregate(
    _ name: Syntax.AggregateName, at position: SourcePosition
  ) throws(LanguageProblem) -> Syntax {
    advance()
    try expect(sign: "(")
    var value: Syntax?
    if name != .exists && name != .count {
      value = try expression()
      try expect(word: "of")
    }
    let rows = try selection()
    var order: Syntax?
    if name == .first || name == .latest {
      try expect(word: "by")
      order = try expression()
    }
    try expect(sign: ")")
    return Syntax(kind: .aggregate(name, value: value, rows, by: order), position: position)
  }

  private mutating func cut(at position: SourcePosition) throws(LanguageProblem) -> Syntax {
    advance()
    let value = try expression()
    try expect(word: "at")
    var bounds = [try expression()]
    while accept(sign: ",") { bounds.append(try expression()) }
    try expect(word: "into")
    let list = try name("a code list")
    return Syntax(kind: .cut(value, at: bounds, list: list), position: position)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// `last september 15`: 29 February would be no day of most years.
  private mutating func lastAnniversary(
    month: Int, at position: SourcePosition
  ) throws(LanguageProblem) -> Syntax {
    advance()
    advance()
    let place = next.position
    let text = try number("a day of the month")
    guard let day = Int(text), Day(year: 2023, month: month, day: day) != nil else {
      throw LanguageProblem(.badNumber, at: place)
    }
    return Syntax(kind: .lastAnniversary(month: month, day: day), position: position)
  }

  /// The operand of `parent of` and `rank of`.
  private mutating func operandAfterOf() throws(LanguageProblem) -> Syntax {
    advance()
    advance()
    return try nested { (parser: inout Parser) throws(LanguageProblem) -> Syntax in
      try parser.operand()
    }
  }

  private mutating func elapsed(
    _ unit: TimeUnit, at position: SourcePosition
  ) throws(LanguageProblem) -> Syntax {
    advance()
    advance()
    let (from, to) = try nested {
      (parser: inout Parser) throws(LanguageProblem) -> (Syntax, Syntax) in
      let from = try parser.sum()
      try parser.expect(word: "to")
      return (from, try parser.sum())
    }
    return Syntax(kind: .elapsed(unit, from: from, to: to), position: position)
  }

  /// group = set | interval | bound ".." bound | "period" | "year to date" | "last" n "months".
  mutating func group() throws(LanguageProblem) -> Syntax.Group {
    if isSign("{") { return .set(try codes()) }
    if isSign("(") || isSign("[") { return try interval() }
    if accept(word: "period") { return .period }
    if accept(word: "year") {
      try expect(word: "to")
      try expect(word: "date")
      return .yearToDate
    }
    if accept(word: "last") {
      let months = try number("a number of months")
      if !accept(word: "month") { try expect(word: "months") }
      return .lastMonths(months)
    }
    let lower = try sum()
    try expect(sign: "..")
    return .interval(lower, try sum(), includesLower: true, includesUpper: true)
  }

  private mutating func codes() throws(LanguageProblem) -> [Syntax] {
    try expect(sign: "{")
    var members = [try sum()]
    while accept(sign: ",") { members.append(try sum()) }
    try expect(sign: "}")
    return members
  }

  private mutating func interval() throws(LanguageProblem) -> Syntax.Group {
    let includesLower = isSign("[")
    advance()
    let lower = try sum()
    try expect(sign: ",")
    let upper = try sum()
    let includesUpper = isSign("]")
    guard accept(sign: "]") || accept(sign: ")") else { throw unexpected("“]” or “)”") }
    return .interval(
      lower, upper, includesLower: includesLower, includesUpper: includesUpper)
  }
}
