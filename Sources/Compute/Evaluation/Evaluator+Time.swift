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
    return values.map { value in
      guard value != Column.missingWide else { return value }
      let (sum, overflow) = value.addingReportingOverflow(amount)
      guard !overflow else { return Column.missingWide }
      return isMonth ? sum : Calendar.stored(sum)
    }
  }

  /// Completed days, months or years between days.
  func elapsed(_ unit: TimeUnit, from: [Int64], to: [Int64]) -> [Int64] {
    switch unit {
    case .days: elapsed(from, to) { Int64($1 - $0) }
    case .months: elapsed(from, to) { Int64($0.completedMonths(to: $1)) }
    case .years: completedYears(from, to)
    case .workDays, .schoolDays, .termDays: from.map { _ in Column.missingWide }
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
