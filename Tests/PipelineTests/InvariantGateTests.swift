import Model
import Testing

@testable import Pipeline

@Suite("InvariantGate")
struct InvariantGateTests {
  private func examine(
    _ values: [String: [Double?]], invariant: Double? = 0, breach: Invariant.Breach = .stop,
    frequency: Frequency = .monthly,
    shownFrom: String? = nil
  ) throws -> [Diagnostic] {
    let text = Localized(az: "a", en: "a")
    let description = IndicatorDescription(
      id: "gov_balance", version: 1, area: "governance", title: text, definition: text,
      unit: .persons, decimals: 0, direction: .context, frequency: frequency)
    let indicator = Indicator(
      description: description, isPublished: false, breakdowns: [],
      plan: .formula(.number(0)), carryForward: 0, seriesStart: nil, provisionalPeriods: 0,
      invariant: invariant.map { Invariant($0, breach: breach) },
      location: Location(file: "gov_balance.yaml", line: 9, column: 3))
    let observations = values.sorted { $0.key < $1.key }.flatMap { period, values in
      values.enumerated().map { place, value in
        Observation(
          period: ReferencePeriod(period) ?? ReferencePeriod(year: 1),
          position: [place == 0 ? .total : .code(place - 1)], value: value)
      }
    }
    let dataset = Dataset(
      indicator: description, dimensions: [], observations: observations, nature: .derived,
      shownFrom: shownFrom.flatMap { ReferencePeriod($0) })
    let catalogue = Catalogue(
      areas: [], contracts: [], codeLists: [:], dimensions: [:], parameters: [],
      indicators: [indicator])
    let period = try #require(ReferencePeriod("2026-10"))
    return try InvariantGate(catalogue: catalogue, period: period).examine([dataset])
  }

  @Test("Another value in the period of the run stops it, at any position, with status 4")
  func newest() throws {
    for values in [[1.0, 0], [0, 0, -1e-8]] {
      let error = #expect(throws: RunError.self) {
        try examine(["2026-09": [5], "2026-10": values])
      }
      #expect(error?.status == .gateClosed)
      #expect(error?.diagnostics.map(\.code) == ["RUN013", "RUN014"])
      #expect(error?.diagnostics.map(\.severity) == [.error, .warning])
      let first = try #require(error?.diagnostics.first)
      #expect(first.location == Location(file: "gov_balance.yaml", line: 9, column: 3))
      #expect(first.message.contains("gov_balance") && first.message.contains("2026-10"))
      #expect(first.remedy?.isEmpty == false)
    }
  }

  @Test("In earlier periods it is a warning for each, none before the series is shown")
  func earlier() throws {
    let values: [String: [Double?]] = ["2026-07": [1], "2026-08": [2, 3], "2026-09": [4]]
    #expect(try examine(values).map(\.code) == ["RUN014", "RUN014", "RUN014"])
    #expect(try examine(values, shownFrom: "2026-09").map(\.severity) == [.warning])
  }

  @Test("A definition may ask for a warning in the period of the run too")
  func warning() throws {
    #expect(try examine(["2026-10": [1]], breach: .warn).map(\.code) == ["RUN014"])
  }

  @Test("The value itself, what binary fractions lose, and no value at all are no finding")
  func equal() throws {
    #expect(try examine(["2026-10": [0, 1e-10, nil]]) == [])
    #expect(try examine(["2026-10": [0.3]], invariant: 0.1 + 0.2) == [])
    #expect(try examine(["2026-10": [7]], invariant: nil) == [])
  }

  @Test("Of an annual indicator the last year that has ended is the newest")
  func annual() throws {
    #expect(try examine(["2024": [1]], frequency: .annual).map(\.code) == ["RUN014"])
    #expect(throws: RunError.self) { try examine(["2025": [1]], frequency: .annual) }
  }

  @Test("No value of the data is told")
  func noValues() throws {
    let found = try examine(["2026-09": [73_219]])
    #expect(!found.contains { "\($0)".contains("73219") || "\($0)".contains("73_219") })
  }
}
