import Model
import Pipeline
import Testing

@Suite("ReleaseCalendar")
struct ReleaseCalendarTests {
  private let october = ReferencePeriod(frequency: .monthly, ordinal: 2026 * 12 + 9)

  private func calendar() throws -> ReleaseCalendar {
    let day = try #require(Day(iso: "2026-11-20"))
    return ReleaseCalendar(
      times: [october: try #require(ReleaseTime(day: day, hour: 9, minute: 30))])
  }

  @Test("A minute before its time a release is stopped with status 4 and the date in the message")
  func before() throws {
    let calendar = try calendar()
    let error = #expect(throws: RunError.self) {
      _ = try calendar.examine(october, now: Timestamp(seconds: 1_795_152_599))
    }
    #expect(error?.status == .gateClosed)
    #expect(error?.diagnostics.first?.message.contains("2026-11-20 09:30") == true)
  }

  @Test("At its time it passes")
  func atTime() throws {
    #expect(try calendar().examine(october, now: Timestamp(seconds: 1_795_152_600)).isEmpty)
  }

  @Test("A period that is not announced passes with a warning, and silently without a calendar")
  func unannounced() throws {
    let now = Timestamp(seconds: 0)
    let november = october.advanced(by: 1)
    #expect(try calendar().examine(november, now: now).map(\.severity) == [.warning])
    #expect(try ReleaseCalendar().examine(november, now: now).isEmpty)
  }

  @Test("There is no minute 60 and no hour 24")
  func clock() throws {
    let day = try #require(Day(iso: "2026-11-20"))
    #expect(ReleaseTime(day: day, hour: 24, minute: 0) == nil)
    #expect(ReleaseTime(day: day, hour: 9, minute: 60) == nil)
  }
}
