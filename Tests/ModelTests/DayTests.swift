import Model
import Testing

@Suite("Day")
struct DayTests {
  @Test("A day survives the way to its number and back, over four centuries and leap days")
  func roundTrip() throws {
    for number in stride(from: Int32(-80_000), through: 80_000, by: 1) {
      let parts = Day(number: number).parts
      #expect(Day(year: parts.year, month: parts.month, day: parts.day)?.number == number)
    }
    #expect(Day(year: 1970, month: 1, day: 1)?.number == 0)
    #expect(Day(year: 2026, month: 10, day: 31)?.number == 20_757)
  }

  @Test(
    "Days that no calendar has are refused",
    arguments: [
      "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "٢٠٢٦-01-01", "", "0000-01-01",
    ])
  func refused(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test(
    "Adding months keeps the day of the month or takes the last one",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2026-01-31", 3, "2026-04-30"), ("2026-03-31", -1, "2026-02-28"),
      ("2026-11-15", 2, "2027-01-15"), ("2024-02-29", 12, "2025-02-28"),
    ])
  func addingMonths(start: String, months: Int, expected: String) throws {
    #expect(try #require(Day(iso: start)).adding(months: months).description == expected)
  }

  @Test(
    "Age counts completed years, and the birthday itself counts",
    arguments: [
      ("2011-10-31", "2026-10-31", 15), ("2011-11-01", "2026-10-31", 14),
      ("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18),
    ])
  func completedYears(birth: String, day: String, years: Int) throws {
    let (birth, day) = (try #require(Day(iso: birth)), try #require(Day(iso: day)))
    #expect(birth.completedYears(to: day) == years)
  }
}
