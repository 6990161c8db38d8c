import Model

extension Parser {
  /// selection = extract [ "as" name ] [ "for" "household" ] [ time ] [ "where" condition ].
  mutating func selection() throws(LanguageProblem) -> SelectionSyntax {
    let position = next.position
    let extract = try name("an extract")
    let alias = try alias()
    let household = isWord("for") ? next.position : nil
    if accept(word: "for") { try expect(word: "household") }
    let time = try timeClause()
    let condition = accept(word: "where") ? try expression() : nil
    return SelectionSyntax(
      extract: extract, position: position, alias: alias, household: household, time: time,
      condition: condition)
  }

  private mutating func alias() throws(LanguageProblem) -> SelectionSyntax.Alias? {
    guard accept(word: "as") else { return nil }
    let position = next.position
    return SelectionSyntax.Alias(name: try name("a name for its rows"), position: position)
  }

  private mutating func timeClause() throws(LanguageProblem) -> SelectionSyntax.TimeClause? {
    guard accept(word: "in") else { return nil }
    guard accept(word: "force") else { return .within(try group()) }
    if accept(word: "during") { return try duringPeriod() }
    try expect(word: "at")
    return .inForce(at: try daySum())
  }

  private mutating func duringPeriod() throws(LanguageProblem) -> SelectionSyntax.TimeClause {
    guard accept(word: "period") else {
      throw LanguageProblem(
        .unexpected(
          found: next.description, expected: "“period”",
          remedy: "write “days of spells(…) within last 6 months > 0 days”"), at: next.position)
    }
    return .inForceDuringPeriod
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
    if isSign("(") { return try operand() }
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
    if let place = selection.household {
      throw LanguageProblem(.populationOfHousehold, at: place)
    }
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
    if accept(word: "share") {
      let condition = try expressionAfterOf()
      return .share(condition, weight: accept(words: "weighted by") ? try expression() : nil)
    }
    if accept(word: "sum") { return .sum(try expressionAfterOf()) }
    if accept(word: "value") { return .value(try expressionAfterOf()) }
    if accept(word: "mean") { return .mean(try expressionAfterOf()) }
    if accept(word: "least") { return .least(try expressionAfterOf()) }
    if accept(word: "greatest") { return .greatest(try expressionAfterOf()) }
    if accept(word: "median") { return try quantile("50") }
    if accept(word: "percentile") { return try quantile(try number("a number between 0 and 100")) }
    if accept(word: "ratio") {
      try expect(word: "of")
      let numerator = try total()
      try expect(word: "to")
      return .ratio(numerator, try total())
    }
    guard accept(word: "count") else {
      throw unexpected(
        "count, share, ratio, sum, value, mean, least, greatest, median or percentile")
    }
    guard accept(word: "of") else { return .count }
    try expect(word: "distinct")
    return .distinct(try expression())
  }

  /// "of" ( condition | "time" "from" sum "to" sum [ "until" sum ] [ "since" sum ] [ "in" unit ] ).
  private mutating func quantile(_ order: String) throws(LanguageProblem) -> MeasureSyntax.Kind {
    guard isPhrase("of time from") else { return .percentile(order, try expressionAfterOf()) }
    _ = accept(words: "of time from")
    let start = try sum()
    try expect(word: "to")
    let event = try sum()
    let until = accept(word: "until") ? try sum() : nil
    let since = accept(word: "since") ? try sum() : nil
    let hasUnit = accept(word: "in")
    let place = next.position
    let words = next
    let unit = hasUnit ? acceptUnit() : .days
    guard let unit, unit != .months, unit != .years else {
      throw LanguageProblem(
        .unexpected(
          found: words.description, expected: "“days”, “work days”, “school days” or “term days”"),
        at: place)
    }
    return .duration(
      order,
      MeasureSyntax.TimeSyntax(
        start: start, event: event, until: until, since: since, unit: unit, unitPosition: place))
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
