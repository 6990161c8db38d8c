import Disclosure
import Model

/// Datasets of one period for the tests of disclosure control.
enum Fixtures {
  static let period = ReferencePeriod(year: 2025)

  /// The usual policy for which a count that was hidden in one period may be shown in the next: what rules do to
  /// single numbers is seen without what earlier periods do to them.
  static var forgetful: DisclosurePolicy {
    var policy = DisclosurePolicy()
    policy.hysteresis.periods = 0
    return policy
  }

  static func description(_ id: String) -> IndicatorDescription {
    IndicatorDescription(
      id: id, version: 1, area: "documents", title: Localized(az: id, en: id),
      definition: Localized(az: id, en: id), unit: .persons, decimals: 0, direction: .context,
      frequency: .annual)
  }

  /// A dataset without dimensions whose observations stand in as many periods.
  static func dataset(
    _ id: String, _ nature: MeasureNature, _ observations: [Observation]
  ) -> Dataset {
    Dataset(
      indicator: description(id), dimensions: [],
      observations: observations.enumerated().map { place, observation in
        var observation = observation
        observation.period = period.advanced(by: place)
        return observation
      }, nature: nature)
  }

  static func count(_ persons: Int) -> Observation {
    Observation(period: period, position: [], value: Double(persons), contributors: persons)
  }

  static func share(_ part: Int, of base: Int) -> Observation {
    Observation(
      period: period, position: [],
      value: base == 0 ? nil : Double(part) / Double(base) * 100, numerator: Double(part),
      denominator: Double(base), contributors: base, numeratorContributors: part,
      absence: base == 0 ? .notApplicable : nil)
  }

  static func derived(from inputs: [String], place: Int = 0) -> Observation {
    Observation(
      period: period, position: [], value: 1,
      inputs: inputs.map {
        ObservationKey(indicator: $0, period: period.advanced(by: place), position: [])
      })
  }

  /// Which observations of the first dataset are hidden.
  static func hidden(
    _ datasets: [Dataset], policy: DisclosurePolicy = DisclosurePolicy()
  ) throws -> [Bool] {
    let release = try DisclosureControl(policy: policy).protect(datasets)
    return release.datasets.first?.observations.map { $0.absence == .notPublished } ?? []
  }
}
