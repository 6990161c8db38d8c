import Disclosure
import Model
import Testing

@testable import Publish

@Suite("HeadlineView") struct HeadlineViewTests {
  private func headline(
    _ values: [(String, Double?)], breaks: [SeriesBreak] = [], language: Language = .en
  ) throws -> TemplateObject {
    var dataset = Sample.employment
    dataset.indicator.breaks = breaks
    dataset.dimensions = []
    dataset.observations = values.map { period, value in
      Observation(
        period: Sample.month(period), position: [], value: value, contributors: 100,
        absence: value == nil ? .notYetDue : nil)
    }
    let figures = IndicatorFigures(try Sample.protect([dataset]).datasets[0])
    return HeadlineView(figures: figures, language: language, period: Sample.month("2026-10"))
      .templateObject
  }

  private func changes(_ object: TemplateObject) -> [String] {
    guard case .list(let changes) = object.value(named: "changes") else { return [] }
    return changes.map { text($0, "text") + " " + text($0, "against") }
  }

  private func text(_ object: TemplateObject, _ name: String) -> String {
    guard case .text(let text) = object.value(named: name) else { return "" }
    return text
  }

  @Test("subtracts printed values: 52.1 - 50.0 is 2.1, whatever lies behind them")
  func printedDifference() throws {
    let object = try headline([("2025-10", 40), ("2026-09", 50.04), ("2026-10", 52.06)])
    #expect(text(object, "value") == "52.1%")
    #expect(
      changes(object) == [
        "+2.1\u{A0}percentage points on the previous month",
        "+12.1\u{A0}percentage points on the same month of last year",
      ])
  }

  @Test("says so where nothing changed, in Azerbaijani too")
  func noChange() throws {
    let object = try headline([("2026-09", 50), ("2026-10", 50.01)], language: .az)
    #expect(text(object, "value") == "50,0%")
    #expect(changes(object) == ["dəyişməyib əvvəlki aya nisbətən"])
  }

  @Test("does not compare over a break or with a gap")
  func notComparable() throws {
    let known = SeriesBreak(
      period: Sample.month("2026-10"), reason: Localized(az: "Yeni.", en: "New."))
    let broken = try headline([("2026-09", 50), ("2026-10", 60)], breaks: [known])
    #expect(
      changes(broken) == [
        "not comparable because of a break in the series on the previous month"
      ])
    let gap = try headline([("2026-08", 50), ("2026-09", nil), ("2026-10", 60)])
    #expect(changes(gap) == ["no value to compare with on the previous month"])
  }

  @Test("shows the reason and the last known value where the latest is absent")
  func absent() throws {
    let object = try headline([("2026-09", 50), ("2026-10", nil)])
    #expect(text(object, "value") == "[..]")
    #expect(text(object, "status") == "not yet due")
    #expect(text(object, "lastKnown") == "September 2026: 50.0%")
    #expect(changes(object) == [])
  }
}
