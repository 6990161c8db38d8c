import Disclosure
import Model
import Testing

@Suite("PrimaryRules")
struct PrimaryRulesTests {
  @Test("Counts of one to four are hidden; zero and five are shown")
  func smallCount() throws {
    let counts = [0, 1, 4, 5, 70].map(Fixtures.count)
    #expect(
      try Fixtures.hidden(
        [Fixtures.dataset("a", .frequency, counts)], policy: Fixtures.forgetful)
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
    arguments: [MeasureNature.mean, .median])
  func smallBase(nature: MeasureNature) throws {
    let values = [9, 10].map {
      Observation(period: Fixtures.period, position: [], value: 812.5, contributors: $0)
    }
    #expect(try Fixtures.hidden([Fixtures.dataset("a", nature, values)]) == [true, false])
  }

  @Test("Percentiles of nineteen are hidden, of twenty shown; the greatest value never is")
  func orderStatistics() throws {
    let values = [19, 20, 4000].map {
      Observation(period: Fixtures.period, position: [], value: 812.5, contributors: $0)
    }
    #expect(
      try Fixtures.hidden([Fixtures.dataset("a", .quantile, values)]) == [true, false, false])
    #expect(
      try Fixtures.hidden([Fixtures.dataset("a", .extreme, values)]) == [true, true, true])
  }

  @Test("A sensitive share of all or of none is hidden, whatever the base")
  func everybody() throws {
    let shares = [(0, 40), (40, 40), (20, 40), (300, 300)].map { Fixtures.share($0, of: $1) }
    var dataset = Fixtures.dataset("a", .share, shares)
    #expect(try Fixtures.hidden([dataset]) == [false, false, false, false])
    dataset.isSensitive = true
    #expect(try Fixtures.hidden([dataset]) == [true, true, false, true])
    var policy = DisclosurePolicy()
    policy.coalition = 6
    dataset.observations = [Fixtures.share(34, of: 40), Fixtures.share(33, of: 40)]
    #expect(try Fixtures.hidden([dataset], policy: policy) == [true, false])
  }

  /// The sums of the handbook's section 4.2.2, as means over thirty persons.
  @Test("Means of sums that one person dominates are hidden by the rules of the policy")
  func dominance() throws {
    var mean = Observation(
      period: Fixtures.period, position: [], value: 11, numerator: 330, denominator: 30,
      contributors: 30)
    mean.contributions = Contributions(largest: 300, second: 20, total: 330)
    let dataset = Fixtures.dataset("a", .mean, [mean])
    var policy = DisclosurePolicy()
    #expect(try Fixtures.hidden([dataset], policy: policy) == [true])
    policy.withinPercent = 3
    #expect(try Fixtures.hidden([dataset], policy: policy) == [false])
    policy.priorPosterior = DisclosurePolicy.PriorPosterior(posterior: 10, prior: 50)
    #expect(try Fixtures.hidden([dataset], policy: policy) == [true])
    policy.priorPosterior = nil
    policy.dominance = DisclosurePolicy.Dominance(contributors: 1, percent: 85)
    #expect(try Fixtures.hidden([dataset], policy: policy) == [true])
    policy.dominance?.percent = 91
    #expect(try Fixtures.hidden([dataset], policy: policy) == [false])
  }

  @Test("Eight persons of whom five are one family are hidden, of whom four are one are shown")
  func household() throws {
    let counts = [5, 4].map { largest in
      var count = Fixtures.count(8)
      count.largestCluster = largest
      return count
    }
    #expect(try Fixtures.hidden([Fixtures.dataset("a", .frequency, counts)]) == [true, false])
    var share = Fixtures.share(6, of: 40)
    share.numeratorLargestCluster = 4
    #expect(try Fixtures.hidden([Fixtures.dataset("a", .share, [share])]) == [true])
  }

  @Test("A figure that somebody else has published is hidden by no rule")
  func published() throws {
    let dataset = Fixtures.dataset("a", .published, [Fixtures.count(2)])
    #expect(try Fixtures.hidden([dataset]) == [false])
  }

  @Test("The thresholds are those of the policy")
  func policy() throws {
    let counts = Fixtures.dataset("a", .frequency, [9, 10].map(Fixtures.count))
    var policy = Fixtures.forgetful
    policy.threshold = 10
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
