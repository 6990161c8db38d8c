import Model
import Testing

@testable import Compute

/// Indicators whose values are given, so that formulas over them can be computed by hand.
enum GivenFigures {
  static func description(_ id: String, _ frequency: Frequency = .monthly) -> IndicatorDescription {
    IndicatorDescription(
      id: id, version: 1, area: "labour_market", title: ComputeWorkspace.title(id),
      definition: ComputeWorkspace.title(id), unit: .ratio, decimals: 1, direction: .context,
      frequency: frequency)
  }

  static func indicator(
    _ plan: Indicator.Plan, frequency: Frequency = .monthly, breakdowns: [[String]] = [],
    carryForward: Int = 0
  ) -> Indicator {
    Indicator(
      description: description("derived", frequency), isPublished: true, breakdowns: breakdowns,
      plan: plan, carryForward: carryForward, seriesStart: nil, provisionalPeriods: 0,
      location: ComputeWorkspace.location)
  }

  /// The value of a month is its number in `values`, counted back from the last one, 2026-10.
  static func dataset(
    _ id: String, _ values: [Double?], last: String = "2026-10", dimensions: [Dimension] = [],
    position: [DimensionValue] = []
  ) -> Dataset {
    let end = ReferencePeriod(last) ?? ComputeWorkspace.october
    let observations = values.enumerated().map { place, value in
      Observation(
        period: end.advanced(by: place - values.count + 1), position: position, value: value,
        absence: value == nil ? .notYetDue : nil)
    }
    return Dataset(
      indicator: description(id, end.frequency), dimensions: dimensions,
      observations: observations, nature: .frequency)
  }

  static func index(_ datasets: Dataset...) -> ObservationIndex {
    var index = ObservationIndex()
    for dataset in datasets { index.add(dataset) }
    return index
  }
}

@Suite("FormulaEvaluation")
struct FormulaEvaluationTests {
  private typealias G = GivenFigures

  private func value(
    _ formula: Formula, _ index: ObservationIndex, at period: String = "2026-10",
    carryForward: Int = 0
  ) throws -> Observation {
    let period = try #require(ReferencePeriod(period))
    let indicator = G.indicator(
      .formula(formula), frequency: period.frequency, carryForward: carryForward)
    let evaluation = FormulaEvaluation(indicator: indicator, dimensions: [], index: index)
    return try #require(evaluation.dataset(formula, [period]).observations.first)
  }

  private func reference(_ id: String, months: Int = 0, _ window: Formula.Window = .single)
    -> Formula
  {
    .reference(Formula.Reference(indicator: id, monthsAgo: months, window: window))
  }

  /// 1 in 2025-11 to 12 in 2026-10.
  private let year = GivenFigures.dataset("a", (1...12).map { Double($0) })

  @Test("Values of earlier months, windows and the year to date")
  func windows() throws {
    let index = G.index(year)
    let cases: [(Formula, Double?)] = [
      (reference("a"), 12), (reference("a", months: 11), 1), (reference("a", months: 12), nil),
      (reference("a", .mean(periods: 3)), 11), (reference("a", .sum(periods: 12)), 78),
      (reference("a", .sum(periods: 13)), nil),
      // January 2026 is 3: 3 + 4 + … + 12 = 75; in December 2025 it is 1 + 2 less November, 2.
      (reference("a", .yearToDate), 75), (reference("a", months: 9, .yearToDate), 3),
      (reference("a", months: 2, .mean(periods: 2)), 9.5),
    ]
    for (formula, expected) in cases {
      let found = try value(formula, index)
      #expect(found.value == expected)
      #expect(found.absence == (expected == nil ? .sourceMissing : nil))
    }
  }

  @Test(
    "A zero divisor, a number too large and a missing input give no value, each with its reason")
  func noValue() throws {
    let index = G.index(year, G.dataset("zero", [0]), G.dataset("none", [nil]))
    let quotient = Formula.arithmetic(.divide, reference("a"), reference("zero"))
    #expect(try value(quotient, index).value == nil)
    #expect(try value(quotient, index).absence == .notApplicable)
    let large = Formula.arithmetic(.multiply, .number(1e300), .number(1e300))
    #expect(try value(large, index).value == nil)
    #expect(try value(.arithmetic(.add, .number(1), large), index).value == nil)
    let missing = Formula.arithmetic(.add, reference("a"), reference("none"))
    #expect(try value(missing, index).value == nil)
    #expect(try value(missing, index).absence == .notYetDue)
    #expect(try value(missing, index).inputs.map(\.indicator) == ["a", "none"])
    #expect(try value(reference("unknown"), index).absence == .sourceMissing)
  }

  @Test("The newest value of another frequency stands in for as long as the definition says")
  func carried() throws {
    let index = G.index(G.dataset("annual", [10, nil], last: "2025"))
    // 2024 ended on 2024-12-31: 10 months before the end of October 2025, 22 before October 2026.
    #expect(try value(reference("annual"), index, at: "2025-10", carryForward: 10).value == 10)
    #expect(try value(reference("annual"), index, at: "2025-11", carryForward: 10).value == nil)
    #expect(try value(reference("annual"), index, at: "2026-10", carryForward: 22).value == 10)
    #expect(try value(reference("annual"), index, at: "2026-10", carryForward: 21).value == nil)
    let quarter = G.index(year)
    #expect(try value(reference("a"), quarter, at: "2026-Q3", carryForward: 3).value == 11)
  }

  @Test("A position follows the formula's own, unless a code is fixed")
  func positions() throws {
    let sex = try #require(ComputeWorkspace.dimensions["sex"])
    var input = G.dataset("a", [6], dimensions: [sex], position: [.total])
    for (code, number) in [(0, 2.0), (1, 4.0)] {
      input.observations += G.dataset("a", [number], position: [.code(code)]).observations
    }
    let fixed = Formula.Reference(indicator: "a", fixed: ["sex": .code(0)])
    let formula = Formula.arithmetic(.divide, reference("a"), .reference(fixed))
    let indicator = G.indicator(.formula(formula), breakdowns: [["sex"]])
    let dataset = FormulaEvaluation(
      indicator: indicator, dimensions: [sex], index: G.index(input)
    ).dataset(formula, [ComputeWorkspace.october])
    #expect(dataset.observations.map(\.value) == [3, 1, 2])
    #expect(dataset.observations.map(\.position) == [[.total], [.code(0)], [.code(1)]])
  }
}

@Suite("CompositeEvaluation")
struct CompositeEvaluationTests {
  private typealias G = GivenFigures

  private func value(_ components: [Composite.Component], _ index: ObservationIndex, carry: Int = 0)
    -> Observation?
  {
    let composite = Composite(components: components)
    let indicator = G.indicator(.composite(composite), carryForward: carry)
    return CompositeEvaluation(indicator: indicator, index: index)
      .dataset(composite, [ComputeWorkspace.october]).observations.first
  }

  private let employment = Composite.Component(indicator: "a", worst: 0, best: 80, weight: 2)
  private let unemployment = Composite.Component(indicator: "b", worst: 50, best: 0, weight: 1)

  @Test("The example of docs/method/composite.md gives 60, and goalposts bound the scores")
  func example() {
    let index = G.index(G.dataset("a", [40]), G.dataset("b", [10]))
    #expect(value([employment, unemployment], index)?.value == 60)
    let beyond = G.index(G.dataset("a", [99]), G.dataset("b", [70]))
    #expect(value([employment], beyond)?.value == 100)
    #expect(value([unemployment], beyond)?.value == 0)
    #expect(abs((value([employment, unemployment], beyond)?.value ?? 0) - 200.0 / 3) < 1e-12)
  }

  @Test("One missing component leaves no index, with its reason")
  func missing() {
    let index = G.index(G.dataset("a", [40]), G.dataset("b", [nil]))
    let found = value([employment, unemployment], index)
    #expect(found?.value == nil)
    #expect(found?.absence == .notYetDue)
    #expect(value([employment], G.index())?.absence == .sourceMissing)
    #expect(value([], index)?.absence == .notApplicable)
    #expect(value([], index)?.value == nil)
  }

  @Test("An annual component stands in for the months that the definition allows")
  func carried() {
    let index = G.index(G.dataset("a", [40], last: "2025"))
    #expect(value([employment], index, carry: 10)?.value == 50)
    #expect(value([employment], index, carry: 9)?.value == nil)
  }
}

@Suite("Breaks and provisional values")
struct QualificationTests {
  @Test("A break marks its period, provisional values are the last ones, of formulas too")
  func marks() throws {
    var stock = try ComputeWorkspace.indicator(
      "stock", "events where date <= day", "count", unit: .persons)
    stock.description.breaks = [
      SeriesBreak(
        period: ReferencePeriod("2026-09") ?? ComputeWorkspace.october,
        reason: ComputeWorkspace.title("new law"))
    ]
    stock.provisionalPeriods = 2
    var annual = GivenFigures.indicator(
      .formula(.reference(Formula.Reference(indicator: "stock"))), frequency: .annual,
      carryForward: 12)
    annual.provisionalPeriods = 1
    let first = try #require(ReferencePeriod("2024-12"))
    let datasets = ComputeWorkspace.datasets(
      [annual, stock], ["events": [["date": 0]]], from: first, through: ComputeWorkspace.october)
    let marks = datasets[1].observations.suffix(3).map(\.status)
    #expect(marks == [[], [.breakInSeries, .provisional], [.provisional]])
    // 2026 has not ended: 2025 is the last year, and the one that is provisional.
    #expect(datasets[0].observations.map(\.period.description) == ["2024", "2025"])
    #expect(datasets[0].observations.map(\.value) == [1, 1])
    #expect(datasets[0].observations.map(\.status) == [[], [.provisional]])
  }
}
