import Model

extension ExpressionChecker {
  /// Resolves a name: a word of the language, a column, a variable, a code, a parameter, or an
  /// attribute of the person that a row is about, in this order.
  func name(
    _ path: [String], expecting expected: ValueType?, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    guard path.count <= 2, let last = path.last else {
      throw unknown(path.joined(separator: "."), at: position)
    }
    if path.count == 2 { return try qualified(extract: path[0], name: last, at: position) }
    if case .code(let list)? = expected, let list = scope.names.codeLists[list],
      let index = list.position(of: last)
    {
      return literal(index, list, at: position)
    }
    if last == "day" { return Expression(.referenceDay, type: .date, position: position) }
    for level in stride(from: scope.level, through: 0, by: -1) where scope.rows[level].isInSight {
      if let found = try attribute(last, level: level, at: position) { return found }
    }
    if let found = try ofPerson(last, at: position) { return found }
    if let groups = scope.names.parameters[last] {
      guard groups.contains(Names.everybody) else {
        throw LanguageProblem(.noGroup(parameter: last, group: Names.everybody), at: position)
      }
      return Expression(.parameter(last), type: .real, position: position)
    }
    if case .code(let list)? = expected {
      return try code(last, of: .code(list: list), at: position)
    }
    throw unknown(last, at: position)
  }

  /// `subsistence_minimum for x`: the value for the group that a code names.
  func parameter(
    _ name: String, for group: Syntax, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    guard let groups = scope.names.parameters[name] else {
      throw LanguageProblem(
        .unknownParameter(
          name, nearest: nearestName(to: name, among: scope.names.parameters.keys.sorted())),
        at: position)
    }
    let code = try check(group)
    guard case .code(let list) = code.type else {
      throw LanguageProblem(.notACode(code.type.words), at: group.position)
    }
    let codes = try scope.names.codeList(list, at: group.position).codes.map(\.id)
    if let missing = codes.first(where: { !groups.contains($0) }) {
      throw LanguageProblem(.noGroup(parameter: name, group: missing), at: group.position)
    }
    return here(.parameterOf(name, groups: codes, code), .real, position)
  }

  /// A code of the expected list, or a day written as `'2020-06-20'`.
  func code(
    _ text: String, of expected: ValueType?, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    if expected == .date, let day = Day(iso: text) {
      return Expression(.literal(Int64(day.number)), type: .date, position: position)
    }
    guard case .code(let name)? = expected else { throw unknown(text, at: position) }
    let list = try scope.names.codeList(name, at: position)
    guard let index = list.position(of: text) else {
      throw LanguageProblem(
        .unknownCode(
          text, list: name, nearest: nearestName(to: text, among: list.codes.map(\.id))),
        at: position)
    }
    return literal(index, list, at: position)
  }

  private func literal(_ index: Int, _ list: CodeList, at position: SourcePosition) -> Expression {
    Expression(.literal(Int64(index)), type: .code(list: list.id), position: position)
  }

  /// `register.sex`: an attribute of a row in sight, or of the person that the row is about.
  private func qualified(
    extract: String, name: String, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    if let level = scope.rows.lastIndex(where: { $0.name == extract && $0.isInSight }) {
      if let found = try attribute(name, level: level, at: position) {
        try requireOwnPerson(extract, name, level: level, at: position)
        return found
      }
      throw unknown("\(extract).\(name)", at: position)
    }
    let contract = try scope.names.contract(extract, at: position)
    guard let persons = scope.names.personExtract else {
      throw LanguageProblem(.noPersonExtract, at: position)
    }
    if contract.id == persons, let found = try ofPerson(name, at: position) { return found }
    throw unknown("\(extract).\(name)", at: position)
  }

  /// Among the rows of a household's members, the name of the person extract reads as that of the
  /// member; it must not silently mean the person whose household it is.
  private func requireOwnPerson(
    _ extract: String, _ name: String, level: Int, at position: SourcePosition
  ) throws(LanguageProblem) {
    let persons = scope.names.personExtract
    guard extract == persons, scope.rows[level].contract.id == persons else { return }
    let members = scope.rows[level...].dropFirst().last { $0.link == .household }
    guard let members, members.contract.id != persons else { return }
    throw LanguageProblem(
      .strangerOfHousehold(extract: extract, name: name, rows: members.contract.id), at: position)
  }

  /// A column or variable of the row at a level.
  private func attribute(
    _ name: String, level: Int, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression? {
    let contract = scope.rows[level].contract
    if let column = contract.column(name) {
      return Expression(.column(name, level: level), type: column.type, position: position)
    }
    guard let variable = scope.names.variables[contract.id]?[name] else { return nil }
    let id = "\(contract.id).\(name)"
    guard !expanding.contains(id) else {
      throw LanguageProblem(.variableCycle(name), at: position)
    }
    guard expanding.count < Self.deepestVariable else {
      throw LanguageProblem(.tooDeep, at: position)
    }
    let checker = ExpressionChecker(
      scope: scope.variable(at: level), expanding: expanding + [id])
    let found: Expression
    do { found = try checker.check(variable) } catch {
      throw LanguageProblem(error.kind, at: position)
    }
    guard found.hasAtMost(Self.mostOperations) else {
      throw LanguageProblem(.tooDeep, at: position)
    }
    return found
  }

  /// Variables within variables, deeper than anybody can follow.
  private static let deepestVariable = 10
  /// Variables that each use another one twice would double without end.
  private static let mostOperations = 2000

  /// An attribute of the person that the innermost row is about.
  private func ofPerson(
    _ name: String, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression? {
    let row = scope.row
    guard let id = scope.names.personExtract, id != row.id, row.personColumn != nil,
      let persons = scope.names.contracts[id]
    else { return nil }
    let checker = ExpressionChecker(scope: scope.entering(persons), expanding: expanding)
    guard let found = try checker.attribute(name, level: scope.level + 1, at: position) else {
      return nil
    }
    return Expression(
      .ofPerson(extract: id, level: scope.level + 1, found), type: found.type, position: position)
  }

  private func unknown(_ name: String, at position: SourcePosition) -> LanguageProblem {
    let known = scope.rows.filter(\.isInSight).map(\.contract).flatMap { contract in
      contract.columns.map(\.name)
        + (scope.names.variables[contract.id].map { $0.keys.sorted() } ?? [])
    }
    return LanguageProblem(
      .unknownName(name, nearest: nearestName(to: name, among: known)), at: position)
  }
}

extension Expression {
  /// Whether it is made of at most so many parts; stops counting there.
  fileprivate func hasAtMost(_ limit: Int) -> Bool {
    var open = [self]
    var count = 0
    while let next = open.popLast() {
      count += 1
      guard count <= limit else { return false }
      open += next.children
    }
    return true
  }
}
