import Model

extension ExpressionPrinter {
  /// The rows of a selection, joined to the rows that they belong to.
  func joined(_ selection: Selection, _ scope: RowScope) -> RowScope {
    let outer = Array(scope.frames.prefix(selection.level + 1))
    let frame = RowFrame(level: selection.level, extract: selection.extract) { [self] in
      made(selection, outer)
    }
    return RowScope(
      joining: outer + [frame], by: joins(selection.extract, selection.level, selection.link),
      dialect)
  }

  /// The rows of a selection as a part of the statement, without those that a condition on the row
  /// alone leaves out.
  func made(
    _ selection: Selection, _ outer: [RowFrame], isPerson: Bool = false
  ) -> String {
    let name = parts.free("\(prefix) \(selection.extract)")
    let frame = RowFrame(level: selection.level, extract: selection.extract) { name }
    let scope = RowScope(
      joining: outer + [frame],
      by: joins(selection.extract, selection.level, selection.link, isPerson: isPerson), dialect)
    let conditions = selection.condition.map(conjuncts)?.filter(\.isPlain) ?? []
    let texts = conditions.map { print($0, scope) }
    var select = scope.select()
    addRow(to: &select, scope)
    select.conditions = texts
    parts.add(name, select.text(dialect))
    return name
  }

  private func addRow(to select: inout Select, _ scope: RowScope) {
    for (name, value) in zip(TechnicalName.keys(scope.level), scope.keys(scope.level)) {
      select.add(Fragment(value), as: name)
    }
    select.columns.append(("\(RowFrame.alias(scope.level)).*", nil))
  }

  /// The parts of a condition that must all hold.
  func conjuncts(_ condition: Expression) -> [Expression] {
    if case .and(let parts) = condition.kind { return parts.flatMap(conjuncts) }
    return [condition]
  }

  /// The joins of an extract's rows to the level above: the same person, or the same household by the
  /// person snapshot of the period; of a snapshot the rows of the period alone.
  private func joins(
    _ extract: String, _ level: Int, _ link: Selection.Link, isPerson: Bool = false
  ) -> RowJoins {
    let (outer, inner) = (RowFrame.alias(level - 1), RowFrame.alias(level))
    let person = dialect.name(TechnicalName.person)
    let isSnapshot = catalogue.contract(extract)?.time == .snapshot
    var joins: [String] = []
    let day = "p.\(dialect.name(PeriodColumn.lastDay))"
    let hasPeriods = isSnapshot || link == .household
    if hasPeriods {
      let period = dialect.name(TechnicalName.period)
      joins.append("JOIN \(dialect.name(periods)) AS p ON p.\(period) = \(outer).\(period)")
    }
    var holder = "\(outer).\(person)"
    if link == .household, let persons = catalogue.personExtract?.id {
      let household = dialect.name(TechnicalName.household)
      let members = dialect.name(self.persons(persons))
      let (own, other) = ("h\(level)", "m\(level)")
      joins.append(
        "LEFT JOIN \(members) AS \(own) ON \(own).\(person) = \(outer).\(person)"
          + " AND \(own).\(dialect.name(TechnicalName.deliveryDay)) = \(day)")
      joins.append(
        "LEFT JOIN \(members) AS \(other) ON \(other).\(household) = \(own).\(household)"
          + " AND \(other).\(dialect.name(TechnicalName.deliveryDay)) = \(day)")
      // A person without a household in the snapshot, or not in it, is alone.
      holder = "coalesce(\(other).\(person), \(outer).\(person))"
    }
    let table = dialect.name(isPerson ? persons(extract) : extract)
    var condition = "\(inner).\(person) = \(holder)"
    if isSnapshot {
      condition += " AND \(inner).\(dialect.name(TechnicalName.deliveryDay)) = \(day)"
    }
    return RowJoins(
      texts: joins + ["JOIN \(table) AS \(inner) ON \(condition)"], havePeriods: hasPeriods)
  }

  /// Adds the columns that name the row of a level.
  func addKeys(to select: inout Select, _ scope: RowScope, _ level: Int) {
    for (name, value) in zip(TechnicalName.keys(level), scope.keys(level)) {
      select.add(Fragment(value), as: name)
    }
  }

  /// The part that computes something over rows, made once.
  func part(
    _ value: Computed, over rows: RowFrame, called label: String, _ make: (String) -> Void
  ) -> String {
    let key = PartKey(rows: rows.name, value: value)
    if let name = made[key] { return name }
    let name = parts.free("\(prefix) \(label)")
    made[key] = name
    make(name)
    return name
  }

  /// The periods of the statement's rows.
  var periods: String {
    "\(prefix) periods"
  }
}

extension Expression {
  /// Whether it is computed from rows in sight alone.
  var isPlain: Bool {
    switch kind {
    case .aggregate, .ofPerson, .days, .isCovered: false
    default: children.allSatisfy(\.isPlain)
    }
  }

  /// Whether it may have a value where all columns are missing.
  var isKnownOfNobody: Bool {
    switch kind {
    case .isMissing, .otherwise, .when, .codes, .and, .or, .literal, .real, .referenceDay,
      .periodStart, .yearStart, .referencePeriod, .parameter:
      true
    case .not(let inner), .recoded(let inner, _), .rank(let inner), .cut(let inner, _),
      .scaled(let inner, _), .toReal(let inner, _), .yearOf(let inner), .monthOf(let inner):
      inner.isKnownOfNobody
    default: false
    }
  }
}
