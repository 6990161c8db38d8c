import Model
import Testing

@testable import Compute

@Suite("TerritoryBreaks")
struct TerritoryBreaksTests {
  private static let november = ReferencePeriod(frequency: .monthly, ordinal: 2023 * 12 + 10)

  private func dataset(_ frequency: Frequency, _ periods: [ReferencePeriod]) -> Dataset {
    let codes = ["old", "other"].map { Code(id: $0, label: Localized(az: $0, en: $0)) }
    let changed = Day(year: 2023, month: 12, day: 5) ?? Day(number: 0)
    let dimension = Dimension(
      id: "district", title: Localized(az: "d", en: "d"),
      codeList: CodeList(id: "district", codes: codes),
      changes: [CodeChange(code: 0, day: changed)])
    let description = IndicatorDescription(
      id: "stock", version: 1, area: "documents", title: Localized(az: "s", en: "s"),
      definition: Localized(az: "s", en: "s"), unit: .persons, decimals: 0, direction: .context,
      frequency: frequency)
    return Dataset(
      indicator: description, dimensions: [dimension],
      observations: periods.flatMap { period in
        [DimensionValue.total, .code(0), .code(1)].map {
          Observation(period: period, position: [$0], value: 1, contributors: 1)
        }
      }, nature: .frequency)
  }

  @Test("The first month whose reference day sees the new territory carries the break")
  func months() {
    var dataset = dataset(.monthly, (0..<3).map { Self.november.advanced(by: $0) })
    dataset.markTerritoryBreaks()
    let marked = dataset.observations.filter { $0.status == .breakInSeries }
    #expect(marked.map(\.period.description) == ["2023-12"])
    #expect(marked.map(\.position) == [[.code(0)]])
  }

  @Test("Of years it is the one that ends with the new territory")
  func years() {
    var dataset = dataset(.annual, [ReferencePeriod(year: 2023), ReferencePeriod(year: 2024)])
    dataset.markTerritoryBreaks()
    let marked = dataset.observations.filter { $0.status == .breakInSeries }
    #expect(marked.map(\.period.description) == ["2023"])
  }
}
