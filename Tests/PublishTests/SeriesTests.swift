import Disclosure
import Model
import Testing

@testable import Publish

@Suite("Series") struct SeriesTests {
  @Test("lines up periods and leaves gaps")
  func gaps() throws {
    var dataset = Sample.register
    dataset.observations = [("2026-01", 10.0), ("2026-04", 20)].map {
      Observation(period: Sample.month($0.0), position: [.total], value: $0.1, contributors: 10)
    }
    let protected = try Sample.protect([dataset]).datasets[0]
    let series = Series(protected.observations, of: protected.indicator)
    #expect(series.periods.map(\.description) == ["2026-01", "2026-02", "2026-03", "2026-04"])
    #expect(series.marks.map { $0?.value } == [10, nil, nil, 20])
    #expect(series.breaks.isEmpty)
  }

  @Test("compares only within unbroken stretches")
  func comparability() throws {
    let protected = try Sample.protect([Sample.employment]).datasets[0]
    let totals = protected.observations.filter { $0.position == [.total, .total] }
    let series = Series(totals, of: protected.indicator)
    #expect(series.breaks == [3])
    #expect(series.isComparable(3, 5))
    #expect(!series.isComparable(2, 3))
    #expect(series.isComparable(0, 2))
    #expect(series.suffix(3).breaks.isEmpty)
    #expect(series.suffix(4).breaks == [1])
  }

  @Test("tells a true zero from one that rounds to zero")
  func zeros() throws {
    #expect(Mark(.value(0)).text(decimals: 1, .en) == "0")
    #expect(Mark(.value(0), roundsToZero: true).text(decimals: 1, .en) == "0.0\u{A0}[low]")
    let read = try Sample.protect([Sample.waits], policy: DisclosurePolicy()).datasets[0]
      .observations.prefix(2).map { Mark($0, decimals: 1) }
    // Of steps of five days, both 0 and 0.04 days are the step 0: it must not be told which.
    #expect(read.map { $0.text(decimals: 1, .en) } == Array(repeating: "0.0\u{A0}[low]", count: 2))
    #expect(Mark(.value(12.5)).text(decimals: 1, .az) == "12,5")
  }
}
