import Model
import Testing

@testable import Definitions

@Suite("ExpressionChecker+Time")
struct TimeGroupTests {
  private typealias W = LanguageWorkspace

  private func check(
    _ text: String, over extract: String = "register", cohort: CohortWindow? = nil
  ) throws -> Expression {
    try W.checker(over: extract, cohort: cohort).check(try W.syntax(text))
  }

  /// Whether two texts have one meaning.
  private func same(
    _ left: String, _ right: String, over extract: String = "register",
    cohort: CohortWindow? = nil
  ) throws -> Bool {
    try check(left, over: extract, cohort: cohort) == check(right, over: extract)
  }

  @Test("Groups of time are whole calendar months that end with the reference day, or earlier")
  func groups() throws {
    #expect(
      try same("granted in last 3 months", "granted >= day + 1 day - 3 months and granted <= day"))
    #expect(
      try same(
        "granted in last 12 months until 12 months ago",
        "granted >= day + 1 day - 24 months and granted <= day + 1 day - 12 months - 1 day"))
    let earlier = try check("granted in period 6 months ago")
    guard case .and(let parts) = earlier.kind, parts.count == 2,
      case .comparison(.greaterOrEqual, _, let first) = parts[0].kind,
      case .comparison(.lessOrEqual, _, let last) = parts[1].kind
    else {
      Issue.record("expected two bounds")
      return
    }
    let start = Expression(.periodStart, type: .date, position: first.position)
    #expect(first.kind == .shifted(start, by: -6, .months))
    #expect(try last == check("day + 1 day - 6 months - 1 day"))
  }

  @Test("A cohort is the pool of months that ended so long ago, in conditions and time clauses")
  func cohort() throws {
    let window = CohortWindow(pool: 36, after: 6)
    let written = "last 36 months until 6 months ago"
    #expect(try same("granted in cohort", "granted in \(written)", cohort: window))
    #expect(
      try same(
        "exists(services in cohort)", "exists(services in \(written))", cohort: window))
    #expect(
      try same(
        "sum(amount of payments in cohort)", "sum(amount of payments in \(written))",
        cohort: window))
    #expect(try same("in_pool", "granted in \(written)", cohort: window))
    #expect(
      try same("granted in cohort", "granted in period", cohort: CohortWindow(pool: 1, after: 0))
        == false)
    #expect(
      try same(
        "granted in cohort", "granted in last 1 month", cohort: CohortWindow(pool: 1, after: 0)))
  }

  @Test("A month column is compared with months")
  func months() throws {
    let checked = try check("paid_month in last 3 months until 2 months ago", over: "payments")
    guard case .and(let parts) = checked.kind, parts.count == 2,
      case .comparison(.greaterOrEqual, _, let first) = parts[0].kind,
      case .comparison(.lessOrEqual, _, let last) = parts[1].kind
    else {
      Issue.record("expected two bounds")
      return
    }
    // In October the three months that ended two months ago are June, July and August.
    let now = Expression(.referencePeriod, type: .month, position: first.position)
    #expect(first.kind == .shifted(now, by: -4, .months))
    #expect(last.kind == .shifted(now, by: -2, .months))
    let one = try check("paid_month in period 2 months ago", over: "payments")
    guard case .comparison(.equal, _, let month) = one.kind else {
      Issue.record("expected one month")
      return
    }
    #expect(month == last)
  }

  @Test(
    "Cohorts are refused where there are none, and where a key for them is not used",
    arguments: [
      Refusal("register where granted ⟦in cohort", "LNG052", "cohort: {pool").movedToValue,
      Refusal("⟦services in cohort", "LNG052", "cohort: {pool"),
      Refusal("register where ⟦in_pool", "LNG052", "cohort: {pool"),
    ])
  func noCohort(refusal: Refusal) {
    let fault = refusal.fault { _ = try W.plan($0, "count", unit: .persons) }
    #expect(fault == nil)
  }

  @Test("The key of cohorts that a population does not use is a finding at the key")
  func unusedCohort() throws {
    let place = Location(file: "a.yaml", line: 3, column: 13)
    let refusal = Refusal("⟦register where active", "LNG053", "“… in cohort” in the population")
    func plan(_ population: String) throws {
      _ = try W.plan(population, "count", unit: .persons) {
        $0.description.cohort = CohortWindow(pool: 12, after: 12)
        $0.places["cohort"] = place
      }
    }
    #expect(refusal.fault(plan) == nil)
    #expect(throws: Never.self) { try plan("register where granted in cohort") }
    #expect(throws: Never.self) { try plan("register where in_pool") }
    #expect(throws: Never.self) { try plan("services in cohort") }
    #expect(throws: Never.self) {
      try plan("register where exists(services as first in cohort where first.fee > 1)")
    }
  }

  @Test("Anniversaries may come before any day")
  func anniversaries() throws {
    #expect(try same("last june 1", "last june 1 before day"))
    let checked = try check("last october 1 before (granted + 1 year)")
    let granted = try check("granted + 1 year")
    #expect(checked.kind == .anniversary(month: 10, day: 1, before: granted))
    #expect(try check("last october 1 before last june 1").type == .date)
  }

  @Test("Days of the calendar are counted, and days are moved by them")
  func calendar() throws {
    let counted = try check("work days from granted to day")
    #expect(counted.type == .integer)
    guard case .elapsed(.workDays, _, _) = counted.kind else {
      Issue.record("expected work days")
      return
    }
    let moved = try check("granted + 10 school days")
    guard case .shifted(_, by: 10, .schoolDays) = moved.kind else {
      Issue.record("expected a day moved by school days")
      return
    }
    #expect(moved.type == .date)
    #expect(try check("granted + 1 term day <= day").type == .yesNo)
    #expect(try check("exists(contracts in force at granted + 5 work days)").type == .yesNo)
    var names = try W.names()
    names.hasCalendar = false
    let checker = try W.checker(over: "register", names)
    for text in ["⟦work days from granted to day > 1", "granted + ⟦1 work day < day"] {
      let refusal = Refusal(text, "LNG039", "calendar.csv")
      #expect(refusal.fault { _ = try checker.check(try W.syntax($0)) } == nil)
    }
  }

  @Test("The year and the month of a day can be codes of a list that is called as they are")
  func parts() throws {
    #expect(try check("year of granted").type == .integer)
    #expect(try check("month of granted").type == .month)
    let year = try check("year of granted into grant_year")
    guard case .tabled(let value, from: 2019, let table) = year.kind else {
      Issue.record("expected a table")
      return
    }
    #expect(try value == check("year of granted"))
    #expect(table == [0, 1, Column.missingNarrow, 2])
    #expect(year.type == .code(list: "grant_year"))
    let month = try check("month of granted into grant_month")
    // August 2024 is month 2024 * 12 + 7, and the second code of the list.
    guard case .tabled(_, from: 24_295, let codes) = month.kind else {
      Issue.record("expected a table")
      return
    }
    #expect(codes == [1, 0])
  }

  @Test(
    "Times that cannot be meant are refused",
    arguments: [
      Refusal("age > ⟦10 work days", "LNG027", "from … to …"),
      Refusal("granted - ⟦10 school days < day", "LNG027", "DAY + 10 school days"),
      Refusal("granted + ⟦99999 term days < day", "LNG005", "whole number"),
      Refusal("year of ⟦age > 1", "LNG022", "date column"),
      Refusal("⟦year of granted into sex = K", "LNG029", "a list all of whose codes"),
      Refusal("⟦month of granted into grant_year = x", "LNG029", "a list all of whose codes"),
      Refusal("⟦year of granted into grant_yer = x", "LNG013", "did you mean “grant_year”"),
      Refusal("last june 1 before ⟦sex = day", "LNG022", "date column"),
      Refusal("⟦sex in last 3 months until 2 months ago", "LNG022", "date column"),
    ])
  func refused(refusal: Refusal) {
    #expect(refusal.fault { _ = try check($0) } == nil)
  }
}

extension Refusal {
  /// The same finding at the value before `in`, where a membership begins.
  var movedToValue: Refusal {
    Refusal(marked.text.replacing("granted in", with: "⟦granted in"), code, remedy)
  }
}
