import Model

extension Parser {
  /// span = part { "within" part }.
  mutating func span() throws(LanguageProblem) -> Syntax.Span {
    try nested { (parser: inout Parser) throws(LanguageProblem) -> Syntax.Span in
      var span = try parser.spanPart()
      while parser.accept(word: "within") { span = .within(span, try parser.spanPart()) }
      return span
    }
  }

  /// part = own | "(" span ")" | group of time;
  /// own = "spell" "(" sum "to" sum ")" | "spells" "(" selection [ "joined" "over" n "days" ] ")".
  private mutating func spanPart() throws(LanguageProblem) -> Syntax.Span {
    let position = next.position
    if accept(sign: "(") {
      let inner = try span()
      try expect(sign: ")")
      return inner
    }
    guard isSpell else {
      guard let group = try timeGroup() else { throw unexpected("“spell(”, “spells(” or a period") }
      return .group(group, position)
    }
    let isOwn = isWord("spell")
    advance()
    advance()
    let span = isOwn ? try spell() : try spells()
    try expect(sign: ")")
    return span
  }

  private mutating func spell() throws(LanguageProblem) -> Syntax.Span {
    let from = try sum()
    try expect(word: "to")
    return .spell(from: from, to: try sum())
  }

  private mutating func spells() throws(LanguageProblem) -> Syntax.Span {
    let rows = try selection()
    guard accept(word: "joined") else { return .rows(rows, gap: 0) }
    try expect(word: "over")
    let place = next.position
    guard let gap = Int(try number("a number of days")), (1...3660).contains(gap) else {
      throw LanguageProblem(.badNumber, at: place)
    }
    if !accept(word: "day") { try expect(word: "days") }
    return .rows(rows, gap: gap)
  }

  /// Whether a span is written here that nothing else can be.
  var isSpell: Bool {
    (isWord("spell") || isWord("spells")) && isSign("(", ahead: 1)
  }

  /// Whether `days of` is followed by a span, and is no column of that name.
  var isDaysOfSpan: Bool {
    guard isPhrase("days of") else { return false }
    let words = ["period", "cohort", "year", "last"].contains { isWord($0, ahead: 2) }
    let spells = ["spell", "spells"].contains { isWord($0, ahead: 2) } && isSign("(", ahead: 3)
    return words || spells || isSign("(", ahead: 2)
  }

  /// `spell(a to b) in spells(…)`: left of `in` a span begins with one of its own words, because a
  /// period or bracket there could be a value.
  mutating func coveredSpan(at position: SourcePosition) throws(LanguageProblem) -> Syntax {
    let span = try span()
    let isNegated = accept(word: "not")
    try expect(word: "in")
    return Syntax(
      kind: .covered(span, by: try self.span(), isNegated: isNegated), position: position)
  }
}
