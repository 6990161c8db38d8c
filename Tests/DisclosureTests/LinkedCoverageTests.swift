import Disclosure
import Model
import Testing

@Suite("LinkedCoverage")
struct LinkedCoverageTests {
  private func protected(
    _ observation: Observation, _ nature: MeasureNature = .share, interval: IntervalKind? = nil
  ) throws -> ProtectedObservation {
    var dataset = Fixtures.dataset("a", nature, [observation])
    dataset.indicator.interval = interval
    return try #require(
      try DisclosureControl(policy: DisclosurePolicy()).protect([dataset]).datasets
        .first?.observations.first)
  }

  private func share(_ part: Int, of base: Int, linked: Int?, population: Int?) -> Observation {
    var observation = Fixtures.share(part, of: base)
    observation.interval = 20...80
    observation.linked = linked
    observation.population = population
    return observation
  }

  /// Brute force over all small populations, with a value that may always be shown.
  @Test("Coverage is shown only where neither the found nor the others are few, nor all together")
  func everyCoverage() throws {
    for population in 0...40 {
      for linked in 0...population {
        for kind in IntervalKind.allCases {
          let found = try protected(
            share(20, of: 40, linked: linked, population: population), interval: kind)
          let others = population - linked
          let isShown =
            population >= 10 && !(1...4).contains(linked) && !(1...4).contains(others)
          #expect(found.value == 50)
          #expect(
            found.linkedCoverage
              == (isShown ? Double(linked) * 100 / Double(population) : nil))
          #expect(found.interval == (kind == .confidence || isShown ? 20...80 : nil))
        }
      }
    }
  }

  @Test("Nothing that stands beside a hidden value is shown")
  func hiddenValue() throws {
    for kind in IntervalKind.allCases {
      let found = try protected(
        share(3, of: 40, linked: 50, population: 100), interval: kind)
      #expect(found.absence == .notPublished)
      #expect(found.interval == nil)
      #expect(found.linkedCoverage == nil)
    }
  }

  @Test("No interval without a value, a kind, or units that are linked")
  func noInterval() throws {
    var none = share(0, of: 0, linked: 0, population: 30)
    #expect(try protected(none, interval: .confidence).interval == nil)
    #expect(try protected(none, interval: .confidence).linkedCoverage == 0)
    none = share(20, of: 40, linked: nil, population: 40)
    #expect(try protected(none, interval: .linkage).interval == nil)
    #expect(try protected(none, interval: .linkage).linkedCoverage == nil)
    #expect(try protected(none).interval == nil)
  }

  @Test("Numbers that contradict each other have no coverage")
  func impossible() throws {
    for (linked, population) in [(50, 40), (-1, 40), (0, 0), (1, -40)] {
      let found = try protected(share(20, of: 40, linked: linked, population: population))
      #expect(found.linkedCoverage == nil)
    }
  }

  @Test("That a median of nine is not reached is hidden, of ten shown")
  func notReached() throws {
    for (contributors, reason) in [
      (9, AbsenceReason.notPublished), (10, .notReached), (1, .notPublished),
    ] {
      let observation = Observation(
        period: Fixtures.period, position: [], value: nil, denominator: Double(contributors),
        contributors: contributors, absence: .notReached)
      let found = try protected(observation, .median)
      #expect(found.absence == reason)
      #expect(found.status.codes == (reason == .notReached ? ["M"] : ["Q"]))
      // Nine are a count that may be shown, one is not.
      #expect(found.denominator == (contributors == 1 ? nil : Double(contributors)))
    }
  }

  @Test("A quantile that is not reached counts as an observation, shown or hidden")
  func account() throws {
    let observations = [4, 40].map {
      Observation(
        period: Fixtures.period, position: [], value: nil, contributors: $0, absence: .notReached)
    }
    let release = try DisclosureControl(policy: DisclosurePolicy())
      .protect([Fixtures.dataset("a", .quantile, observations)])
    #expect(release.account.observations == 2)
    #expect(release.account.hidden == 1)
  }

  @Test("An index over the cells of an unpublished part is hidden where few are behind it")
  func index() throws {
    let observations = [0, 4, 9, 10].map { contributors in
      var observation = Fixtures.derived(from: [])
      observation.contributors = contributors
      return observation
    }
    #expect(
      try Fixtures.hidden([Fixtures.dataset("index", .derived, observations)])
        == [false, true, true, false])
  }

  /// The weights of persons 1 to 4 would be known from the share, whatever they are.
  @Test("A weighted share is a share: few persons for or against it hide it")
  func weighted() throws {
    for (part, isHidden) in [(3, true), (20, false), (38, true)] {
      let observation = Observation(
        period: Fixtures.period, position: [], value: 31.7, numerator: 412.5, denominator: 1301.25,
        contributors: 40, numeratorContributors: part, interval: 20...45)
      let found = try protected(observation, .share, interval: .confidence)
      #expect((found.value == nil) == isHidden)
      #expect((found.interval == nil) == isHidden)
    }
  }
}
