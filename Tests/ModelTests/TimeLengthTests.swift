import Model
import Testing

@Suite("TimeLength")
struct TimeLengthTests {
  private func end(_ length: TimeLength, _ text: String, _ calendar: WorkCalendar? = nil) -> String?
  {
    Day(iso: text).flatMap { length.end(after: $0, calendar) }?.description
  }

  @Test("Days and months pass as everywhere else")
  func days() {
    #expect(end(TimeLength(14, .days), "2026-10-31") == "2026-11-14")
    #expect(end(TimeLength(2, .months), "2026-08-31") == "2026-10-31")
    #expect(end(TimeLength(1, .months), "2026-01-31") == "2026-02-28")
    #expect(end(TimeLength(1, .years), "2024-02-29") == "2025-02-28")
    #expect(end(TimeLength(.max, .days), "2026-10-31") != nil)
  }

  /// Thursday 29 to Saturday 31 October 2026, Monday 2 November.
  @Test("Work days pass by the calendar, and not beyond it")
  func workDays() throws {
    let days: [Set<WorkCalendar.Mark>] = [[.workday], [.workday], [], [], [.workday]]
    let calendar = WorkCalendar(firstDay: try #require(Day(iso: "2026-10-29")), days: days)
    #expect(end(TimeLength(2, .workDays), "2026-10-29", calendar) == "2026-11-02")
    #expect(end(TimeLength(3, .workDays), "2026-10-29", calendar) == nil)
    #expect(end(TimeLength(1, .workDays), "2026-10-29") == nil)
  }
}
