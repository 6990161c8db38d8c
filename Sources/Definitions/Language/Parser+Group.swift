import Model

extension Parser {
  /// group = set | interval | bound ".." bound | "cohort" | "year" "to" "date"
  ///       | "period" [ n "months" "ago" ] | "last" n "months" [ "until" n "months" "ago" ].
  mutating func group() throws(LanguageProblem) -> Syntax.Group {
    if isSign("{") { return .set(try codes()) }
    if isSign("(") || isSign("[") { return try interval() }
    if let group = try timeGroup() { return group }
    let lower = try sum()
    try expect(sign: "..")
    return .interval(lower, try sum(), includesLower: true, includesUpper: true)
  }

  /// Days or months that follow from the reference period, if one comes next.
  mutating func timeGroup() throws(LanguageProblem) -> Syntax.Group? {
    if isWord("cohort"), !isSign(".", ahead: 1), !isSign("..", ahead: 1) {
      advance()
      return .cohort
    }
    if accept(word: "period") {
      guard case .number = next.kind else { return .period(monthsAgo: 0) }
      return .period(monthsAgo: try monthsAgo())
    }
    if accept(word: "year") {
      try expect(word: "to")
      try expect(word: "date")
      return .yearToDate
    }
    guard accept(word: "last") else { return nil }
    let months = try months()
    return .lastMonths(months, until: accept(word: "until") ? try monthsAgo() : 0)
  }

  private mutating func monthsAgo() throws(LanguageProblem) -> Int {
    let months = try months()
    try expect(word: "ago")
    return months
  }

  /// `12 months`, at most a century.
  private mutating func months() throws(LanguageProblem) -> Int {
    let place = next.position
    let text = try number("a number of months")
    guard let months = Int(text), (1...1200).contains(months) else {
      throw LanguageProblem(.badNumber, at: place)
    }
    if !accept(word: "month") { try expect(word: "months") }
    return months
  }

  /// The codes of `begins with`.
  mutating func prefixed(_ value: Syntax) throws(LanguageProblem) -> Syntax {
    advance()
    advance()
    let prefixes = isSign("{") ? try codes() : [try operand()]
    return Syntax(kind: .prefixed(value, prefixes), position: value.position)
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
