import Model
import Testing

@testable import Compute

@Suite("Evaluator")
struct EvaluatorTests {
  /// Expressions with the extract over whose rows they are evaluated.
  static let cases: [(extract: String, text: String)] = [
    ("register", "years from birth to day"), ("register", "months from granted to ended"),
    ("register", "days from granted to day + 1 day"), ("register", "ended - granted"),
    ("register", "granted + 1 month"), ("register", "granted - 13 months < ended"),
    ("register", "years from birth to last february 28"), ("register", "active and not has_card"),
    ("register", "has_card or sex = K"), ("register", "sex != Q and district in {d1, d3}"),
    ("register", "district not in {d2}"), ("register", "region = west"),
    ("register", "age in 18..64"),
    ("register", "age in (18, 64]"), ("register", "age in [18, 64)"), ("register", "band"),
    ("register", "granted in period"), ("register", "granted in year to date"),
    ("register", "granted in last 5 months"), ("register", "granted in (day - 3 months, day]"),
    ("register", "- age in {-5, -30, -40}"), ("register", "-age * 3 - 4 > -100"),
    ("register", "has_card = (sex = K)"), ("register", "ended otherwise day"),
    ("register", "1.5 * age >= 30.25"), ("register", "age / 3 otherwise 2.5"),
    ("register", "employed"), ("register", "minimum * 2"), ("register", "best_wage"),
    ("register", "exists(contracts in force during period)"),
    ("register", "exists(contracts in force at granted + 6 months where wage > 1000.5)"),
    ("register", "count(contracts in force at day) > 1"),
    ("register", "sum(wage of contracts where hours > 20)"),
    ("register", "sum(hourly of contracts)"),
    ("register", "sum(wage * 40 / hours of contracts in force at day)"),
    ("register", "least(start of contracts)"), ("register", "greatest(hourly of contracts)"),
    ("register", "least(hourly - 50 of contracts)"),
    ("register", "first(hours of contracts by start)"),
    ("register", "latest(wage of contracts by hourly)"),
    ("register", "latest(level of courses where level is not missing by date) >= A2"),
    (
      "register",
      "rank of latest(level of courses by date) - rank of first(level of courses by date)"
    ),
    ("register", "first(passed of courses by date)"),
    // Conditions that name outer rows, aggregates within aggregates.
    ("register", "exists(contracts where start > granted)"),
    ("register", "exists(contracts where exists(courses where date < start and date > granted))"),
    ("register", "count(contracts where wage >= greatest(wage of contracts))"),
    ("register", "sum(count(courses where date > start) of contracts where long)"),
    ("register", "count(contracts where employed and age > 30)"),
    ("register", "exists(contracts where exists(courses where age > 30 and region = west))"),
    ("register", "count(contracts where register.has_card and exists(payments where amount > 0))"),
    ("register", "sum(amount of payments in last 3 months)"),
    ("register", "sum(amount of payments in period) otherwise 0"),
    ("register", "sum(amount of payments in year to date) > 10"),
    ("register", "count(courses in (granted, granted + 12 months])"),
    ("register", "count(courses in period where passed)"),
    ("register", "1 = 1"), ("register", "missing_free or 1 = 2"),
    // The person behind a row, and that person's aggregates.
    ("contracts", "age"), ("contracts", "register.sex = Q"), ("contracts", "band"),
    ("contracts", "employed"), ("contracts", "not employed or hours > 30"), ("contracts", "fixed"),
    ("contracts", "best_wage > hourly"), ("contracts", "active"), ("contracts", "granted < start"),
    ("contracts", "count(contracts where start < day)"), ("contracts", "ended is missing"),
    ("contracts", "exists(courses where date > start and employed)"),
    ("contracts", "sum(amount of payments) > wage"),
    ("contracts", "wage in {10.25, 7, 8.5}"), ("contracts", "employer is not missing"),
    ("contracts", "cut hourly at 1, 20, 100 into level_of_pay"),
    ("courses", "employed and passed"), ("courses", "rank of level + sessions"),
    ("courses", "exists(contracts in force at date)"), ("courses", "date in last 12 months"),
    ("payments", "paid in period"), ("payments", "paid in last 12 months"), ("payments", "-amount"),
    // Spans, branches, calendar days, households.
    ("register", "days of spells(contracts joined over 14 days) within year to date"),
    ("register", "days of spell(granted to ended) within spells(contracts where hours > 20)"),
    ("register", "days of spells(contracts for household) within period"),
    ("register", "day in spells(contracts)"),
    (
      "register",
      "spell(granted to granted + 3 months) in spells(contracts joined over 30 days)"
    ),
    ("register", "count(contracts for household where long)"),
    ("register", "count(register for household where has_card)"),
    ("register", "exists(contracts as next where next.start > granted)"),
    ("contracts", "exists(contracts as next where next.start > contracts.start)"),
    ("register", "granted + 10 work days"), ("register", "work days from granted to day"),
    ("register", "term days from granted to ended"), ("register", "year of granted"),
    ("register", "last october 1 before granted"), ("register", "district begins with 'd'"),
    ("register", "when sex = K then A1, when has_card then A2, else B1 into level"),
    ("register", "when sex = K then age, when has_card then 3"),
    ("register", "each when sex = K then A1, when has_card then B1 into level"),
    ("register", "each(level of courses in last 12 months)"),
    ("register", "granted in period 6 months ago"),
    ("register", "count(contracts where start in last 12 months until 6 months ago)"),
    ("events", "guests * 3 > 100 and date <= day"), ("events", "parent of district = west"),
  ].compactMap { extract, text in
    text.contains("missing_free") || text.contains("level_of_pay") ? nil : (extract, text)
  }

  @Test("Every construct agrees with plain loops over optional values", arguments: 0..<6)
  func agrees(seed: UInt64) throws {
    var random = RandomTables(seed: seed)
    let rows = random.rows(persons: seed == 0 ? 0 : 40, others: seed == 1 ? 0 : 90)
    let period =
      seed == 3 ? ReferencePeriod("2027-02") ?? ComputeWorkspace.october : ComputeWorkspace.october
    let store = ComputeWorkspace.store(rows, period: period)
    let evaluator = ComputeWorkspace.evaluator(store, period)
    let plain = PlainEvaluator(
      rows: rows, period: period, parameters: period.year == 2026 ? ["minimum": 285] : [:],
      groups: ["norm": period.year == 2026 ? ["YOUNG": 12.5] : ["OLD": 20]])
    let written = try Self.cases.map { extract, text in
      (extract, text, try ComputeWorkspace.expression(text, over: extract))
    }
    for (extract, text, expression) in written + PlanExpressions.cases {
      let table = try #require(store.table(extract, for: period))
      let frame = RowFrame(table: table, rows: .stretch(0..<table.rowCount), parents: [])
      let found = evaluator.evaluate(expression, [frame])
      #expect(found.count == table.rowCount)
      let order = linkedOrder(rows[extract] ?? [], rows, isLinked: !table.persons.isEmpty)
      for (place, row) in order.enumerated() {
        let expected = plain.value(expression, [(extract, row)])
        let same = matches(found, place, expected)
        #expect(same, "\(extract): \(text), row \(place): \(expected as Any)")
        if !same { break }
      }
    }
  }

  /// Rows in the order of their persons, those of nobody last.
  private func linkedOrder(
    _ rows: [PlainRow], _ all: [String: [PlainRow]], isLinked: Bool
  ) -> [PlainRow] {
    guard isLinked else { return rows }
    let persons = all["register", default: []].compactMap { $0["fin"] }
    let known = persons.flatMap { person in rows.filter { $0["fin"] == person } }
    return known + rows.filter { row in !persons.contains { $0 == row["fin"] } }
  }

  private func matches(_ found: Vector, _ place: Int, _ expected: PlainEvaluator.Value?) -> Bool {
    switch found {
    case .exact(let values):
      guard let expected else { return values[place] == Column.missingWide }
      return expected == .whole(values[place])
    case .real(let values):
      guard let expected else { return values[place].isNaN }
      return abs(values[place] - expected.number) <= 1e-9 * max(1, abs(expected.number))
    case .truth(let values):
      guard let expected else { return values[place] == Truth.unknown }
      return expected == .truth(values[place] == Truth.yes) && values[place] != Truth.unknown
    }
  }
}
