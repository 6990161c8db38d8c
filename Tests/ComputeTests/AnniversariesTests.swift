import Model
import Testing

@testable import Compute

@Suite("Anniversaries")
struct AnniversariesTests {
  @Test(
    "Completed years are those of the calendar, on leap days and around every anniversary",
    arguments: ["2026-10-31", "2024-02-29", "2026-02-28", "2100-03-01", "2000-01-01", "0003-05-01"])
  func agrees(text: String) throws {
    let day = try #require(Day(iso: text))
    let anniversaries = Anniversaries(before: day)
    for years in -3...140 {
      for offset in -2...2 {
        let start = day.adding(months: -12 * years) + offset
        guard start.parts.year >= 1 else { continue }
        #expect(anniversaries.completedYears(from: start) == start.completedYears(to: day))
      }
    }
    for offset in stride(from: 0, to: 50_000, by: 17) {
      let start = day + -offset
      guard start.parts.year >= 1 else { break }
      #expect(anniversaries.completedYears(from: start) == start.completedYears(to: day))
    }
  }
}
