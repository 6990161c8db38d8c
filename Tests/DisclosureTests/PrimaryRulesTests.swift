import Disclosure
import Model
import Testing

@Suite("PrimaryRules")
struct PrimaryRulesTests {
  @Test("Counts of one to four are hidden; zero and five are shown")
  func smallCount() throws {
    let counts = [0, 1, 4, 5, 70].map(Fixtures.count)
    #expect(
      try Fixtures.hidden([Fixtures.dataset("a", .frequency, counts)])
        == [false, true, true, false, false])
  }

  @Test("Few persons behind many records are few")
  func contributors() throws {
    var payments = Fixtures.count(3)
    payments.value = 40
    #expect(try Fixtures.hidden([Fixtures.dataset("a", .frequency, [payments])]) == [true])
  }

  @Test(
    "A share is hidden with a small numerator, a small complement or a small base",
    arguments: [
      (0, 40, false), (3, 40, true), (5, 40, false), (35, 40, false), (36, 40, true),
      (40, 40, false), (0, 9, true), (5, 9, true), (5, 10, false), (0, 4, true),
    ])
  func smallPart(part: Int, base: Int, isHidden: Bool) throws {
    let dataset = Fixtures.dataset("a", .share, [Fixtures.share(part, of: base)])
    #expect(try Fixtures.hidden([dataset]) == [isHidden])
  }

  @Test(
    "Medians and means of nine are hidden, of ten shown",
    arguments: [MeasureNature.mean, .quantile])
  func smallBase(nature: MeasureNature) throws {
    let values = [9, 10].map {
      Observation(period: Fixtures.period, position: [], value: 812.5, contributors: $0)
    }
    #expect(try Fixtures.hidden([Fixtures.dataset("a", nature, values)]) == [true, false])
  }

  @Test("A figure that somebody else has published is hidden by no rule")
  func published() throws {
    let dataset = Fixtures.dataset("a", .published, [Fixtures.count(2)])
    #expect(try Fixtures.hidden([dataset]) == [false])
  }

  @Test("The thresholds are those of the policy")
  func policy() throws {
    let counts = Fixtures.dataset("a", .frequency, [9, 10].map(Fixtures.count))
    let policy = DisclosurePolicy(threshold: 10)
    #expect(try Fixtures.hidden([counts], policy: policy) == [true, false])
  }

  /// Brute force over all small tables: what is shown never gives a part of 1 to 4 persons.
  @Test("No shown share gives away a part of one to four persons")
  func everyShare() throws {
    for base in 1...60 {
      for part in 0...base {
        let dataset = Fixtures.dataset("a", .share, [Fixtures.share(part, of: base)])
        guard try Fixtures.hidden([dataset]) == [false] else { continue }
        #expect(base >= 10 && !(1...4).contains(part) && !(1...4).contains(base - part))
      }
    }
  }
}
