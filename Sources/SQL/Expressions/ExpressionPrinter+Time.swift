import Model

extension ExpressionPrinter {
  /// Days, months and years by the rules of `docs/method/time.md`.
  func time(_ expression: Expression, _ scope: RowScope) -> Fragment {
    switch expression.kind {
    case .anniversary(let month, let day, let inner):
      anniversary(month, day, before: print(inner, scope))
    case .shifted(let inner, let amount, let unit):
      shifted(inner, amount, unit, scope)
    case .elapsed(let unit, let from, let to):
      elapsed(unit, print(from, scope), print(to, scope), scope)
    case .yearOf(let inner): Fragment.call("year", print(inner, scope))
    case .monthOf(let inner): dialect.month(of: print(inner, scope))
    default: Fragment("NULL")
    }
  }

  /// Month and day of the month as one number, by which days of different years are compared.
  private func dayOfYear(_ day: Fragment) -> String {
    "month(\(day.text)) * 100 + day(\(day.text))"
  }

  private func anniversary(_ month: Int, _ day: Int, before end: Fragment) -> Fragment {
    let passed = "CASE WHEN \(dayOfYear(end)) < \(month * 100 + day) THEN 1 ELSE 0 END"
    let year = "year(\(end.text)) - \(passed)"
    guard month == 2, day == 29 else { return Fragment("make_date(\(year), \(month), \(day))") }
    // The last leap year that has had its 29 February; 2100 and its like are none.
    let fourth = "(\(year)) - (\(year)) % 4"
    let leap =
      "(\(fourth)) - CASE WHEN (\(fourth)) % 100 = 0 AND (\(fourth)) % 400 <> 0 "
      + "THEN 4 ELSE 0 END"
    return Fragment("make_date(\(leap), 2, 29)")
  }

  /// Days of a kind after one day, through another.
  func counted(
    _ unit: TimeUnit, from: Fragment, to: Fragment, _ scope: RowScope
  ) -> Fragment {
    elapsed(unit, from, to, scope)
  }

  private func elapsed(
    _ unit: TimeUnit, _ from: Fragment, _ to: Fragment, _ scope: RowScope
  ) -> Fragment {
    switch unit {
    case .days: return dialect.days(from: from, to: to)
    case .years:
      let before = "CASE WHEN \(dayOfYear(to)) < \(dayOfYear(from)) THEN 1 ELSE 0 END"
      return Fragment("year(\(to.text)) - year(\(from.text)) - \(before)", .sum)
    case .months:
      // The day to which whole months lead is at most the last one of the month.
      let reached = "least(day(\(from.text)), day(last_day(\(to.text))))"
      return Fragment(
        "(year(\(to.text)) - year(\(from.text))) * 12 + month(\(to.text)) - month(\(from.text))"
          + " - CASE WHEN day(\(to.text)) < \(reached) THEN 1 ELSE 0 END", .sum)
    case .workDays, .schoolDays, .termDays:
      guard let column = CalendarColumn(unit) else { return Fragment("NULL") }
      let start = calendar(from, scope)
      let end = calendar(to, scope)
      return Fragment(
        "CASE WHEN \(from.bound(.sum)) = \(to.bound(.sum)) THEN 0"
          + " ELSE \(end).\(column.count) - \(start).\(column.count) END")
    }
  }

  private func shifted(
    _ inner: Expression, _ amount: Int64, _ unit: TimeUnit, _ scope: RowScope
  ) -> Fragment {
    let day = print(inner, scope)
    guard amount != 0 else { return day }
    guard inner.type != .month else { return dialect.adding(months: amount, to: day) }
    switch unit {
    case .days: return withinCalendar(day, inner, amount, dialect.adding(amount, to: day), 0)
    case .months, .years:
      let months = unit == .years ? amount &* 12 : amount
      return withinCalendar(day, inner, 0, dialect.adding(months: months, to: day), months)
    case .workDays, .schoolDays, .termDays:
      guard amount > 0, let column = CalendarColumn(unit) else { return Fragment("NULL") }
      let start = calendar(day, scope)
      let end = scope.join("yol_calendar") { alias in
        "\(alias).\(column.mark) AND \(alias).\(column.count) = \(start).\(column.count) + \(amount)"
      }
      return Fragment("\(end).day")
    }
  }

  /// A day moved beyond the years 1 to 9999 is missing; those of the period are well within.
  private func withinCalendar(
    _ day: Fragment, _ inner: Expression, _ days: Int64, _ moved: Fragment, _ months: Int64
  ) -> Fragment {
    guard inner.level >= 0, abs(days) < 3_000_000, abs(months) < 100_000,
      let first = Day(year: 1, month: 1, day: 1), let last = Day(year: 9999, month: 12, day: 31)
    else { return moved }
    let isLater = days > 0 || months > 0
    let limit = isLater ? last : first
    let back = limit.adding(months: Int(-months)) + Int(-days)
    // Of a whole month all days may be moved by months.
    let edge =
      months == 0
      ? back
      : ReferencePeriod(containing: back, frequency: .monthly)
        .edge(isLast: isLater)
    return Fragment(
      "CASE WHEN \(day.bound(.sum)) \(isLater ? "<=" : ">=") \(dialect.day(edge))"
        + " THEN \(moved.text) END")
  }

  private func calendar(_ day: Fragment, _ scope: RowScope) -> String {
    scope.join("yol_calendar") { "\($0).day = \(day.bound(.sum))" }
  }
}

extension ReferencePeriod {
  fileprivate func edge(isLast: Bool) -> Day {
    isLast ? lastDay : firstDay
  }
}

/// Columns of the table of work, school and term days.
struct CalendarColumn {
  /// Whether a day is one.
  let mark: String
  /// How many there are from the first day of the calendar through a day.
  let count: String

  /// The columns of a unit; nil for units that need no calendar.
  init?(_ unit: TimeUnit) {
    switch unit {
    case .workDays: (mark, count) = ("is_workday", "workdays")
    case .schoolDays: (mark, count) = ("is_school_day", "school_days")
    case .termDays: (mark, count) = ("is_term_day", "term_days")
    case .days, .months, .years: return nil
    }
  }
}
