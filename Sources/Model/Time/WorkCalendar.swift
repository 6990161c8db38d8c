/// Which days of a span are workdays and which are school days, as the authorities announce them.
///
/// Yol knows no weekends and no holidays of its own: a day outside the span is unknown, and a count
/// that reaches outside it is nil.
public struct WorkCalendar: Hashable, Sendable {
  /// First day of the span.
  public let firstDay: Day
  /// Workdays before each day of the span, and one more entry for all of them.
  private var workdaysBefore: [Int32] = [0]
  /// School days before each day of the span, and one more entry for all of them.
  private var schoolDaysBefore: [Int32] = [0]

  /// Makes a calendar from its first day and what each day from there on is.
  public init(firstDay: Day, days: [(isWorkday: Bool, isSchoolDay: Bool)]) {
    self.firstDay = firstDay
    var (workdays, schoolDays) = (Int32(0), Int32(0))
    for day in days {
      workdays += day.isWorkday ? 1 : 0
      schoolDays += day.isSchoolDay ? 1 : 0
      workdaysBefore.append(workdays)
      schoolDaysBefore.append(schoolDays)
    }
  }

  /// Number of days in the span.
  public var dayCount: Int {
    workdaysBefore.count - 1
  }

  /// Whether people work on a day; nil outside the span.
  public func isWorkday(_ day: Day) -> Bool? {
    isMarked(day, in: workdaysBefore)
  }

  /// Whether schools teach on a day; nil outside the span.
  public func isSchoolDay(_ day: Day) -> Bool? {
    isMarked(day, in: schoolDaysBefore)
  }

  /// Workdays in the interval (start, end]: the day of the event itself does not count.
  ///
  /// Negative where `end` is before `start`; nil where a day of the interval is outside the span.
  public func workdays(after start: Day, through end: Day) -> Int? {
    count(after: start, through: end, in: workdaysBefore)
  }

  /// School days in the interval (start, end].
  ///
  /// Negative where `end` is before `start`; nil where a day of the interval is outside the span.
  public func schoolDays(after start: Day, through end: Day) -> Int? {
    count(after: start, through: end, in: schoolDaysBefore)
  }

  private func isMarked(_ day: Day, in before: [Int32]) -> Bool? {
    let offset = day - firstDay
    guard offset >= 0, offset < before.count - 1 else { return nil }
    return before[offset + 1] > before[offset]
  }

  private func count(after start: Day, through end: Day, in before: [Int32]) -> Int? {
    guard start != end else { return 0 }
    let (from, to) = (start - firstDay + 1, end - firstDay + 1)
    guard before.indices.contains(from), before.indices.contains(to) else { return nil }
    return Int(before[to]) - Int(before[from])
  }
}
