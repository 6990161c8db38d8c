import Model

extension Parser {
  /// The whole of a formula's text.
  mutating func formula() throws(LanguageProblem) -> FormulaSyntax {
    let formula = try formulaSum()
    try expectEnd()
    return formula
  }

  private mutating func formulaSum() throws(LanguageProblem) -> FormulaSyntax {
    try nested { (parser: inout Parser) throws(LanguageProblem) -> FormulaSyntax in
      var left = try parser.formulaProduct()
      while let sign = try parser.acceptArithmetic([.add, .subtract]) {
        left = FormulaSyntax(
          kind: .arithmetic(sign, left, try parser.formulaProduct()), position: left.position)
      }
      return left
    }
  }

  private mutating func formulaProduct() throws(LanguageProblem) -> FormulaSyntax {
    var left = try formulaOperand()
    while let sign = try acceptArithmetic([.multiply, .divide]) {
      left = FormulaSyntax(
        kind: .arithmetic(sign, left, try formulaOperand()), position: left.position)
    }
    return left
  }

  private mutating func formulaOperand() throws(LanguageProblem) -> FormulaSyntax {
    let position = next.position
    if accept(sign: "(") {
      let inner = try formulaSum()
      try expect(sign: ")")
      return inner
    }
    if accept(sign: "|") {
      let inner = try formulaSum()
      try expect(sign: "|")
      return FormulaSyntax(kind: .absolute(inner), position: position)
    }
    if accept(sign: "-") {
      let operand = try nested { (parser: inout Parser) throws(LanguageProblem) -> FormulaSyntax in
        try parser.formulaOperand()
      }
      return FormulaSyntax(kind: .negated(operand), position: position)
    }
    if case .number(let text) = next.kind {
      advance()
      return FormulaSyntax(kind: .number(text), position: position)
    }
    if isSign("(", ahead: 1) { return try windowed(at: position) }
    return try reference(.single)
  }

  /// window = ( "mean" | "sum" ) "(" reference ( "over" n "periods" | "year" "to" "date" ) ")"
  ///        | ( "mean" | "sum" ) "(" formula "over" dimension ")".
  private mutating func windowed(at position: SourcePosition) throws(LanguageProblem)
    -> FormulaSyntax
  {
    guard let name = Formula.Combination.allCases.first(where: { isWord($0.rawValue) }) else {
      throw unexpected("“mean” or “sum”")
    }
    advance()
    try expect(sign: "(")
    let inner = try formulaSum()
    let made = try taken(inner, name, at: position)
    try expect(sign: ")")
    return made
  }

  /// The values of an indicator in several periods, or of a formula at several codes.
  private mutating func taken(
    _ inner: FormulaSyntax, _ name: Formula.Combination, at position: SourcePosition
  ) throws(LanguageProblem) -> FormulaSyntax {
    if name == .sum && accept(words: "year to date") {
      return try windowed(inner, .yearToDate, at: position)
    }
    try expect(word: "over")
    let place = next.position
    guard case .number(let text) = next.kind else {
      return FormulaSyntax(
        kind: .over(name, inner, dimension: try self.name("a dimension or a number"), place),
        position: position)
    }
    advance()
    guard let periods = Int(text), (1...1200).contains(periods) else {
      throw LanguageProblem(.badNumber, at: place)
    }
    try expect(word: "periods")
    return try windowed(
      inner, name == .mean ? .mean(periods: periods) : .sum(periods: periods), at: position)
  }

  private func windowed(
    _ inner: FormulaSyntax, _ window: Formula.Window, at position: SourcePosition
  ) throws(LanguageProblem) -> FormulaSyntax {
    guard case .reference(let indicator, let qualifiers, .single) = inner.kind else {
      throw LanguageProblem(.windowOfFormula, at: inner.position)
    }
    return FormulaSyntax(kind: .reference(indicator, qualifiers, window), position: position)
  }

  private mutating func reference(_ window: Formula.Window) throws(LanguageProblem) -> FormulaSyntax
  {
    let position = next.position
    let indicator = try name("an indicator")
    var qualifiers: [FormulaSyntax.Qualifier] = []
    if accept(sign: "[") {
      repeat { qualifiers.append(try qualifier()) } while accept(sign: ",")
      try expect(sign: "]")
    }
    return FormulaSyntax(
      kind: .reference(indicator, qualifiers, window), position: position)
  }

  private mutating func qualifier() throws(LanguageProblem) -> FormulaSyntax.Qualifier {
    let position = next.position
    if case .number(let text) = next.kind {
      advance()
      guard let months = Int(text), (1...1200).contains(months) else {
        throw LanguageProblem(.badNumber, at: position)
      }
      if !accept(word: "month") { try expect(word: "months") }
      try expect(word: "ago")
      return .monthsAgo(months)
    }
    let dimension = try name("a dimension or a number of months")
    try expect(sign: "=")
    let place = next.position
    if case .quoted(let code) = next.kind {
      advance()
      return .code(dimension: dimension, code: code, place)
    }
    let code = try name("a code")
    return code == "total"
      ? .total(dimension: dimension, place) : .code(dimension: dimension, code: code, place)
  }
}
