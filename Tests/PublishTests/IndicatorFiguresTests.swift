import Disclosure
import Model
import Testing

@testable import Publish

@Suite("IndicatorFigures") struct IndicatorFiguresTests {
  private func figures(_ rows: [(String, [DimensionValue], Double)]) throws -> IndicatorFigures {
    var dataset = Sample.employment
    dataset.observations = rows.map {
      Observation(period: Sample.month($0.0), position: $0.1, value: $0.2, contributors: 100)
    }
    return IndicatorFigures(try Sample.protect([dataset]).datasets[0])
  }

  @Test("takes the latest period of each breakdown, crossed positions aside")
  func latest() throws {
    let figures = try figures([
      ("2026-09", [.code(0), .total], 1), ("2026-09", [.total, .code(1)], 2),
      ("2026-10", [.total, .total], 3), ("2026-10", [.code(1), .total], 4),
      ("2026-10", [.code(0), .total], 5), ("2026-10", [.code(0), .code(0)], 6),
    ])
    #expect(figures.breakdowns.map(\.dimension.id) == ["sex", "region"])
    #expect(figures.breakdowns.map(\.period.description) == ["2026-10", "2026-09"])
    #expect(figures.breakdowns[0].observations.map(\.observation.value) == [5, 4])
    #expect(figures.latest?.value == 3)
  }

  @Test("takes a dimension that does not apply for a total")
  func notApplicable() throws {
    let figures = try figures([("2026-10", [.notApplicable, .total], 3)])
    #expect(figures.totals.map(\.value) == [3])
    #expect(figures.breakdowns.isEmpty)
  }
}
