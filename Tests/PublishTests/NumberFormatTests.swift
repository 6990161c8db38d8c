import Model
import Testing

@testable import Publish

@Suite("NumberFormat") struct NumberFormatTests {
  private let az = NumberFormat(language: .az)
  private let en = NumberFormat(language: .en)

  @Test("groups thousands and marks decimals as the language does")
  func grouping() {
    #expect(en.text(1_234_567.25, decimals: 1) == "1,234,567.3")
    #expect(az.text(1_234_567.25, decimals: 1) == "1\u{A0}234\u{A0}567,3")
    #expect(en.text(999) == "999")
    #expect(en.text(1000) == "1,000")
    #expect(az.text(12_044) == "12\u{A0}044")
  }

  @Test("writes the minus sign and a plus for changes")
  func signs() {
    #expect(en.text(-1500, decimals: 0) == "\u{2212}1,500")
    #expect(en.signed(2.5, decimals: 1) == "+2.5")
    #expect(az.signed(-0.4, decimals: 1) == "\u{2212}0,4")
  }

  @Test("puts the per cent sign to the number and other units beside it")
  func units() {
    #expect(en.text(62.5, decimals: 1, unit: .percent) == "62.5%")
    #expect(az.text(62.5, decimals: 1, unit: .percent) == "62,5%")
    #expect(en.text(1204, decimals: 0, unit: .persons) == "1,204\u{A0}persons")
  }
}
