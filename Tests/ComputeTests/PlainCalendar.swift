import Model

/// A made-up calendar, narrower than the days of the random tables.
///
/// Five days of seven are workdays, with some holidays; schools rest from June to August, and the
/// school year from July to August.
enum PlainCalendar {
  static let span = ComputeWorkspace.stored("2025-08-01")...ComputeWorkspace.stored("2026-12-20")

  static let calendar = WorkCalendar(
    firstDay: ComputeWorkspace.day("2025-08-01"),
    days: span.map { day in
      Set(
        [
          (WorkCalendar.Mark.workday, isWorkday), (.schoolDay, isSchoolDay), (.termDay, isTermDay),
        ]
        .filter { $0.1(day) }.map(\.0))
    })

  static func isWorkday(_ day: Int64) -> Bool {
    // 1 January 1970 was a Thursday.
    (day + 3) % 7 < 5 && day % 31 != 0
  }

  static func isTermDay(_ day: Int64) -> Bool {
    ![7, 8].contains(Day(number: Int32(day)).parts.month)
  }

  static func isSchoolDay(_ day: Int64) -> Bool {
    isWorkday(day) && isTermDay(day) && Day(number: Int32(day)).parts.month != 6
  }

  /// The days that a unit counts; nil for units that are not of a calendar.
  static func days(_ unit: TimeUnit) -> ((Int64) -> Bool)? {
    switch unit {
    case .workDays: isWorkday
    case .schoolDays: isSchoolDay
    case .termDays: isTermDay
    case .days, .months, .years: nil
    }
  }

  /// Days after the first through the last, one by one.
  static func count(_ from: Int64, _ to: Int64, _ isCounted: (Int64) -> Bool) -> Int64? {
    if to < from { return count(to, from, isCounted).map { -$0 } }
    var count: Int64 = 0
    var day = from
    while day < to {
      day += 1
      guard span.contains(day) else { return nil }
      if isCounted(day) { count += 1 }
    }
    return count
  }

  /// The day on which so many days have passed, one by one.
  static func moved(_ from: Int64, _ count: Int, _ isCounted: (Int64) -> Bool) -> Int64? {
    var (day, left) = (from, count)
    while left > 0 {
      day += 1
      guard span.contains(day) else { return nil }
      if isCounted(day) { left -= 1 }
    }
    return day
  }
}
