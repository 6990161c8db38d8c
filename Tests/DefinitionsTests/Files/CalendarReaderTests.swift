import Model
import Testing

@testable import Definitions

@Suite("CalendarReader")
struct CalendarReaderTests {
  private static let header = "date,is_workday,is_school_day,is_term_day\n"

  private func read(_ source: SourceText, _ problems: inout ProblemList) {
    _ = CalendarReader.read(source, into: &problems)
  }

  @Test("Days are read in order")
  func days() throws {
    var problems = ProblemList()
    let text = Self.header + "2026-11-20,yes,no,1\n2026-11-21,0,0,1\n2026-11-22,true,1,no\n"
    let source = try #require(sourceText(text, &problems))
    let calendar = try #require(CalendarReader.read(source, into: &problems))
    let first = try #require(Day(iso: "2026-11-20"))
    #expect(problems.diagnostics.isEmpty)
    #expect(calendar.firstDay == first)
    #expect(calendar.dayCount == 3)
    #expect((0..<3).map { calendar.isMarked(first + $0, .workday) } == [true, false, true])
    #expect((0..<3).map { calendar.isMarked(first + $0, .schoolDay) } == [false, false, true])
    #expect((0..<3).map { calendar.isMarked(first + $0, .termDay) } == [true, true, false])
  }

  @Test("Faults are reported at their field")
  func faults() {
    let header = Self.header
    expectProblem(
      "DEF215", "list every day once, in order, from the first to the last",
      in: header + "2026-11-20,1,1,1\n⟨⟩2026-11-22,1,1,1\n", reading: read)
    expectProblem(
      "DEF215", "list every day once, in order, from the first to the last",
      in: header + "2026-11-20,1,1,1\n⟨⟩2026-11-20,1,1,1\n", reading: read)
    expectProblem(
      "DEF106", "write year-month-day, as in 2026-10-31", in: header + "⟨⟩20261120,1,1,1\n",
      reading: read)
    expectProblem(
      "DEF103", "write yes or no", in: header + "2026-11-20,1,⟨⟩maybe,1\n", reading: read)
  }
}
