import Model

extension Parser {
  /// A phrase that begins with a word: a name, or one of the language's own forms.
  mutating func phrase(at position: SourcePosition) throws(LanguageProblem) -> Syntax {
    if let name = aggregateAhead { return try aggregate(name, at: position) }
    if isWord("cut") && !isSign(".", ahead: 1) { return try cut(at: position) }
    if isWord("when") && !isSign(".", ahead: 1) { return try when(isEach: false, at: position) }
    if isWord("each") && isWord("when", ahead: 1) { return try when(isEach: true, at: position) }
    if isDaysOfSpan {
      _ = accept(words: "days of")
      return Syntax(kind: .days(try span()), position: position)
    }
    if isWord("of", ahead: 1), let phrase = try phraseWithOf(at: position) { return phrase }
    if isWord("last"), let month = Self.months.firstIndex(where: { isWord($0, ahead: 1) }) {
      return try lastAnniversary(month: month + 1, at: position)
    }
    if let unit = TimeUnit.allCases.first(where: { isPhrase("\($0.rawValue) from") }) {
      return try elapsed(unit, at: position)
    }
    return try named(at: position)
  }

  /// name | parameter "for" operand.
  private mutating func named(at position: SourcePosition) throws(LanguageProblem) -> Syntax {
    var path = [try name("a name")]
    while accept(sign: ".") { path.append(try name("a name")) }
    guard path.count == 1, accept(word: "for") else {
      return Syntax(kind: .name(path), position: position)
    }
    return Syntax(kind: .parameter(path[0], for: try nestedOperand()), position: position)
  }

  /// ( "parent" | "rank" | "year" | "month" ) "of" operand [ "into" list ].
  private mutating func phraseWithOf(
    at position: SourcePosition
  ) throws(LanguageProblem) -> Syntax? {
    if isWord("parent") { return Syntax(kind: .parent(try operandAfterOf()), position: position) }
    if isWord("rank") { return Syntax(kind: .rank(try operandAfterOf()), position: position) }
    guard let part = Syntax.DatePart.allCases.first(where: { isWord($0.rawValue) }) else {
      return nil
    }
    let day = try operandAfterOf()
    let list = accept(word: "into") ? try name("a code list") : nil
    return Syntax(kind: .part(part, day, list: list), position: position)
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
    let value = name == .exists || name == .count ? nil : try aggregated()
    let rows = try selection()
    var order: Syntax?
    if name == .first || name == .latest {
      try expect(word: "by")
      order = try expression()
    }
    try expect(sign: ")")
    return Syntax(kind: .aggregate(name, value: value, rows, by: order), position: position)
  }

  /// The value of `sum(value of rows)`.
  ///
  /// Columns may be called as phrases begin: in `greatest(month of benefits)` nothing is left for
  /// the rows where “month of benefits” is read as a phrase.
  private mutating func aggregated() throws(LanguageProblem) -> Syntax {
    let start = self
    do throws(LanguageProblem) {
      let value = try expression()
      try expect(word: "of")
      return value
    } catch {
      guard case .word(let column) = start.next.kind, start.isWord("of", ahead: 1) else {
        throw error
      }
      self = start
      advance()
      advance()
      return Syntax(kind: .name([column]), position: start.next.position)
    }
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

  /// when = [ "each" ] "when" condition "then" sum { "," "when" condition "then" sum }
  ///        [ "," "else" sum ] [ "into" list ].
  private mutating func when(
    isEach: Bool, at position: SourcePosition
  ) throws(LanguageProblem) -> Syntax {
    if isEach { advance() }
    var branches: [Syntax.Branch] = []
    repeat {
      try expect(word: "when")
      let condition = try expression()
      try expect(word: "then")
      branches.append(Syntax.Branch(condition: condition, value: try branchValue()))
    } while acceptComma(before: "when")
    let otherwise = !isEach && acceptElse() ? try branchValue() : nil
    let list: String?
    if isEach {
      try expect(word: "into")
      list = try name("a code list")
    } else {
      list = accept(word: "into") ? try name("a code list") : nil
    }
    return Syntax(
      kind: .when(branches, otherwise: otherwise, list: list, isEach: isEach), position: position)
  }

  private mutating func branchValue() throws(LanguageProblem) -> Syntax {
    try nested { (parser: inout Parser) throws(LanguageProblem) -> Syntax in try parser.sum() }
  }

  private mutating func acceptElse() -> Bool {
    _ = acceptComma(before: "else")
    return accept(word: "else")
  }

  /// A comma may belong to the text around; it is ours where a word of ours follows.
  private mutating func acceptComma(before word: String) -> Bool {
    guard isSign(",") && isWord(word, ahead: 1) else { return false }
    advance()
    return true
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
    let other = accept(word: "before") ? try nestedOperand() : nil
    return Syntax(
      kind: .lastAnniversary(month: month, day: day, before: other), position: position)
  }

  /// The operand of `parent of` and the like.
  private mutating func operandAfterOf() throws(LanguageProblem) -> Syntax {
    advance()
    advance()
    return try nestedOperand()
  }

  private mutating func nestedOperand() throws(LanguageProblem) -> Syntax {
    try nested { (parser: inout Parser) throws(LanguageProblem) -> Syntax in
      try parser.operand()
    }
  }

  private mutating func elapsed(
    _ unit: TimeUnit, at position: SourcePosition
  ) throws(LanguageProblem) -> Syntax {
    _ = accept(words: unit.rawValue)
    try expect(word: "from")
    let (from, to) = try nested {
      (parser: inout Parser) throws(LanguageProblem) -> (Syntax, Syntax) in
      let from = try parser.sum()
      try parser.expect(word: "to")
      return (from, try parser.sum())
    }
    return Syntax(kind: .elapsed(unit, from: from, to: to), position: position)
  }
}
