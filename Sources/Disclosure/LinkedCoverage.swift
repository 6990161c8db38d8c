import Model

/// How many of the units of a population linked extracts could find: a share like any other, which can
/// tell of the few who were not found.
struct LinkedCoverage {
  private let linked: Int
  private let population: Int

  /// The coverage of an observation; nil where nothing is linked or there is nobody to find.
  init?(_ observation: Observation) {
    guard let linked = observation.linked, let population = observation.population,
      population > 0, (0...population).contains(linked)
    else { return nil }
    (self.linked, self.population) = (linked, population)
  }

  /// Whether it may be shown for itself: over a base that is large enough, and not all but a few found.
  func isShown(_ policy: DisclosurePolicy) -> Bool {
    let small = 1..<policy.threshold
    return population >= policy.smallBase && !small.contains(linked)
      && !small.contains(population - linked)
  }

  /// In percent of the population.
  var percent: Double {
    Double(linked) * 100 / Double(population)
  }

  /// The share as the rules look at it.
  var observation: Observation {
    Observation(
      period: ReferencePeriod(frequency: .annual, ordinal: 0), position: [], value: percent,
      contributors: population, numeratorContributors: linked)
  }
}
