import Testing

@testable import Publish

@Suite("DecimalText") struct DecimalTextTests {
  @Test(
    "rounds half away from zero on fifteen significant digits",
    arguments: [
      (0.285, 2, "0.29"), (2.5, 0, "3"), (-2.5, 0, "-3"), (0.5, 0, "1"), (1.005, 2, "1.01"),
      (50, 1, "50.0"), (52.083_333_333_333_336, 1, "52.1"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"),
      (0, 0, "0"), (0, 3, "0.000"), (0.011, 1, "0.0"), (999.95, 1, "1000.0"), (9.5, 0, "10"),
      (1_204, 0, "1204"), (0.000_45, 3, "0.000"), (76.6 - 38.75, 1, "37.9"),
      (0.1 + 0.2 - 0.25, 1, "0.1"), (1_263.999_999_999_999_9, 2, "1264.00"), (0.000_5, 3, "0.001"),
    ])
  func rounding(value: Double, decimals: Int, expected: String) {
    #expect(
      String(decoding: DecimalText.digits(value, decimals: decimals), as: UTF8.self) == expected)
  }

  @Test(
    "never shows an exponent",
    arguments: [
      (1e21, 0, "1000000000000000000000"), (123_456_789_012_345_680, 1, "123456789012345680.0"),
      (1e-12, 2, "0.00"), (-1e-12, 2, "0.00"), (1e15 + 0.5, 0, "1000000000000001"),
    ])
  func exponents(value: Double, decimals: Int, expected: String) {
    #expect(
      String(decoding: DecimalText.digits(value, decimals: decimals), as: UTF8.self) == expected)
  }

  @Test("writes nothing for what is not a number", arguments: [Double.nan, .infinity, -.infinity])
  func notNumbers(value: Double) {
    #expect(DecimalText.digits(value, decimals: 1).isEmpty)
  }

  @Test(
    "writes counts without decimals and amounts with two",
    arguments: [(12, "12"), (12.5, "12.50"), (0, "0"), (1.999, "2.00")])
  func quantities(value: Double, expected: String) {
    var bytes: [UInt8] = []
    DecimalText.appendQuantity(value, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test("agrees with exact integer arithmetic on every thousandth from -3 to 3")
  func brute() {
    for thousandths in -3000...3000 {
      let magnitude = (abs(thousandths) + 5) / 10
      let sign = thousandths < 0 && magnitude > 0 ? "-" : ""
      let cents = magnitude % 100
      let expected = "\(sign)\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
      let digits = DecimalText.digits(Double(thousandths) / 1000, decimals: 2)
      #expect(String(decoding: digits, as: UTF8.self) == expected)
    }
  }
}
