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

  @Test("draws a target as a line, a range as a band, and makes room for both")
  func targets() {
    let marks = [40.0, 42, 44].map { Mark(.value($0)) }
    let first = Sample.month("2026-08")
    let chart = { (target: Target) in
      LineChart(
        series: Series(periods: marks.indices.map { first.advanced(by: $0) }, marks: marks),
        frame: .wide, identifier: "series", title: "Rate", description: "What it shows",
        decimals: 1, language: .en, target: target
      ).markup.source
    }
    // From 24 to 248 in the frame: the axis goes from 40 to 60 in steps of 5, and 60 is its top.
    let line = chart(Target(least: 60, greatest: nil))
    #expect(line.contains("class=\"target\" x1=\"46\" x2=\"696\" y1=\"24\" y2=\"24\""))
    #expect(line.contains(">Target: ≥\u{A0}60<"))
    #expect(!line.contains("target-band"))
    let band = chart(Target(least: 50, greatest: 60))
    #expect(
      band.contains(
        "class=\"target-band\" x=\"46\" y=\"24\" width=\"650\" height=\"112\""))
    #expect(band.contains(">Target: 50–60<"))
    #expect(chart(Target(least: nil, greatest: 60)).contains(">Target: ≤\u{A0}60<"))
  }
}
