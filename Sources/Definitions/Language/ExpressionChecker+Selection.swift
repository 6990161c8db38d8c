import Model

extension ExpressionChecker {
  /// `exists(contracts in force at day)`: one value of the rows that belong to this row.
  func aggregate(
    _ name: Syntax.AggregateName, _ value: Syntax?, _ rows: SelectionSyntax, by order: Syntax?,
    at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    let (inner, selection) = try linked(rows)
    let (aggregation, type) = try inner.aggregation(name, value, by: order, at: position)
    return here(.aggregate(aggregation, selection), type, position)
  }

  /// The rows of another extract that belong to this row, and what checks their attributes.
  func linked(
    _ rows: SelectionSyntax
  ) throws(LanguageProblem) -> (checker: ExpressionChecker, selection: Selection) {
    let contract = try scope.names.contract(rows.extract, at: rows.position)
    for linked in [contract, scope.row] where linked.personColumn == nil {
      throw LanguageProblem(.notLinked(extract: linked.id), at: rows.position)
    }
    if let alias = rows.alias { try check(alias, among: scope.rows) }
    if let place = rows.household { try requireHouseholds(at: place) }
    let link = rows.household == nil ? Selection.Link.person : .household
    let inner = ExpressionChecker(
      scope: scope.entering(contract, as: rows.alias?.name, link), expanding: expanding)
    var selection = try inner.selection(rows, of: contract, outer: self)
    selection.link = link
    return (inner, selection)
  }

  /// An alias must not take the name of anything that conditions could mean.
  func check(_ alias: SelectionSyntax.Alias, among rows: [Scope.Row]) throws(LanguageProblem) {
    let taken =
      scope.names.contracts[alias.name] != nil || rows.contains { $0.name == alias.name }
    guard !taken else { throw LanguageProblem(.takenName(alias.name), at: alias.position) }
  }

  private func requireHouseholds(at position: SourcePosition) throws(LanguageProblem) {
    guard let id = scope.names.personExtract, let persons = scope.names.contracts[id] else {
      throw LanguageProblem(.noPersonExtract, at: position)
    }
    guard persons.householdColumn != nil else {
      throw LanguageProblem(.noHousehold(extract: id), at: position)
    }
  }

  private func aggregation(
    _ name: Syntax.AggregateName, _ value: Syntax?, by order: Syntax?, at position: SourcePosition
  ) throws(LanguageProblem) -> (Aggregation, ValueType) {
    guard let value else { return name == .exists ? (.exists, .yesNo) : (.count, .integer) }
    let checked = name == .sum ? try numeric(value) : try check(value)
    switch name {
    case .exists, .count, .sum: return (.sum(checked), checked.type)
    case .least: return (.least(try ordered(checked)), checked.type)
    case .greatest: return (.greatest(try ordered(checked)), checked.type)
    case .each: return (.each(checked), try set(of: checked.type, at: value.position))
    case .first, .latest:
      guard let order else { return (.sum(checked), checked.type) }
      let by = try ordered(try check(order))
      return (name == .first ? .first(checked, by: by) : .latest(checked, by: by), checked.type)
    }
  }

  private func ordered(_ value: Expression) throws(LanguageProblem) -> Expression {
    switch value.type {
    case .code, .codeSet, .identifier, .text, .yesNo:
      throw LanguageProblem(.notANumber(value.type.words), at: value.position)
    default: return value
    }
  }

  /// The condition of a selection, its time clause written out over the extract's time columns.
  ///
  /// - Parameters:
  ///   - rows: the selection as written.
  ///   - contract: the agreement of its extract.
  ///   - outer: what the day of `in force at` may name; nil for a population.
  /// - Returns: the extract, the level of its rows and the whole condition.
  /// - Throws: the first problem.
  func selection(
    _ rows: SelectionSyntax, of contract: ExtractContract, outer: ExpressionChecker?
  ) throws(LanguageProblem) -> Selection {
    var conditions: [Expression] = []
    if let time = rows.time {
      conditions.append(try timeCondition(time, of: contract, outer: outer, at: rows.position))
    }
    if let condition = rows.condition { conditions.append(try self.condition(condition)) }
    let whole =
      conditions.count > 1 ? here(.and(conditions), .yesNo, rows.position) : conditions.first
    return Selection(extract: contract.id, level: scope.level, condition: whole)
  }

  private func timeCondition(
    _ clause: SelectionSyntax.TimeClause, of contract: ExtractContract, outer: ExpressionChecker?,
    at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    switch (clause, contract.time) {
    case (.inForce(let day), .spell(let from, let to)):
      let day = try (outer ?? self).day(day)
      return inForce(from: from, to: to, since: day, until: day, at: position)
    case (.inForceDuringPeriod, .spell(let from, let to)):
      return inForce(
        from: from, to: to, since: here(.periodStart, .date, position),
        until: here(.referenceDay, .date, position), at: position)
    case (.within(let group), .event(let column)), (.within(let group), .month(let column)),
      (.within(let group), .period(let column)):
      let type = contract.column(column)?.type ?? .date
      let time = here(.column(column, level: scope.level), type, position)
      return try within(time, group, at: position)
    case (.inForce, _), (.inForceDuringPeriod, _):
      throw LanguageProblem(.noTime(extract: contract.id, clause: "in force"), at: position)
    case (.within, .spell(let from, _)):
      throw LanguageProblem(
        .noTime(extract: contract.id, clause: "in", firstDay: from), at: position)
    case (.within, _):
      throw LanguageProblem(.noTime(extract: contract.id, clause: "in"), at: position)
    }
  }

  /// A spell has begun by `until` and has not ended before `since`; no end means open.
  private func inForce(
    from: String, to: String, since: Expression, until: Expression, at position: SourcePosition
  ) -> Expression {
    let start = here(.column(from, level: scope.level), .date, position)
    let end = here(.column(to, level: scope.level), .date, position)
    let isOpen = here(.isMissing(end), .yesNo, position)
    let lasts = here(.or([isOpen, compare(end, .greaterOrEqual, since)]), .yesNo, position)
    return both(compare(start, .lessOrEqual, until), lasts, at: position)
  }
}
