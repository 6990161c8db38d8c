import Model

extension FormulaPrinter {
  /// An indicator's value at the period and position that follow from a row.
  func reference(_ reference: Formula.Reference, _ scope: Scope) -> FormulaValue {
    guard let input = catalogue.indicator(reference.indicator) else {
      return FormulaValue(
        value: Fragment("CAST(NULL AS DOUBLE)"),
        absences: [Fragment(dialect.text(AbsenceReason.sourceMissing.rawValue))],
        unknown: [Fragment("1 = 1", .comparison)])
    }
    let steps = Steps(reference, indicator.description.frequency)
    if steps.isSingle && !mayCarry(input) { return single(reference, input, steps, scope) }
    let name = parts.free("\(id) \(reference.indicator)")
    parts.add(name, window(reference, input, steps, scope))
    let alias = join(part: name, scope)
    let there = Fragment("\(alias).\(dialect.name(Self.there)) = 1", .comparison)
    let absence = "\(alias).\(dialect.name(TechnicalName.absence))"
    let isPart = isPart(reference, input, scope.rows)
    return FormulaValue(
      value: Fragment("\(alias).\(dialect.name(TechnicalName.value))"),
      absences: [Fragment(absence)], found: isPart ? [there] : [],
      unknown: [unknown(absence, isPart ? there : nil)])
  }

  /// Whether a period of a window has an observation of its own.
  static let there = "_there"

  /// Of another frequency, and of figures of others, an earlier value may stand in.
  func mayCarry(_ input: Indicator) -> Bool {
    if input.description.frequency != indicator.description.frequency { return true }
    if case .units(let plan) = input.plan, case .value = plan.measure { return true }
    return false
  }

  private func single(
    _ reference: Formula.Reference, _ input: Indicator, _ steps: Steps, _ scope: Scope
  ) -> FormulaValue {
    let period = "q.\(dialect.name(TechnicalName.period))"
    let table = dialect.name("\(reference.indicator) result")
    func join(_ rows: FormulaRows) -> String {
      scope.join(table) { alias in
        let same = "\(alias).\(dialect.name(TechnicalName.period)) = \(steps.last(period))"
        return ([same] + position(reference, input, alias, rows)).joined(separator: " AND ")
      }
    }
    let alias = join(scope.rows)
    var value = FormulaValue(
      value: Fragment("\(alias).\(dialect.name(ResultColumn.value))"), absences: [absence(alias)])
    value.unknown = [unknown(absence(alias).text, nil)]
    if isPart(reference, input, scope.rows) {
      let isThere = "\(alias).\(dialect.name(TechnicalName.period)) IS NOT NULL"
      value.found = [Fragment(isThere, .comparison)]
      value.unknown = [unknown(absence(alias).text, Fragment(isThere, .comparison))]
      if input.isFrequency { value = orZero(value, isThere, whole: join(scope.rows.whole)) }
    }
    return brokenByBreaks(value, reference, input, steps, period, scope.rows, "q")
  }

  /// A number that has no row of its own at a code is zero where its total is known.
  private func orZero(_ value: FormulaValue, _ isThere: String, whole: String) -> FormulaValue {
    let total = "\(whole).\(dialect.name(ResultColumn.value))"
    let zero = "CASE WHEN \(total) IS NOT NULL THEN 0e0 END"
    let absences = value.absences.map {
      Fragment("CASE WHEN \(isThere) THEN \($0.text) ELSE \(absence(whole).text) END")
    }
    return FormulaValue(
      value: Fragment("CASE WHEN \(isThere) THEN \(value.value.text) ELSE \(zero) END"),
      absences: absences, found: value.found,
      unknown: absences.map { unknown($0.text, nil) })
  }

  /// Whether a source's reason is why a value is not there, at a code that the input has.
  private func unknown(_ absence: String, _ isThere: Fragment?) -> Fragment {
    let isOfSource = Fragment(FormulaValue.isOfSource(absence, dialect), .comparison)
    return .all([isThere, isOfSource].compactMap { $0 })
  }

  /// Whether the value is that of one of the codes that are gone through.
  func isPart(
    _ reference: Formula.Reference, _ input: Indicator, _ rows: FormulaRows
  ) -> Bool {
    input.dimensionIDs.contains { rows.codes.contains($0) && reference.fixed[$0] == nil }
  }

  /// An observation that is not there has no source.
  func absence(_ alias: String) -> Fragment {
    let none = dialect.text(AbsenceReason.sourceMissing.rawValue)
    return Fragment(
      "CASE WHEN \(alias).\(dialect.name(TechnicalName.period)) IS NULL THEN \(none) "
        + "ELSE \(comparable("\(alias).\(dialect.name(ResultColumn.absence))")) END")
  }

  /// A quantile that was not reached is no number that could be computed with.
  func comparable(_ absence: String) -> String {
    let reached = dialect.text(AbsenceReason.notReached.rawValue)
    return "CASE WHEN \(absence) = \(reached) "
      + "THEN \(dialect.text(AbsenceReason.notApplicable.rawValue)) ELSE \(absence) END"
  }

  /// Where a row stands on the input's dimensions.
  func position(
    _ reference: Formula.Reference, _ input: Indicator, _ alias: String, _ rows: FormulaRows
  ) -> [String] {
    input.dimensionIDs.map { id in
      "\(alias).\(dialect.name(id)) = \(place(on: id, reference, "q", rows))"
    }
  }

  /// Where a row stands on a dimension of an input.
  private func place(
    on dimension: String, _ reference: Formula.Reference, _ alias: String, _ rows: FormulaRows
  ) -> String {
    if let fixed = reference.fixed[dimension] {
      return dialect.text(catalogue.dimensions[dimension]?.codeID(fixed) ?? CodeList.total)
    }
    return rows.places[dimension].map { "\(alias).\(dialect.name($0))" }
      ?? dialect.text(CodeList.total)
  }

  /// A value from before a break of the input is not comparable with the period's.
  func brokenByBreaks(
    _ value: FormulaValue, _ reference: Formula.Reference, _ input: Indicator, _ steps: Steps,
    _ period: String, _ rows: FormulaRows, _ alias: String
  ) -> FormulaValue {
    guard !steps.isOwnPeriod else { return value }
    let conditions = catalogue.breaks(of: input).compactMap { found -> Fragment? in
      let (own, other) = (indicator.description.frequency, input.description.frequency)
      let first = steps.first(period).inPeriods(of: other, from: own)
      let last = period.inPeriods(of: other, from: own)
      let between = [
        Fragment("\(first) < \(found.period.ordinal)", .comparison),
        Fragment("\(found.period.ordinal) <= \(last)", .comparison),
      ]
      guard let (dimension, code) = found.place else { return .all(between) }
      let place = place(on: dimension, reference, alias, rows)
      return place == dialect.text(CodeList.total)
        ? nil : .all([Fragment("\(place) = \(dialect.text(code))", .comparison)] + between)
    }
    guard !conditions.isEmpty else { return value }
    let broken = Fragment.any(conditions).text
    let reason = dialect.text(AbsenceReason.notApplicable.rawValue)
    return FormulaValue(
      value: Fragment("CASE WHEN NOT (\(broken)) THEN \(value.value.text) END"),
      absences: [Fragment("CASE WHEN \(broken) THEN \(reason) END")] + value.absences,
      found: value.found, unknown: value.unknown)
  }
}

extension String {
  /// The number of a period as that of the period of another frequency that holds its last day.
  fileprivate func inPeriods(of other: Frequency, from own: Frequency) -> String {
    guard other != own else { return self }
    return "floor(((\(self)) * \(own.months) + \(own.months - 1)) / \(other.months).0)"
  }
}

extension Indicator {
  /// Whether it is a number of units, which is zero where there is none.
  fileprivate var isFrequency: Bool {
    guard case .units(let plan) = plan else { return false }
    return switch plan.measure {
    case .count, .distinct: true
    case .sum: plan.countsPersons || description.unit.isCount
    default: false
    }
  }
}
