import Model
import Testing

@Suite("WorkCalendar")
struct WorkCalendarTests {
  /// Two weeks from Monday 2 November 2026; Monday 9 November is a holiday (hand-made).
  static let calendar = WorkCalendar(
    firstDay: day(2),
    days: (0..<14).map { offset in
      let isWeekday = offset % 7 < 5
      var marks: Set<WorkCalendar.Mark> = offset < 10 ? [.termDay] : []
      if isWeekday && offset != 7 { marks.insert(.workday) }
      if isWeekday && offset < 7 { marks.insert(.schoolDay) }
      return marks
    })

  static func day(_ number: Int) -> Day {
    Day(year: 2026, month: 11, day: number) ?? Day(number: 0)
  }

  @Test("A day is what the calendar says, and unknown outside it")
  func days() {
    #expect(Self.calendar.isMarked(Self.day(6), .workday) == true)
    #expect(Self.calendar.isMarked(Self.day(7), .workday) == false)
    #expect(Self.calendar.isMarked(Self.day(9), .workday) == false)
    #expect(Self.calendar.isMarked(Self.day(10), .schoolDay) == false)
    #expect(Self.calendar.isMarked(Self.day(1), .workday) == nil)
    #expect(Self.calendar.isMarked(Self.day(16), .workday) == nil)
  }

  @Test(
    "Workdays are counted without the day of the event itself",
    arguments: [(2, 2, 0), (2, 3, 1), (2, 6, 4), (2, 9, 4), (2, 10, 5), (6, 2, -4), (1, 15, 9)])
  func workdays(from: Int, to: Int, expected: Int) {
    #expect(
      Self.calendar.count(.workday, after: Self.day(from), through: Self.day(to)) == expected)
  }

  @Test("School days are counted apart, and a count that leaves the span is unknown")
  func edges() {
    #expect(Self.calendar.count(.schoolDay, after: Self.day(2), through: Self.day(15)) == 4)
    #expect(Self.calendar.count(.workday, after: Self.day(2), through: Self.day(16)) == nil)
    #expect(
      Self.calendar.count(
        .workday, after: Day(number: .min), through: Day(number: .max)) == nil)
  }

  @Test(
    "The day after so many workdays is the first on which the count is reached",
    arguments: [(2, 0, 2), (2, 1, 3), (2, 4, 6), (2, 5, 10), (6, 1, 10), (7, 1, 10), (2, 8, 13)])
  func dayAfter(start: Int, count: Int, expected: Int) {
    #expect(Self.calendar.day(count, .workday, after: Self.day(start)) == Self.day(expected))
  }

  @Test(
    "Days that the calendar does not reach are unknown, and days of the school year are counted")
  func reach() {
    #expect(Self.calendar.day(9, .workday, after: Self.day(2)) == nil)
    #expect(Self.calendar.day(-1, .workday, after: Self.day(9)) == nil)
    #expect(Self.calendar.count(.termDay, after: Self.day(2), through: Self.day(15)) == 9)
  }
}
