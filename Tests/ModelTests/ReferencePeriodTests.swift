import Model
import Testing

@Suite("ReferencePeriod")
struct ReferencePeriodTests {
  @Test(
    "Each frequency prints as it is read, with its first and last day",
    arguments: [
      ("2026-10", "2026-10-01", "2026-10-31"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2026-Q4", "2026-10-01", "2026-12-31"), ("2025", "2025-01-01", "2025-12-31"),
    ])
  func edges(text: String, first: String, last: String) throws {
    let period = try #require(ReferencePeriod(text))
    #expect(period.description == text)
    #expect(period.firstDay.description == first)
    #expect(period.lastDay.description == last)
  }

  @Test(
    "What is no period is refused",
    arguments: ["2026-13", "2026-00", "2026-Q5", "26-10", "2026-1", "2026-10-01", "", "yanvar"])
  func refused(text: String) {
    #expect(ReferencePeriod(text) == nil)
  }

  @Test("A year is the period of its December, and a December of its year")
  func conversion() throws {
    let december = try #require(ReferencePeriod("2026-12"))
    #expect(december.converted(to: .annual) == ReferencePeriod(year: 2026))
    #expect(december.converted(to: .quarterly).description == "2026-Q4")
    #expect(ReferencePeriod(year: 2026).converted(to: .monthly) == december)
  }

  @Test("A series holds both its ends and steps over New Year")
  func series() throws {
    let (first, last) = (
      try #require(ReferencePeriod("2025-11")), try #require(ReferencePeriod("2026-02"))
    )
    #expect(
      ReferencePeriod.series(from: first, through: last).map(\.description)
        == ["2025-11", "2025-12", "2026-01", "2026-02"])
    #expect(ReferencePeriod.series(from: last, through: first).isEmpty)
  }
}

extension ReferencePeriodTests {
  @Test("Stored periods are ordered like periods and differ where the last day is the same")
  func stored() throws {
    let texts = ["2026-11", "2026-12", "2026-Q4", "2026", "2027-01"]
    let periods = try texts.map { try #require(ReferencePeriod($0)) }
    #expect(periods == periods.sorted())
    #expect(periods.map(\.stored) == periods.map(\.stored).sorted())
    #expect(Set(periods.map(\.stored)).count == periods.count)
  }
}
