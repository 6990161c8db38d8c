import Testing

@testable import Publish

@Suite("AxisScale") struct AxisScaleTests {
  @Test(
    "steps are 1, 2 or 5 times a power of ten",
    arguments: [
      ([0.0, 100], true, [0.0, 50, 100], 0), ([41.2, 57.9], false, [40.0, 45, 50, 55, 60], 0),
      ([0.0, 7], true, [0.0, 2, 4, 6, 8], 0), ([-6.0, 4], true, [-10.0, -5, 0, 5], 0),
      ([0.0, 0.3], true, [0.0, 0.1, 0.2, 0.3], 1),
      ([1204.0, 1706], false, [1200.0, 1400, 1600, 1800], 0),
    ])
  func ticks(values: [Double], zero: Bool, expected: [Double], decimals: Int) {
    let scale = AxisScale(covering: values, includingZero: zero)
    #expect(scale.ticks == expected)
    #expect(scale.decimals == decimals)
  }

  @Test("covers every value", arguments: [[3.3], [0.0], [-2.0], [], [1e-7], [9e12, 1]])
  func covers(values: [Double]) {
    let scale = AxisScale(covering: values, includingZero: false)
    #expect(scale.ticks.count >= 2)
    #expect(values.allSatisfy { scale.lower <= $0 && $0 <= scale.upper })
  }

  @Test("is not upset by what is not a number")
  func notNumbers() {
    let scale = AxisScale(covering: [.nan, .infinity, 5], includingZero: true)
    #expect(scale.ticks == [0, 2, 4, 6])
    #expect(scale.fraction(3) == 0.5)
  }
}
