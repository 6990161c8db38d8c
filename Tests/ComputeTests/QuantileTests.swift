import Testing

@testable import Compute

@Suite("Quantile")
struct QuantileTests {
  @Test(
    "Order statistics agree with the published examples of R type 7 and numpy",
    arguments: [
      // numpy.percentile manual: a = [[10, 7, 4], [3, 2, 1]], percentile 50 is 3.5.
      ([10.0, 7, 4, 3, 2, 1], 0.5, 3.5),
      // R: quantile(1:10) is 1.00 3.25 5.50 7.75 10.00.
      ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.25, 3.25),
      ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.75, 7.75),
      // PostgreSQL percentile_cont(0.9) of 1, 2, 3, 4.
      ([4, 2, 3, 1], 0.9, 3.7),
      ([7], 0.9, 7),
      ([1, 2], 0.5, 1.5),
    ] as [([Double], Double, Double)])
  func published(values: [Double], order: Double, expected: Double) throws {
    let value = try #require(Quantile.value(of: values, order: order))
    #expect(abs(value - expected) < 1e-12)
  }

  @Test("No values have no quantile")
  func empty() {
    #expect(Quantile.value(of: [], order: 0.5) == nil)
  }
}
