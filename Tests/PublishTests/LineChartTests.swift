import Model
import Testing

@testable import Publish

@Suite("LineChart") struct LineChartTests {
  @Test("draws gaps, a hidden value, a break and provisional values as what they are")
  func golden() {
    let marks: [Mark?] = [
      Mark(.value(40)), Mark(.value(44)), Mark(.absent(.notPublished)), Mark(.value(43)), nil,
      Mark(.value(52)), Mark(.value(53)), Mark(.value(55), isProvisional: true),
    ]
    let first = Sample.month("2026-03")
    let chart = LineChart(
      series: Series(
        periods: marks.indices.map { first.advanced(by: $0) }, marks: marks, breaks: [5]),
      frame: .wide, identifier: "series", title: "Rate <15–64>", description: "What it shows",
      decimals: 1, language: .en)
    expectGolden(chart.markup.source + "\n", "line-chart.svg")
  }
}
