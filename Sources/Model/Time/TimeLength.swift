/// A length of time in whole days or calendar months, such as `14 days`.
public struct TimeLength: Hashable, Sendable {
  /// How many.
  public var amount: Int
  /// Of what.
  public var unit: TimeUnit

  /// Makes a length.
  public init(_ amount: Int, _ unit: TimeUnit) {
    self.amount = amount
    self.unit = unit
  }
}

extension TimeLength {
  /// The day on which the length has passed after a day; nil where the calendar does not reach so far.
  public func end(after day: Day, _ calendar: WorkCalendar?) -> Day? {
    let amount = min(max(amount, -TimeLength.longest), TimeLength.longest)
    return switch unit {
    case .days: day + amount
    case .months: day.adding(months: amount)
    case .years: day.adding(months: amount * 12)
    case .workDays: calendar?.day(amount, .workday, after: day)
    case .schoolDays: calendar?.day(amount, .schoolDay, after: day)
    case .termDays: calendar?.day(amount, .termDay, after: day)
    }
  }

  /// A hundred years of days: no definition means more, and no day overflows.
  private static let longest = 36_600
}
