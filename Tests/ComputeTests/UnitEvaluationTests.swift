import Model
import Testing

@testable import Compute

@Suite("UnitEvaluation")
struct UnitEvaluationTests {
  private typealias W = ComputeWorkspace

  /// A cell as plain loops see it.
  private struct Cell: Equatable {
    var value: Double?
    var numerator: Double?
    var denominator: Double?
    var contributors: Int
  }

  private static let measures: [(population: String, measure: String, unit: UnitOfMeasure)] = [
    ("register where active", "count", .persons),
    (
      "register where active and age in 15..64", "share of exists(contracts in force at day)",
      .percent
    ),
    ("register", "share of has_card", .perThousand),
    ("register where age >= 18", "mean of age", .ratio),
    ("register", "median of sum(wage of contracts in force at day)", .manatPerMonth),
    ("register", "percentile 90 of sum(wage * 40 / hours of contracts)", .manatPerMonth),
    ("contracts in force at day", "count of distinct person", .persons),
    ("contracts where hours > 10", "count of distinct employer", .persons),
    ("contracts", "sum of wage", .manatPerMonth),
    ("contracts", "ratio of sum of wage to sum of hours", .ratio),
    ("contracts", "ratio of sum of wage / hours to count", .ratio),
    ("contracts", "mean of hourly", .ratio),
    ("contracts", "ratio of count of hours > 30 to count of hours > 10", .percent),
    ("contracts where employed", "share of long", .percent),
    ("courses in last 12 months", "share of passed", .percent),
  ]

  @Test("Cells of every measure agree with plain loops", arguments: 0..<4)
  func agrees(seed: UInt64) throws {
    var random = RandomTables(seed: seed + 100)
    let rows = random.rows(persons: 60, others: 150)
    for (population, measure, unit) in Self.measures {
      for missing in [MissingRule.exclude, .countAsNo] {
        let indicator = try W.indicator(
          "test", population, measure, unit: unit,
          breakdowns: [["sex"], ["band", "sex"], ["region"]],
          missing: missing)
        let dataset = try #require(W.datasets([indicator], rows).first)
        for observation in dataset.observations {
          let expected = try cell(indicator, rows, observation.position, dataset.dimensions)
          let found = Cell(
            value: observation.value, numerator: observation.numerator,
            denominator: observation.denominator, contributors: observation.contributors)
          #expect(
            isSame(found, expected),
            "\(population), \(measure), \(missing): \(observation.position)")
        }
      }
    }
  }

  private func isSame(_ found: Cell, _ expected: Cell) -> Bool {
    func near(_ left: Double?, _ right: Double?) -> Bool {
      guard let left, let right else { return left == nil && right == nil }
      return abs(left - right) <= 1e-9 * max(1, abs(right))
    }
    return near(found.value, expected.value) && near(found.numerator, expected.numerator)
      && near(found.denominator, expected.denominator)
      && found.contributors == expected.contributors
  }

  /// The cell of a position, from the definition read literally.
  private func cell(
    _ indicator: Indicator, _ rows: [String: [PlainRow]], _ position: [DimensionValue],
    _ dimensions: [Dimension]
  ) throws -> Cell {
    guard case .units(let plan) = indicator.plan else { throw CancellationError() }
    let plain = PlainEvaluator(rows: rows, period: W.october, parameters: ["minimum": 285])
    let extract = plan.population.extract
    let units = rows[extract, default: []].filter { row in
      let places = [(extract: extract, row: row)]
      guard plan.population.condition.map({ plain.value($0, places) == .truth(true) }) ?? true
      else {
        return false
      }
      return zip(position, dimensions).allSatisfy { wanted, dimension in
        let code = plan.dimensions[dimension.id].flatMap { plain.value($0, places) }
        switch wanted {
        case .total: return true
        case .code(let index): return code == .whole(Int64(index))
        default: return code == nil
        }
      }
    }
    return finished(plan, units.map { (extract: extract, row: $0) }, plain, indicator, rows)
  }

  private func finished(
    _ plan: UnitPlan, _ units: [PlainEvaluator.Place], _ plain: PlainEvaluator,
    _ indicator: Indicator, _ rows: [String: [PlainRow]]
  ) -> Cell {
    func number(_ expression: Expression, _ unit: PlainEvaluator.Place) -> Double? {
      plain.value(expression, [unit]).map { $0.number / Double(expression.type.scale ?? 1) }
    }
    func persons(_ units: [PlainEvaluator.Place]) -> Int {
      let known = Set(rows["register", default: []].compactMap { $0["fin"] })
      let keys = units.map { $0.row["fin"].flatMap { known.contains($0) ? $0 : nil } }
      return Set(keys.compactMap { $0 }).count + keys.count { $0 == nil }
    }
    let base = indicator.description.unit.base
    switch plan.measure {
    case .count:
      return Cell(value: Double(units.count), contributors: persons(units))
    case .distinct(.person):
      let known = units.filter { unit in
        rows["register", default: []].contains { $0["fin"] != nil && $0["fin"] == unit.row["fin"] }
      }
      return Cell(value: Double(persons(known)), contributors: persons(known))
    case .distinct(.value(let value)):
      let having = units.filter { plain.value(value, [$0]) != nil }
      let different = Set(having.compactMap { plain.value(value, [$0])?.number })
      return Cell(value: Double(different.count), contributors: persons(having))
    case .share(let condition):
      let decided = units.filter {
        plan.missing == .countAsNo || plain.value(condition, [$0]) != nil
      }
      let yes = decided.count { plain.value(condition, [$0]) == .truth(true) }
      return Cell(
        value: decided.isEmpty ? nil : Double(yes) / Double(decided.count) * base,
        numerator: Double(yes), denominator: Double(decided.count), contributors: persons(decided))
    case .sum(let value), .value(let value):
      let having = units.filter { number(value, $0) != nil }
      return Cell(
        value: having.compactMap { number(value, $0) }.reduce(0, +), contributors: persons(having))
    case .mean(let value):
      let having = units.filter { number(value, $0) != nil }
      let sum = having.compactMap { number(value, $0) }.reduce(0, +)
      return Cell(
        value: having.isEmpty ? nil : sum / Double(having.count) * base, numerator: sum,
        denominator: Double(having.count), contributors: persons(having))
    case .quantile(let order, let value):
      let having = units.filter { number(value, $0) != nil }
      let sorted = having.compactMap { number(value, $0) }.sorted()
      return Cell(
        value: quantile(sorted, order), denominator: Double(sorted.count),
        contributors: persons(having))
    case .least, .greatest, .weightedShare, .duration: return Cell(contributors: 0)
    case .ratio(let numerator, let denominator):
      func part(_ total: Measure.Total, _ unit: PlainEvaluator.Place) -> Double? {
        switch total {
        case .count: 1
        case .sum(let value): number(value, unit)
        case .countWhere(let condition):
          plan.missing == .countAsNo
            ? (plain.value(condition, [unit]) == .truth(true) ? 1 : 0)
            : plain.value(condition, [unit])?.number
        }
      }
      let having = units.filter { part(numerator, $0) != nil && part(denominator, $0) != nil }
      let (over, under) = (
        having.compactMap { part(numerator, $0) }.reduce(0, +),
        having.compactMap { part(denominator, $0) }.reduce(0, +)
      )
      let behind = having.filter { !denominator.countsUnits || part(denominator, $0) != 0 }
      return Cell(
        value: under == 0 ? nil : over / under * base, numerator: over, denominator: under,
        contributors: persons(behind))
    }
  }

  /// Type 7 by its other form: the value at place 1 + (n − 1) p.
  private func quantile(_ sorted: [Double], _ order: Double) -> Double? {
    guard let last = sorted.last else { return nil }
    let place = 1 + Double(sorted.count - 1) * order
    let whole = Int(place + 1e-12)
    guard whole < sorted.count else { return last }
    return sorted[whole - 1] + (place - Double(whole)) * (sorted[whole] - sorted[whole - 1])
  }

  @Test("Chunks never divide a person's rows, and cover every row once")
  func chunks() throws {
    var random = RandomTables(seed: 7)
    let rows = random.rows(persons: 30, others: 200)
    let store = W.store(rows)
    let table = try #require(store.table("contracts", for: W.october))
    for length in [1, 2, 7, 50, 1000] {
      let chunks = UnitEvaluation.chunks(of: table, length: length)
      #expect(chunks.flatMap { Array($0) } == Array(0..<200))
      for chunk in chunks.dropFirst() {
        let (before, first) = (table.persons[chunk.lowerBound - 1], table.persons[chunk.lowerBound])
        #expect(before != first || first == LinkedTable.noPerson)
      }
    }
    let empty = W.store(["register": [], "contracts": []])
    let none = try #require(empty.table("contracts", for: W.october))
    #expect(UnitEvaluation.chunks(of: none) == [0..<0])
  }

  @Test("Indicators evaluated together have the figures that each has alone")
  func together() throws {
    var random = RandomTables(seed: 12)
    let rows = random.rows(persons: 60, others: 300)
    let indicators = try Self.measures.enumerated().map { place, row in
      try W.indicator(
        "test\(place)", row.0, row.1, unit: row.2, breakdowns: [["sex"], ["region", "sex"]])
    }
    let together = W.datasets(indicators, rows, threads: 2)
    #expect(together.count == indicators.count)
    for (indicator, dataset) in zip(indicators, together) {
      let alone = try #require(W.datasets([indicator], rows).first)
      #expect(dataset.indicator.id == alone.indicator.id)
      #expect(dataset.observations == alone.observations)
    }
  }

  @Test("Totals do not depend on where blocks and chunks end")
  func boundaries() throws {
    var random = RandomTables(seed: 11)
    let rows = random.rows(persons: 50, others: 300)
    let store = W.store(rows)
    for (population, measure, unit) in Self.measures {
      let indicator = try W.indicator(
        "test", population, measure, unit: unit, breakdowns: [["sex"], ["region", "sex"]])
      guard case .units(let plan) = indicator.plan else { continue }
      let dimensions = indicator.dimensionIDs.compactMap { W.dimensions[$0] }
      var numbers = ExpressionNumbers()
      var evaluation = UnitEvaluation(
        plan: plan, dimensions: dimensions,
        layout: CellLayout(breakdowns: indicator.breakdowns, dimensions: dimensions),
        evaluator: Evaluator(
          store: store, period: W.october, parameters: W.catalogue().parameters),
        numbered: NumberedPlan(plan, dimensions: dimensions, &numbers))
      let table = try #require(evaluation.population)
      let whole = evaluation.totals(0..<table.rowCount, of: table)
      for length in [1, 3, 64] {
        evaluation.blockLength = length
        var merged = CellTotals(cells: evaluation.layout.count, measure: plan.measure)
        for chunk in UnitEvaluation.chunks(of: table, length: 2 * length) {
          merged.merge(evaluation.totals(chunk, of: table))
        }
        #expect(merged.base == whole.base)
        #expect(merged.numerator == whole.numerator)
        #expect(merged.denominator == whole.denominator)
        #expect(merged.contributors == whole.contributors)
        #expect(merged.numeratorContributors == whole.numeratorContributors)
        #expect(merged.values == whole.values)
        #expect(merged.distinct == whole.distinct)
        #expect(merged.excluded == whole.excluded)
      }
    }
  }
}
