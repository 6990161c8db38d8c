import Model

extension Evaluator {
  /// Days or months moved; the month rule is that of `Day.adding(months:)`.
  ///
  /// A day moved out of the calendar, years 1 to 9999, is missing.
  func shifted(
    _ values: [Int64], by amount: Int64, _ unit: TimeUnit, isMonth: Bool
  ) -> [Int64] {
    if unit == .months && !isMonth {
      return values.map { value in
        Calendar.day(value).map { Calendar.stored(Int64($0.adding(months: Int(amount)).number)) }
          ?? Column.missingWide
      }
    }
    if let mark = unit.mark { return shifted(values, by: amount, mark) }
    return values.map { value in
      guard value != Column.missingWide else { return value }
      let (sum, overflow) = value.addingReportingOverflow(amount)
      guard !overflow else { return Column.missingWide }
      return isMonth ? sum : Calendar.stored(sum)
    }
  }

  /// The days on which so many days with a mark have passed; missing outside the calendar.
  private func shifted(
    _ values: [Int64], by amount: Int64, _ mark: WorkCalendar.Mark
  ) -> [Int64] {
    // No calendar has more days than there are.
    let count = Int(min(max(amount, -1), Calendar.last))
    return values.map { value in
      guard let start = Calendar.day(value), let day = calendar?.day(count, mark, after: start)
      else { return Column.missingWide }
      return Calendar.stored(Int64(day.number))
    }
  }

  /// Completed days, months or years between days; days with a mark after the first, through the second.
  func elapsed(_ unit: TimeUnit, from: [Int64], to: [Int64]) -> [Int64] {
    switch unit {
    case .days: elapsed(from, to) { Int64($1 - $0) }
    case .months: elapsed(from, to) { Int64($0.completedMonths(to: $1)) }
    case .years: completedYears(from, to)
    case .workDays, .schoolDays, .termDays: markedDays(unit, from, to)
    }
  }

  private func markedDays(_ unit: TimeUnit, _ from: [Int64], _ to: [Int64]) -> [Int64] {
    guard let mark = unit.mark, let calendar else { return from.map { _ in Column.missingWide } }
    return elapsed(from, to) { first, last in
      calendar.count(mark, after: first, through: last).map { Int64($0) } ?? Column.missingWide
    }
  }

  /// The calendar year of each day.
  func years(of days: [Int64]) -> [Int64] {
    days.map { Calendar.day($0).map { Int64($0.parts.year) } ?? Column.missingWide }
  }

  /// The calendar month of each day, as months are stored.
  func months(of days: [Int64]) -> [Int64] {
    days.map { value in
      Calendar.day(value).map { day in
        let parts = day.parts
        return Int64(parts.year * 12 + parts.month - 1)
      } ?? Column.missingWide
    }
  }

  /// The last day with a month and day of the month that is not after each day.
  func anniversary(month: Int, day: Int, before days: [Int64]) -> [Int64] {
    days.map { value in
      Calendar.day(value).map { Calendar.stored(Int64($0.last(month: month, day: day).number)) }
        ?? Column.missingWide
    }
  }

  private func completedYears(_ from: [Int64], _ to: [Int64]) -> [Int64] {
    guard let day = to.first, let end = Calendar.day(day), to.allSatisfy({ $0 == day }) else {
      return elapsed(from, to) { Int64($0.completedYears(to: $1)) }
    }
    let anniversaries = Anniversaries(before: end)
    return from.map { first in
      Calendar.day(first).map { Int64(anniversaries.completedYears(from: $0)) }
        ?? Column.missingWide
    }
  }

  @inline(__always)
  private func elapsed(
    _ from: [Int64], _ to: [Int64], _ count: (Day, Day) -> Int64
  ) -> [Int64] {
    zip(from, to).map { first, second in
      guard let start = Calendar.day(first), let end = Calendar.day(second) else {
        return Column.missingWide
      }
      return count(start, end)
    }
  }
}

extension TimeUnit {
  /// The mark of the calendar's days that are counted; nil for units that need no calendar.
  fileprivate var mark: WorkCalendar.Mark? {
    switch self {
    case .workDays: .workday
    case .schoolDays: .schoolDay
    case .termDays: .termDay
    case .days, .months, .years: nil
    }
  }
}

/// The days that can be written with four digits of the year: nothing beyond them is a date.
private enum Calendar {
  /// 0001-01-01.
  static let first: Int64 = -719_162
  /// 9999-12-31.
  static let last: Int64 = 2_932_896

  /// The day of a stored value, or nil for a missing one.
  static func day(_ value: Int64) -> Day? {
    value >= first && value <= last ? Day(number: Int32(truncatingIfNeeded: value)) : nil
  }

  /// A day as it is stored, missing where it is not in the calendar.
  static func stored(_ value: Int64) -> Int64 {
    value >= first && value <= last ? value : Column.missingWide
  }
}
