import Model
import Testing

@testable import Definitions

@Suite("ExpressionChecker+Spans")
struct SpanTests {
  private typealias W = LanguageWorkspace

  @Test("The spells of other rows are their time columns, one level deeper")
  func rows() throws {
    let checked = try W.check(
      "days of spells(contracts for household where hours > 20 joined over 14 days)")
    guard case .days(.rows(let selection, let from, let to, gap: 14)) = checked.kind else {
      Issue.record("expected spells")
      return
    }
    #expect(checked.type == .days)
    #expect(selection.extract == "contracts")
    #expect(selection.link == .household)
    #expect(from.kind == .column("start_date", level: 1))
    #expect(to.kind == .column("end_date", level: 1))
  }

  @Test("Groups of time are spells of their first and last day")
  func groups() throws {
    let checked = try W.check("days of spells(contracts) within last 12 months")
    guard case .days(.within(_, .spell(let from, let to))) = checked.kind else {
      Issue.record("expected what two spans have in common")
      return
    }
    #expect(try from == W.check("day + 1 day - 12 months"))
    #expect(to.kind == .referenceDay)
    let window = CohortWindow(pool: 12, after: 6)
    let cohort = try W.checker(over: "register", cohort: window).check(
      try W.syntax("days of cohort"))
    #expect(try cohort == W.check("days of last 12 months until 6 months ago"))
  }

  @Test("A day, and a spell, may lie within the spells of other rows")
  func coverage() throws {
    let spell = try W.check(
      "spell(granted to granted + 6 months) in spells(contracts joined over 14 days)")
    #expect(spell.type == .yesNo)
    guard case .isCovered(.spell(let from, let to), by: .rows(_, _, _, gap: 14)) = spell.kind else {
      Issue.record("expected coverage")
      return
    }
    #expect(try from == W.check("granted"))
    #expect(try to == W.check("granted + 6 months"))
    let day = try W.check("day not in spells(contracts)")
    guard case .not(let inner) = day.kind,
      case .isCovered(.spell(let first, let last), _) = inner.kind
    else {
      Issue.record("expected that a day is not covered")
      return
    }
    #expect(first == last)
    #expect(spell.extracts == ["contracts"])
  }

  @Test(
    "Spans of what has no spells or days are refused",
    arguments: [
      Refusal("day in spells(⟦services)", "LNG055", "“from” and “to”"),
      Refusal("day in spells(⟦register)", "LNG055", "“from” and “to”"),
      Refusal("day in spells(⟦events)", "LNG031", "“person” column"),
      Refusal("day in spells(⟦contract)", "LNG011", "did you mean “contracts”"),
      Refusal("⟦age in spells(contracts)", "LNG022", "date column"),
      Refusal("spell(granted to ⟦sex) in spells(contracts)", "LNG022", "date column"),
      Refusal("spell(granted to ended) in ⟦cohort", "LNG052", "cohort: {pool"),
      Refusal("⟦days of period > 5", "LNG024", "write “0 days”"),
    ])
  func refused(refusal: Refusal) {
    #expect(refusal.fault { _ = try W.check($0) } == nil)
  }
}
