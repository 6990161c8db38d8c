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
    let checker = ExpressionChecker(scope: Scope(names: names, extracts: [contract]))
    let selection = attempt(&problems) { () throws(LanguageProblem) in
      try checker.selection(rows, of: contract, outer: nil)
    }
    let typed = syntax.flatMap { syntax in
      attempt(&problems) { () throws(LanguageProblem) in
        try MeasureChecker(expressions: checker).check(syntax, unit: source.description.unit)
      }
    }
    let codes = codes(tables ?? [], checker, measure: typed, into: &problems)
    guard problems.isEmpty, let selection, let typed else { return nil }
    return UnitPlan(
      population: selection, measure: typed, missing: source.missing, dimensions: codes,
      countsPersons: typed.addsUpCounts(of: contract))
  }

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
    _ checker: ExpressionChecker, measure: Measure?, into problems: inout [LanguageProblem]
  ) -> [String: Expression] {
    var codes: [String: Expression] = [:]
    for (dimension, position) in dimensions where codes[dimension.id] == nil {
      codes[dimension.id] = attempt(&problems) { () throws(LanguageProblem) in
        let syntax = Syntax(kind: .name([dimension.id]), position: position)
        let code = try recoded(try checker.check(syntax), to: dimension.codeList, at: position)
        if measure?.numeratorColumns.contains(code.kind) == true {
          throw LanguageProblem(.measureUsesBreakdown(dimension.id), at: position)
        }
        return code
      }
    }
    return codes
  }

  /// A code of the dimension's own list, or of a list that has the same codes and more, such as a
  /// total: a code that the dimension does not have counts as none.
  private func recoded(
    _ code: Expression, to list: CodeList, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    if code.type == .code(list: list.id) { return code }
    guard case .code(let name) = code.type, let other = names.codeLists[name],
      list.codes.allSatisfy({ other.position(of: $0.id) != nil })
    else {
      throw LanguageProblem(
        .differentTypes(code.type.words, "a code of “\(list.id)”"), at: position)
    }
    let mapping = other.codes.map { list.position(of: $0.id).map { Int32($0) } }
    return Expression(
      .recoded(code, mapping.map { $0 ?? Column.missingNarrow }), type: .code(list: list.id),
      position: position)
  }
}

extension Location {
  /// The place as the language keeps it.
  var position: SourcePosition {
    SourcePosition(line: line ?? 1, column: column ?? 1)
  }
}

extension Measure {
  /// Columns of the unit itself that decide whether it counts in the numerator.
  fileprivate var numeratorColumns: Set<Expression.Kind> {
    guard case .share(let condition) = self else { return [] }
    return Set(condition.columns.filter(\.isOfUnit))
  }

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

extension Expression.Kind {
  fileprivate var isOfUnit: Bool {
    if case .column(_, level: 0) = self { true } else { false }
  }
}
