import Model

extension Parser {
  /// selection = extract [ time ] [ "where" condition ].
  mutating func selection() throws(LanguageProblem) -> SelectionSyntax {
    let position = next.position
    let extract = try name("an extract")
    let time = try timeClause()
    let condition = accept(word: "where") ? try expression() : nil
    return SelectionSyntax(
      extract: extract, position: position, time: time, condition: condition)
  }

  private mutating func timeClause() throws(LanguageProblem) -> SelectionSyntax.TimeClause? {
    guard accept(word: "in") else { return nil }
    guard accept(word: "force") else { return .within(try group()) }
    if accept(word: "during") {
      try expect(word: "period")
      return .inForceDuringPeriod
    }
    try expect(word: "at")
    return .inForce(at: try daySum())
  }

  /// A day, possibly moved: `day - 12 months`; a condition may follow it.
  private mutating func daySum() throws(LanguageProblem) -> Syntax {
    let position = next.position
    var day = try plainDay(at: position)
    while let sign = try acceptArithmetic([.add, .subtract]) {
      let place = next.position
      let amount = try number("a length of time")
      guard let unit = acceptUnit() else { throw unexpected("“days”, “months” or “years”") }
      let length = Syntax(kind: .quantity(amount, unit), position: place)
      day = Syntax(kind: .arithmetic(sign, day, length), position: position)
    }
    return day
  }

  private mutating func plainDay(at position: SourcePosition) throws(LanguageProblem) -> Syntax {
    if case .quoted(let text) = next.kind {
      advance()
      return Syntax(kind: .quoted(text), position: position)
    }
    var path = [try name("a day")]
    while accept(sign: ".") { path.append(try name("a name")) }
    return Syntax(kind: .name(path), position: position)
  }

  /// The whole of a population's text.
  mutating func population() throws(LanguageProblem) -> SelectionSyntax {
    let selection = try selection()
    try expectEnd()
    return selection
  }

  /// The whole of a measure's text.
  mutating func measure() throws(LanguageProblem) -> MeasureSyntax {
    let position = next.position
    let kind = try measureKind()
    try expectEnd()
    return MeasureSyntax(kind: kind, position: position)
  }

  private mutating func measureKind() throws(LanguageProblem) -> MeasureSyntax.Kind {
    if accept(word: "share") { return .share(try expressionAfterOf()) }
    if accept(word: "sum") { return .sum(try expressionAfterOf()) }
    if accept(word: "value") { return .value(try expressionAfterOf()) }
    if accept(word: "mean") { return .mean(try expressionAfterOf()) }
    if accept(word: "median") { return .percentile("50", try expressionAfterOf()) }
    if accept(word: "percentile") {
      let order = try number("a number between 0 and 100")
      return .percentile(order, try expressionAfterOf())
    }
    if accept(word: "ratio") {
      try expect(word: "of")
      let numerator = try total()
      try expect(word: "to")
      return .ratio(numerator, try total())
    }
    guard accept(word: "count") else {
      throw unexpected("count, share, ratio, sum, value, mean, median or percentile")
    }
    guard accept(word: "of") else { return .count }
    try expect(word: "distinct")
    return .distinct(try expression())
  }

  private mutating func expressionAfterOf() throws(LanguageProblem) -> Syntax {
    try expect(word: "of")
    return try expression()
  }

  private mutating func total() throws(LanguageProblem) -> MeasureSyntax.TotalSyntax {
    if accept(word: "sum") { return .sum(try expressionAfterOf()) }
    try expect(word: "count")
    return isWord("of") ? .countWhere(try expressionAfterOf()) : .count
  }

  /// The whole of a variable's text.
  mutating func variable() throws(LanguageProblem) -> Syntax {
    let expression = try expression()
    try expectEnd()
    return expression
  }
}
