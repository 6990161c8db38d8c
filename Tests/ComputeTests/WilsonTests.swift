import Testing

@testable import Compute

@Suite("Wilson")
struct WilsonTests {
  @Test(
    "Intervals are those printed by R. G. Newcombe, Statistics in Medicine 17 (1998), table I",
    arguments: [
      (81.0, 263.0, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
      (1, 29, 0.0061, 0.1718),
    ])
  func newcombe(events: Double, units: Double, lower: Double, upper: Double) throws {
    let interval = try #require(Wilson.interval(share: events / units, units: units))
    #expect(abs(interval.lowerBound - lower) <= 0.000_05)
    #expect(abs(interval.upperBound - upper) <= 0.000_05)
    // The shares that were not found mirror those that were.
    let mirror = try #require(Wilson.interval(share: 1 - events / units, units: units))
    #expect(abs(mirror.lowerBound - (1 - interval.upperBound)) < 1e-12)
    #expect(abs(mirror.upperBound - (1 - interval.lowerBound)) < 1e-12)
  }

  @Test("The ends of shares of 0 and 1 are 0 and 1")
  func ends() {
    for units in 1...400 {
      #expect(Wilson.interval(share: 0, units: Double(units))?.lowerBound == 0)
      #expect(Wilson.interval(share: 1, units: Double(units))?.upperBound == 1)
    }
  }

  @Test("Without units, and beyond a share, there is no interval")
  func none() {
    #expect(Wilson.interval(share: 0.5, units: 0) == nil)
    #expect(Wilson.interval(share: .nan, units: 5) == nil)
    #expect(Wilson.interval(share: 1.2, units: 5) == nil)
  }

  @Test("Weights 1, 1 and 2 say as much as 16/6 units, equal weights as much as there are")
  func kish() {
    #expect(Wilson.effectiveUnits(weights: 4, squares: 6) == 16.0 / 6)
    #expect(Wilson.effectiveUnits(weights: 30, squares: 90) == 10)
    #expect(Wilson.effectiveUnits(weights: 0, squares: 0) == 0)
  }
}
