import Model

/// Checks the condition of a rule in the language of the indicators, over one row of one extract.
///
/// A rule is judged while the row is read: there are no other rows, extracts, persons, parameters,
/// variables, periods and no calendar yet, only the row and the last day of the delivery's period.
struct RowRuleChecker {
  private let checker: ExpressionChecker
  /// Names of all columns, also of those with faults.
  private let declared: [String]

  /// Prepares to check rules over the rows of an extract.
  init(_ contract: ExtractContract, declared: [String], codeLists: [String: CodeList]) {
    let names = Names(contracts: [:], codeLists: codeLists, variables: [:], parameters: [:])
    checker = ExpressionChecker(scope: Scope(names: names, extracts: [contract]))
    self.declared = declared
  }

  /// The condition as written; nil, and reported, where it has a mistake.
  func condition(_ text: DefinitionText, into problems: inout ProblemList) -> Expression? {
    do throws(LanguageProblem) {
      var parser = try Parser(text)
      let condition = try checker.condition(try parser.variable())
      guard let stranger = condition.firstBeyondRow else { return condition }
      problems.report(.beyondRow, at: stranger.location(in: text.location.file))
    } catch {
      report(error, file: text.location.file, &problems)
    }
    return nil
  }

  private func report(
    _ problem: LanguageProblem, file: String, _ problems: inout ProblemList
  ) {
    let place = problem.position.location(in: file)
    switch problem.kind {
    case .unknownExtract, .notLinked, .noPersonExtract, .unknownParameter, .noCohort, .noCalendar,
      .noHousehold, .noTime, .notSpells:
      problems.report(.beyondRow, at: place)
    case .unknownName(let name, let nearest):
      // A column with a fault of its own is known, but of no known type.
      guard !declared.contains(name) else { return }
      problems.report(.unknownName(kind: .column, name: name, nearest: nearest), at: place)
    default: problems.report(problem, in: file)
    }
  }
}

extension Expression {
  /// Where the first part stands that one row and the last day of a period cannot answer.
  fileprivate var firstBeyondRow: SourcePosition? {
    switch kind {
    case .periodStart, .yearStart, .referencePeriod, .anniversary, .parameter, .parameterOf, .codes,
      .days, .isCovered, .ofPerson, .aggregate:
      return position
    default:
      for child in children {
        if let found = child.firstBeyondRow { return found }
      }
      return nil
    }
  }
}

extension SourcePosition {
  /// The position in a file.
  fileprivate func location(in file: String) -> Location {
    Location(file: file, line: line, column: column)
  }
}
