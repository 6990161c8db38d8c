import Suppression
import Testing

@Suite("PrimaryRuleSet")
struct PrimaryRuleSetTests {
  private let rules = PrimaryRuleSet()

  @Test("A small count needs the width of the policy, a large one nothing")
  func counts() {
    #expect(rules.need(ofCount: 4) == LinkedSystem.Need(width: 4))
    #expect(rules.need(ofCount: 5) == nil)
    #expect(rules.need(ofCount: 0) == nil)
  }

  @Test("A family of five among eight persons is found, of four it is not")
  func clusters() {
    #expect(rules.need(ofCount: 8, largestCluster: 5) == LinkedSystem.Need(width: 4))
    #expect(rules.need(ofCount: 8, largestCluster: 4) == nil)
    #expect(rules.need(ofCount: 20, largestCluster: 11) != nil)
    #expect(rules.need(ofCount: 21, largestCluster: 21) == nil)
    #expect(rules.need(ofCount: 8, largestCluster: 9) == nil)
  }

  @Test("A sensitive attribute of all or none needs the width")
  func attributes() {
    #expect(rules.need(ofAttribute: 12, in: 12) == LinkedSystem.Need(width: 4))
    #expect(rules.need(ofAttribute: 0, in: 300) == LinkedSystem.Need(width: 4))
    #expect(rules.need(ofAttribute: 6, in: 12) == nil)
  }

  /// Of 330 with 300 and 20 the p % rule with p = 10 asks for 20 (handbook), that is 2,000 qəpik.
  @Test("A sum needs the distance of the sharpest rule, in whole units")
  func sums() {
    let sum = Magnitude(total: 330, largest: 300, second: 20)
    #expect(
      rules.need(ofMagnitude: sum, contributors: 12, scale: 100)
        == LinkedSystem.Need(width: 4000, above: 2000, below: 2000))
    let both = PrimaryRuleSet(dominance: DominanceRule(contributors: 1, percent: 85))
    // 22.94… of the (1,85) rule, upwards.
    #expect(
      both.need(ofMagnitude: sum, contributors: 12)
        == LinkedSystem.Need(width: 46, above: 23, below: 23))
    let even = Magnitude(total: 3000, largest: 300, second: 300)
    #expect(rules.need(ofMagnitude: even, contributors: 12) == nil)
  }

  @Test("The sum of nine needs a tenth of the greatest contribution, however even it is")
  func fewContributors() {
    let even = Magnitude(total: 2700, largest: 300, second: 300)
    #expect(
      rules.need(ofMagnitude: even, contributors: 9)
        == LinkedSystem.Need(width: 60, above: 30, below: 30))
    #expect(rules.need(ofMagnitude: even, contributors: 10) == nil)
  }

  @Test("Numbers beyond all measure ask for no more than a sum can be")
  func extremes() {
    let huge = Magnitude(total: .infinity, largest: .infinity, second: 0)
    #expect((rules.need(ofMagnitude: huge, contributors: 3)?.above ?? 0) <= 1_000_000_000_000_000)
    let none = Magnitude(total: .nan, largest: .nan, second: .nan)
    #expect(rules.need(ofMagnitude: none, contributors: 3)?.above == 1)
  }
}
