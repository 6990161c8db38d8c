import Model

/// Says by which expressions units stand at the codes of dimensions.
struct BreakdownCodes {
  /// Everything that the language can name.
  let names: Names
  /// Over the rows of the population.
  let checker: ExpressionChecker
  /// What is computed; nil where it has a mistake.
  let measure: Measure?

  /// The code of a unit on a dimension: the column or variable of the dimension's name.
  func code(
    of dimension: Dimension, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    let found = try checker.check(Syntax(kind: .name([dimension.id]), position: position))
    if let condition = measure?.numeratorCondition, condition.contains(found) {
      throw LanguageProblem(.measureUsesBreakdown(dimension.id), at: position)
    }
    return try recoded(found, to: dimension.codeList, at: position)
  }

  /// The dimensions whose codes divide the numerator.
  func responses(
    _ source: IndicatorSource, _ dimensions: [String: Dimension]
  ) throws(LanguageProblem) -> [String: Response] {
    var responses: [String: Response] = [:]
    let breakdowns = Set(source.breakdowns.joined().map(\.text))
    for response in source.responses {
      let (id, place) = (response.dimension.text, response.dimension.location.position)
      let dimension = try BreakdownChecker(dimensions: dimensions).dimension(id, at: place)
      guard breakdowns.contains(id) else {
        throw LanguageProblem(.responseWithoutBreakdown(id), at: place)
      }
      if let measure, !measure.isPlainShare {
        throw LanguageProblem(.responseWithoutShare, at: place)
      }
      var made = Response(counted: try answer(response.counted, dimension.codeList))
      if let among = response.among { made.among = try answer(among, dimension.codeList) }
      responses[id] = made
    }
    return responses
  }

  /// A code or a set of codes of a dimension's list.
  private func answer(
    _ name: DefinitionText, _ list: CodeList
  ) throws(LanguageProblem) -> Expression {
    let position = name.location.position
    let found = try checker.check(Syntax(kind: .name([name.text]), position: position))
    return found.type == .codeSet(list: list.id)
      ? found : try recoded(found, to: list, at: position)
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

extension Measure {
  /// The condition that decides whether a unit counts in the numerator.
  fileprivate var numeratorCondition: Expression? {
    switch self {
    case .share(let condition), .weightedShare(let condition, _),
      .ratio(.countWhere(let condition), _):
      condition
    default: nil
    }
  }

  /// Whether each unit counts once in the base and at most once in the numerator.
  fileprivate var isPlainShare: Bool {
    if case .share = self { true } else { false }
  }
}

extension Expression {
  /// Whether another expression is this one or a part of it.
  fileprivate func contains(_ other: Expression) -> Bool {
    self == other || children.contains { $0.contains(other) }
  }
}
