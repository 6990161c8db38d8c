import Model
import Testing

@Suite("WorkCalendar")
struct WorkCalendarTests {
  /// Two weeks from Monday 2 November 2026; Monday 9 November is a holiday (hand-made).
  static let calendar = WorkCalendar(
    firstDay: day(2),
    days: (0..<14).map { offset in
      let isWeekday = offset % 7 < 5
      return (isWorkday: isWeekday && offset != 7, isSchoolDay: isWeekday && offset < 7)
    })

  static func day(_ number: Int) -> Day {
    Day(year: 2026, month: 11, day: number) ?? Day(number: 0)
  }

  @Test("A day is what the calendar says, and unknown outside it")
  func days() {
    #expect(Self.calendar.isWorkday(Self.day(6)) == true)
    #expect(Self.calendar.isWorkday(Self.day(7)) == false)
    #expect(Self.calendar.isWorkday(Self.day(9)) == false)
    #expect(Self.calendar.isSchoolDay(Self.day(10)) == false)
    #expect(Self.calendar.isWorkday(Self.day(1)) == nil)
    #expect(Self.calendar.isWorkday(Self.day(16)) == nil)
  }

  @Test(
    "Workdays are counted without the day of the event itself",
    arguments: [(2, 2, 0), (2, 3, 1), (2, 6, 4), (2, 9, 4), (2, 10, 5), (6, 2, -4), (1, 15, 9)])
  func workdays(from: Int, to: Int, expected: Int) {
    #expect(
      Self.calendar.workdays(after: Self.day(from), through: Self.day(to)) == expected)
  }

  @Test("School days are counted apart, and a count that leaves the span is unknown")
  func edges() {
    #expect(Self.calendar.schoolDays(after: Self.day(2), through: Self.day(15)) == 4)
    #expect(Self.calendar.workdays(after: Self.day(2), through: Self.day(16)) == nil)
    #expect(
      Self.calendar.workdays(
        after: Day(number: .min), through: Day(number: .max)) == nil)
  }
}
