import Model
import Testing

@testable import Compute

@Suite("Computation")
struct ComputationTests {
  private typealias W = ComputeWorkspace

  private func position(_ dataset: Dataset, _ values: DimensionValue...) -> Observation? {
    dataset.observations.first { $0.position == values }
  }

  @Test("One, two and three threads give the same observations")
  func threads() throws {
    var random = RandomTables(seed: 3)
    let rows = random.rows(persons: 80, others: 200)
    let indicators = try [
      W.indicator(
        "a", "register where active", "count", unit: .persons, breakdowns: [["sex"], ["band"]]),
      W.indicator(
        "b", "contracts", "mean of hourly", unit: .ratio, breakdowns: [["region", "sex"]]),
      W.indicator("c", "register", "median of sum(wage of contracts)", unit: .manatPerMonth),
    ]
    let single = W.datasets(indicators, rows, threads: 1)
    for threads in [2, 3] {
      let several = W.datasets(indicators, rows, threads: threads)
      #expect(several.map(\.observations) == single.map(\.observations))
    }
  }

  @Test("Spells are in force from their first to their last day, both included")
  func spells() throws {
    let spells: [(start: String, finish: String?, isInForce: Bool)] = [
      ("2026-10-31", "2026-10-31", true), ("2026-10-31", nil, true), ("2026-11-01", nil, false),
      ("2020-01-01", "2026-10-30", false), ("2020-01-01", "2026-10-31", true),
    ]
    for (start, finish, isInForce) in spells {
      var row: PlainRow = ["fin": 1, "start": W.stored(start)]
      row["finish"] = finish.map { W.stored($0) }
      let indicator = try W.indicator("x", "contracts in force at day", "count", unit: .persons)
      let dataset = try #require(
        W.datasets([indicator], ["register": [["fin": 1]], "contracts": [row]]).first)
      #expect(position(dataset)?.value == (isInForce ? 1 : 0))
    }
  }

  @Test("Last 1 month before 30 April is April alone, and windows join without gap or overlap")
  func windows() throws {
    let indicator = try W.indicator("x", "events in last 3 months", "count", unit: .persons)
    let days = (0..<800).map { W.day("2023-06-30") + $0 }
    let rows = ["events": days.map { ["date": Int64($0.number)] as PlainRow }]
    for text in ["2024-02", "2024-04", "2024-05", "2025-02"] {
      let period = try #require(ReferencePeriod(text))
      let dataset = try #require(W.datasets([indicator], rows, from: period, through: period).first)
      let months = (0..<3).map { period.advanced(by: -$0) }
      let expected = days.count { day in
        months.contains { $0.firstDay <= day && day <= $0.lastDay }
      }
      #expect(position(dataset)?.value == Double(expected))
    }
  }

  @Test("Zero, no base, and a source that was not delivered are three things")
  func absences() throws {
    let share = try W.indicator("x", "register where sex = K", "share of has_card")
    let count = try W.indicator("y", "register where sex = K", "count", unit: .persons)
    let linked = try W.indicator("z", "register", "share of exists(contracts in force at day)")
    let rows: [String: [PlainRow]] = ["register": [["fin": 1, "sex": 1, "has_card": 1]]]
    let datasets = W.datasets([share, count, linked], rows)
    #expect(datasets.map { $0.observations.first?.value } == [nil, 0, nil])
    #expect(datasets[0].observations.first?.absence == .notApplicable)
    #expect(datasets[1].observations.first?.absence == nil)
    #expect(datasets[2].observations.first?.absence == .sourceMissing)
  }

  @Test("The rule for missing values excludes, counts as no, or refuses")
  func missing() throws {
    let rows: [String: [PlainRow]] = [
      "register": [["fin": 1, "has_card": 1], ["fin": 2, "has_card": 0], ["fin": 3]]
    ]
    let expected: [(MissingRule, Double?)] = [
      (.exclude, 50), (.countAsNo, 100.0 / 3), (.refuse, nil),
    ]
    for (rule, value) in expected {
      let indicator = try W.indicator("x", "register", "share of has_card", missing: rule)
      let observation = W.datasets([indicator], rows).first?.observations.first
      #expect(observation?.value == value)
      #expect(observation?.absence == (value == nil ? .sourceMissing : nil))
    }
  }

  @Test("Unknown codes are shown where they occur, and parts add up to the total")
  func unknown() throws {
    let indicator = try W.indicator("x", "register", "count", unit: .persons, breakdowns: [["sex"]])
    let rows: [PlainRow] = [["fin": 1, "sex": 0], ["fin": 2, "sex": 0], ["fin": 3]]
    let dataset = try #require(W.datasets([indicator], ["register": rows]).first)
    #expect(position(dataset, .total)?.value == 3)
    #expect(position(dataset, .code(0))?.value == 2)
    #expect(position(dataset, .code(1))?.value == 0)
    #expect(position(dataset, .unknown)?.value == 1)
    let complete = try #require(W.datasets([indicator], ["register": [rows[0]]]).first)
    #expect(position(complete, .unknown) == nil)
  }

  @Test("A code is shown while it is valid, and afterwards only where it still occurs")
  func validity() throws {
    var dimensions = W.dimensions
    dimensions["sex"]?.codeList.codes[1].validTo = W.day("2026-09-30")
    let indicator = try W.indicator("x", "register", "count", unit: .persons, breakdowns: [["sex"]])
    let cases: [(PlainRow, Bool)] = [(["fin": 1, "sex": 0], false), (["fin": 1, "sex": 1], true)]
    for (row, isShown) in cases {
      let dataset = Computation(
        catalogue: W.catalogue([indicator], dimensions: dimensions),
        store: W.store(["register": [row]]), threads: 1
      ).datasets(from: W.october, through: W.october).first
      #expect(dataset?.observations.contains { $0.position == [.code(1)] } == isShown)
    }
  }

  @Test("Figures of others stand at their own totals, and two for one place are none")
  func values() throws {
    let indicator = try W.indicator(
      "x", "benchmark in period", "value of value", breakdowns: [["sex"]])
    let period = Int64(W.october.stored)
    let rows: [PlainRow] = [
      ["period": period, "value": 655], ["period": period, "sex": 1, "value": 601],
      ["period": period - 4, "sex": 2, "value": 9],
    ]
    let dataset = try #require(W.datasets([indicator], ["benchmark": rows]).first)
    #expect(dataset.nature == .published)
    #expect(position(dataset, .total)?.value == 65.5)
    #expect(position(dataset, .code(0))?.value == 60.1)
    #expect(position(dataset, .code(1))?.value == nil)
    #expect(position(dataset, .code(1))?.absence == .sourceMissing)
    let twice = W.datasets([indicator], ["benchmark": rows + [rows[1]]]).first
    #expect(twice.flatMap { position($0, .code(0)) }?.value == nil)
  }

  @Test("Numbers of persons in an aggregate are the contributors")
  func persons() throws {
    let indicator = try W.indicator(
      "x", "benchmark in period", "ratio of sum of persons to sum of all")
    let row: PlainRow = ["period": Int64(W.october.stored), "persons": 3, "all": 12]
    let dataset = try #require(W.datasets([indicator], ["benchmark": [row, row]]).first)
    let observation = position(dataset)
    #expect(observation?.value == 25)
    #expect(observation?.contributors == 24)
    #expect(observation?.numeratorContributors == 6)
    #expect(dataset.nature == .share)
    let empty = W.datasets([indicator], ["benchmark": []]).first?.observations.first
    #expect(empty?.absence == .sourceMissing)
  }

  @Test("Events are nobody to protect, contracts and numbers of persons at events are")
  func impersonal() throws {
    let texts: [(population: String, measure: String, nature: MeasureNature)] = [
      ("events", "share of guests >= 10", .impersonal), ("events", "count", .impersonal),
      ("events", "mean of guests", .impersonal), ("contracts", "mean of wage", .mean),
      ("register", "count", .frequency),
    ]
    for (population, measure, nature) in texts {
      let unit: UnitOfMeasure =
        measure == "count" ? .persons : measure.hasPrefix("share") ? .percent : .ratio
      let indicator = try W.indicator("x", population, measure, unit: unit)
      let tables: [String: [PlainRow]] = [
        "register": [["fin": 1]], "events": [["guests": 3]], "contracts": [["fin": 1]],
      ]
      #expect(W.datasets([indicator], tables).first?.nature == nature)
    }
  }

  @Test("Who is not in the denominator of a ratio is not behind it")
  func smallDenominator() throws {
    let indicator = try W.indicator(
      "x", "register", "ratio of count of sex = K to count of has_card")
    let rows: [PlainRow] = (0..<20).map { ["fin": $0, "sex": $0 % 2, "has_card": $0 < 2 ? 1 : 0] }
    let dataset = try #require(W.datasets([indicator], ["register": rows]).first)
    #expect(position(dataset)?.value == 500)
    #expect(position(dataset)?.contributors == 2)
    #expect(dataset.nature == .ratio)
  }

  @Test("Sums beyond 64 bits have no value, and no number of the data can trap")
  func extremes() throws {
    let top = Int64.max
    let far: [PlainRow] = [
      [
        "fin": 1, "wage": top, "hours": top, "start": Int64(Int32.max),
        "finish": Int64(Int32.min) + 1,
      ],
      [
        "fin": 1, "wage": top, "hours": -1, "start": Int64(Int32.min) + 1,
        "finish": Int64(Int32.max),
      ],
    ]
    let person: PlainRow = [
      "fin": 1, "birth": Int64(Int32.min) + 1, "granted": Int64(Int32.max), "ended": 0, "sex": 77,
      "district": -4,
    ]
    let rows = [
      "register": [person], "contracts": far, "courses": [], "payments": [], "events": [],
    ]
    let sum = try W.indicator(
      "x", "contracts", "sum of wage", unit: .manatPerMonth, breakdowns: [["sex"]])
    let dataset = try #require(W.datasets([sum], rows).first)
    #expect(position(dataset, .total)?.value == nil)
    #expect(position(dataset, .total)?.absence == .notApplicable)
    let evaluator = W.evaluator(W.store(rows))
    let written = try EvaluatorTests.cases.map { extract, text in
      (extract, text, try W.expression(text, over: extract))
    }
    for (extract, _, expression) in written + PlanExpressions.cases {
      let table = try #require(evaluator.store.table(extract, for: W.october))
      let frame = RowFrame(table: table, rows: .stretch(0..<table.rowCount), parents: [])
      #expect(evaluator.evaluate(expression, [frame]).count == table.rowCount)
    }
    for text in ["granted + 36600 months", "birth - 36600 days", "years from birth to granted"] {
      let expression = try W.expression(text, over: "register")
      let table = try #require(evaluator.store.table("register", for: W.october))
      let frame = RowFrame(table: table, rows: .stretch(0..<1), parents: [])
      #expect(evaluator.evaluate(expression, [frame]).exact == [Column.missingWide])
    }
  }
}
