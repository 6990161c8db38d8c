import Model

/// Turns the source of one indicator over units into a plan, collecting what is wrong.
struct IndicatorChecker {
  /// Everything that the language can name.
  let names: Names
  /// Dimensions by id.
  let dimensions: [String: Dimension]

  /// The plan of an indicator over units, or nil with everything that is wrong in its texts.
  func check(
    _ source: IndicatorSource, population: DefinitionText, measure: DefinitionText,
    into problems: inout [LanguageProblem]
  ) -> UnitPlan? {
    let tables = attempt(&problems) { () throws(LanguageProblem) in
      try BreakdownChecker(dimensions: dimensions).check(source.breakdowns)
    }
    let rows = attempt(&problems) { () throws(LanguageProblem) in
      var parser = try Parser(population)
      return try parser.population()
    }
    let syntax = attempt(&problems) { () throws(LanguageProblem) in
      var parser = try Parser(measure)
      return try parser.measure()
    }
    let contract = rows.flatMap { rows in
      attempt(&problems) { () throws(LanguageProblem) in
        try names.contract(rows.extract, at: rows.position)
      }
    }
    guard let rows, let contract else { return nil }
    let checker = ExpressionChecker(
      scope: Scope(
        names: names, extracts: [contract], alias: rows.alias?.name,
        cohort: source.description.cohort))
    let selection = attempt(&problems) { () throws(LanguageProblem) in
      if let alias = rows.alias { try checker.check(alias, among: []) }
      let selection = try checker.selection(rows, of: contract, outer: nil)
      try requireCohort(of: source, rows, checker, contract)
      return selection
    }
    let typed = syntax.flatMap { syntax in
      attempt(&problems) { () throws(LanguageProblem) in
        try MeasureChecker(expressions: checker).check(syntax, unit: source.description.unit)
      }
    }
    let breakdowns = BreakdownCodes(names: names, checker: checker, measure: typed)
    let responses = attempt(&problems) { () throws(LanguageProblem) in
      try breakdowns.responses(source, dimensions)
    }
    let codes = codes(tables ?? [], breakdowns, but: source.responses, into: &problems)
    attempt(&problems) { () throws(LanguageProblem) in try requireShare(of: source, typed) }
    guard problems.isEmpty, let selection, let typed, let responses else { return nil }
    return UnitPlan(
      population: selection, measure: typed, missing: source.missing, dimensions: codes,
      responses: responses, unlinked: source.unlinked ?? .exclude,
      countsPersons: typed.addsUpCounts(of: contract))
  }

  /// Only a share has an interval, or can say that all of a group are alike.
  private func requireShare(
    of source: IndicatorSource, _ measure: Measure?
  ) throws(LanguageProblem) {
    switch measure {
    case nil, .share, .weightedShare: return
    default: break
    }
    if source.description.interval != nil {
      throw LanguageProblem(.intervalWithoutShare, at: source.place(of: "interval").position)
    }
    if source.isSensitive {
      throw LanguageProblem(.sensitiveWithoutShare, at: source.place(of: "sensitive").position)
    }
  }

  /// A population of cohorts must be what it says: without them it must not be understood.
  private func requireCohort(
    of source: IndicatorSource, _ rows: SelectionSyntax, _ checker: ExpressionChecker,
    _ contract: ExtractContract
  ) throws(LanguageProblem) {
    guard source.description.cohort != nil else { return }
    var scope = checker.scope
    scope.cohort = nil
    guard (try? ExpressionChecker(scope: scope).selection(rows, of: contract, outer: nil)) == nil
    else {
      throw LanguageProblem(.unusedCohort, at: source.place(of: "cohort").position)
    }
  }

  @discardableResult
  private func attempt<Result>(
    _ problems: inout [LanguageProblem], _ body: () throws(LanguageProblem) -> Result
  ) -> Result? {
    do throws(LanguageProblem) {
      return try body()
    } catch {
      problems.append(error)
      return nil
    }
  }

  private func codes(
    _ dimensions: [(dimension: Dimension, position: SourcePosition)],
    _ breakdowns: BreakdownCodes, but responses: [IndicatorSource.ResponseSource],
    into problems: inout [LanguageProblem]
  ) -> [String: Expression] {
    var codes: [String: Expression] = [:]
    for (dimension, position) in dimensions
    where codes[dimension.id] == nil
      && !responses.contains(where: { $0.dimension.text == dimension.id })
    {
      codes[dimension.id] = attempt(&problems) { () throws(LanguageProblem) in
        try breakdowns.code(of: dimension, at: position)
      }
    }
    return codes
  }
}

extension Location {
  /// The place as the language keeps it.
  var position: SourcePosition {
    SourcePosition(line: line ?? 1, column: column ?? 1)
  }
}

extension Measure {
  /// Whether all numbers that are added up count persons or other units one by one.
  fileprivate func addsUpCounts(of contract: ExtractContract) -> Bool {
    let expressions: [Expression]
    switch self {
    case .sum(let value): expressions = [value]
    case .ratio(.sum(let first), .sum(let second)): expressions = [first, second]
    default: return false
    }
    let columns = expressions.flatMap(\.columns)
    return !columns.isEmpty
      && columns.allSatisfy { column in
        guard case .column(let name, level: 0) = column else { return false }
        return contract.column(name)?.counts != nil
      }
  }
}
