import Model

/// Resolves a formula over other indicators and checks that its inputs have what it needs.
struct FormulaChecker {
  /// The indicators that can be named, by id.
  let sources: [String: IndicatorSource]
  /// Dimensions by id.
  let dimensions: [String: Dimension]
  /// The indicator that the formula defines.
  let owner: IndicatorSource

  /// Types a formula.
  func check(_ text: DefinitionText) throws(LanguageProblem) -> Formula {
    _ = try BreakdownChecker(dimensions: dimensions).check(owner.breakdowns)
    var parser = try Parser(text)
    return try typed(try parser.formula())
  }

  /// The unit of measure must be able to hold what the formula gives.
  func requireUnit(of formula: Formula, at position: SourcePosition) throws(LanguageProblem) {
    let units = sources.mapValues(\.description.unit)
    let unit = owner.description.unit
    if let misfit = FormulaUnit(formula, units: units).misfit(unit) {
      throw LanguageProblem(
        .unitDoesNotFit(unit: unit.rawValue, measure: misfit), at: position)
    }
  }

  /// Types a formula; `over` names the dimensions whose codes are taken together around it.
  private func typed(
    _ syntax: FormulaSyntax, over: Set<String> = []
  ) throws(LanguageProblem) -> Formula {
    switch syntax.kind {
    case .number(let text):
      guard let number = Double(text), number.isFinite else {
        throw LanguageProblem(.badNumber, at: syntax.position)
      }
      return .number(number)
    case .negated(let operand):
      return .arithmetic(.subtract, .number(0), try typed(operand, over: over))
    case .arithmetic(let sign, let left, let right):
      return .arithmetic(sign, try typed(left, over: over), try typed(right, over: over))
    case .absolute(let inner): return .absolute(try typed(inner, over: over))
    case .over(let combination, let inner, let name, let position):
      let dimension = try BreakdownChecker(dimensions: dimensions).dimension(name, at: position).id
      guard !over.contains(dimension) else {
        throw LanguageProblem(.repeatedDimension(dimension), at: position)
      }
      return .over(
        combination, dimension: dimension, try typed(inner, over: over.union([dimension])))
    case .reference(let id, let qualifiers, let window):
      return .reference(try reference(id, qualifiers, window, over: over, at: syntax.position))
    }
  }

  private func reference(
    _ id: String, _ qualifiers: [FormulaSyntax.Qualifier], _ window: Formula.Window,
    over: Set<String>, at position: SourcePosition
  ) throws(LanguageProblem) -> Formula.Reference {
    guard let source = sources[id] else {
      throw LanguageProblem(
        .unknownIndicator(id, nearest: nearestName(to: id, among: sources.keys.sorted())),
        at: position)
    }
    var reference = Formula.Reference(indicator: id, window: window)
    for qualifier in qualifiers { try apply(qualifier, to: &reference, at: position) }
    let length = owner.description.frequency.months
    guard reference.monthsAgo.isMultiple(of: length) else {
      throw LanguageProblem(.partOfPeriod(months: length), at: position)
    }
    if source.description.frequency != owner.description.frequency && owner.carryForward == 0 {
      throw LanguageProblem(.otherFrequency(id), at: position)
    }
    for table in [[]] + owner.breakdowns {
      try require(over.union(table.map(\.text)), of: source, reference, at: position)
    }
    return reference
  }

  private func apply(
    _ qualifier: FormulaSyntax.Qualifier, to reference: inout Formula.Reference,
    at position: SourcePosition
  ) throws(LanguageProblem) {
    switch qualifier {
    case .monthsAgo(let months):
      guard reference.monthsAgo == 0 else {
        throw LanguageProblem(.repeatedQualifier, at: position)
      }
      reference.monthsAgo = months
    case .total(let name, let position):
      _ = try unfixed(name, reference, at: position)
      reference.fixed[name] = .total
    case .code(let name, let code, let position):
      let list = try unfixed(name, reference, at: position).codeList
      guard let index = list.position(of: code) else {
        throw LanguageProblem(
          .unknownCode(
            code, list: list.id, nearest: nearestName(to: code, among: list.codes.map(\.id))),
          at: position)
      }
      reference.fixed[name] = .code(index)
    }
  }

  private func unfixed(
    _ name: String, _ reference: Formula.Reference, at position: SourcePosition
  ) throws(LanguageProblem) -> Dimension {
    let dimension = try BreakdownChecker(dimensions: dimensions).dimension(name, at: position)
    guard reference.fixed[name] == nil else {
      throw LanguageProblem(.repeatedQualifier, at: position)
    }
    return dimension
  }

  /// The input must have the table in which the formula's own table looks it up.
  private func require(
    _ table: Set<String>, of source: IndicatorSource, _ reference: Formula.Reference,
    at position: SourcePosition
  ) throws(LanguageProblem) {
    let fixedCodes = reference.fixed.filter { $0.value != .total }.keys
    let needed = table.filter { reference.fixed[$0] == nil }.union(fixedCodes)
    let tables = source.breakdowns.map { Set($0.map(\.text)) }
    guard !needed.isEmpty, !tables.contains(needed), let missing = needed.sorted().first else {
      return
    }
    let absent = needed.sorted().first { name in !tables.contains { $0.contains(name) } }
    throw LanguageProblem(
      .missingBreakdown(indicator: source.description.id, dimension: absent ?? missing),
      at: position)
  }
}
