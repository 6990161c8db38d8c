import Model
import Testing

@testable import Publish

@Suite("BarChart") struct BarChartTests {
  private func bar(_ label: String, _ reading: Mark.Reading) -> BarChart.Bar {
    BarChart.Bar(label: label, mark: Mark(reading))
  }

  @Test("begins every bar at zero, on both sides of it")
  func zero() throws {
    let geometry = BarChart.Geometry([bar("A", .value(10)), bar("B", .value(-10))])
    let (up, down) = (try #require(geometry.spans[0]), try #require(geometry.spans[1]))
    #expect(up.start == geometry.zero)
    #expect(abs(down.start + down.width - geometry.zero) < 1e-9)
    #expect(abs(up.width - down.width) < 1e-9)
  }

  @Test("makes widths proportional to values")
  func proportional() throws {
    let geometry = BarChart.Geometry([bar("A", .value(20)), bar("B", .value(80))])
    let (small, large) = (try #require(geometry.spans[0]), try #require(geometry.spans[1]))
    #expect(abs(large.width / small.width - 4) < 1e-9)
  }

  @Test("draws no bar for an absent value")
  func absent() {
    #expect(BarChart.Geometry([bar("A", .absent(.notPublished))]).spans == [nil])
  }

  @Test("draws values, zero, marks and provisional bars as what they are")
  func golden() {
    let chart = BarChart(
      bars: [
        bar("Baku", .value(64.1)), bar("Nowhere", .value(0)),
        bar("Hidden", .absent(.notPublished)), bar("Late", .absent(.notYetDue)),
        BarChart.Bar(label: "Soon & sure", mark: Mark(.value(12.5), isProvisional: true)),
      ], identifier: "by-region", title: "By region", description: "What it shows", decimals: 1,
      language: .az)
    expectGolden(chart.markup.source + "\n", "bar-chart.svg")
  }
}
