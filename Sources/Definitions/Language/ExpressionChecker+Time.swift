import Model

extension ExpressionChecker {
  /// The first and the last day of a group that follows from the reference period.
  ///
  /// Months are whole calendar months. They are counted from the day after the reference day, because
  /// 30 April less one month would be 30 March, and the month before ends on the 31st.
  func days(
    of group: Syntax.Group, at position: SourcePosition
  ) throws(LanguageProblem) -> (first: Expression, last: Expression) {
    let end = here(.referenceDay, .date, position)
    switch group {
    case .period(let months):
      let start = here(.periodStart, .date, position)
      return (shifted(start, by: -months), lastDay(monthsAgo: months, at: position))
    case .yearToDate: return (here(.yearStart, .date, position), end)
    case .lastMonths(let length, let months):
      return (
        shifted(next(after: end), by: -(length + months)), lastDay(monthsAgo: months, at: position)
      )
    case .cohort:
      let window = try cohort(at: position)
      return try days(of: .lastMonths(window.pool, until: window.after), at: position)
    case .set, .interval: throw LanguageProblem(.notADay("a set"), at: position)
    }
  }

  /// The first and the last month of a group that follows from the reference period.
  func months(
    of group: Syntax.Group, at position: SourcePosition
  ) throws(LanguageProblem) -> (first: Expression, last: Expression) {
    let end = here(.referencePeriod, .month, position)
    switch group {
    case .period(let months): return (shifted(end, by: -months), shifted(end, by: -months))
    case .yearToDate: return (here(.yearStart, .month, position), end)
    case .lastMonths(let length, let months):
      return (shifted(end, by: 1 - length - months), shifted(end, by: -months))
    case .cohort:
      let window = try cohort(at: position)
      return try months(of: .lastMonths(window.pool, until: window.after), at: position)
    case .set, .interval: throw LanguageProblem(.notADay("a set"), at: position)
    }
  }

  private func cohort(at position: SourcePosition) throws(LanguageProblem) -> CohortWindow {
    guard let cohort = scope.cohort else { throw LanguageProblem(.noCohort, at: position) }
    return cohort
  }

  private func lastDay(monthsAgo months: Int, at position: SourcePosition) -> Expression {
    let end = here(.referenceDay, .date, position)
    guard months != 0 else { return end }
    let start = shifted(next(after: end), by: -months)
    return here(.shifted(start, by: -1, .days), .date, position)
  }

  private func next(after day: Expression) -> Expression {
    here(.shifted(day, by: 1, .days), .date, day.position)
  }

  private func shifted(_ value: Expression, by months: Int) -> Expression {
    months == 0
      ? value : here(.shifted(value, by: Int64(months), .months), value.type, value.position)
  }

  /// `last october 1 before x`.
  func anniversary(
    _ month: Int, _ day: Int, before other: Syntax?, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    let other =
      if let other { try self.day(other) } else { here(.referenceDay, .date, position) }
    return here(.anniversary(month: month, day: day, before: other), .date, position)
  }

  /// `years from a to b`, `work days from a to b`.
  func elapsed(
    _ unit: TimeUnit, _ from: Syntax, _ to: Syntax, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    try requireCalendar(for: unit, at: position)
    return here(
      .elapsed(unit, from: try day(from), to: try day(to)), unit == .days ? .days : .integer,
      position)
  }

  /// `a + 10 work days`: the day after which so many of them have passed; nil for other lengths.
  func calendarSum(
    _ sign: Arithmetic, _ left: Expression, _ right: Syntax, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression? {
    guard case .quantity(let text, let unit) = right.kind, unit.isOfCalendar, left.type == .date,
      sign == .add
    else { return nil }
    try requireCalendar(for: unit, at: right.position)
    guard let amount = Int64(text), amount <= 36_600 else {
      throw LanguageProblem(.badNumber, at: right.position)
    }
    return here(.shifted(left, by: amount, unit), .date, position)
  }

  /// Days of the calendar cannot be counted where there is none.
  func requireCalendar(
    for unit: TimeUnit, at position: SourcePosition
  ) throws(LanguageProblem) {
    guard !unit.isOfCalendar || scope.names.hasCalendar else {
      throw LanguageProblem(.noCalendar, at: position)
    }
  }

  /// `year of x`, `month of x`, and the code of a list that is called as the year or month is.
  func part(
    _ part: Syntax.DatePart, of value: Syntax, into name: String?, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    let day = try self.day(value)
    let found =
      switch part {
      case .year: here(.yearOf(day), .integer, position)
      case .month: here(.monthOf(day), .month, position)
      }
    guard let name else { return found }
    let codes = try scope.names.codeList(name, at: position).codes.map(\.id)
    let frequency: Frequency = part == .year ? .annual : .monthly
    let ordinals = codes.compactMap(ReferencePeriod.init).filter { $0.frequency == frequency }
      .map(\.ordinal)
    guard let first = ordinals.min(), let last = ordinals.max(), ordinals.count == codes.count,
      last - first < 1200
    else {
      throw LanguageProblem(.notTimes(list: name, example: frequency.example), at: position)
    }
    var table = Array(repeating: Column.missingNarrow, count: last - first + 1)
    for (code, ordinal) in ordinals.enumerated() { table[ordinal - first] = Int32(code) }
    return here(.tabled(found, from: Int64(first), table), .code(list: name), position)
  }
}

extension TimeUnit {
  /// Whether the authorities' calendar says which days count.
  var isOfCalendar: Bool {
    switch self {
    case .days, .months, .years: false
    case .workDays, .schoolDays, .termDays: true
    }
  }
}
