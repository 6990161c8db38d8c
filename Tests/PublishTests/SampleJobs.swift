import Disclosure
import Model

@testable import Publish

/// Indicators with cohorts, intervals, coverage and a target, and one with every kind of empty.
extension Sample {
  /// Of a cohort pool of twelve months, watched for twelve more; December 2027 is the deadline.
  static let jobs: Dataset = {
    var description = indicator(
      "lab_job_entry_12m_share",
      title: Localized(
        az: "İlk 12 ayda işə düzələnlərin payı", en: "Job entry within 12 months"))
    description.cohort = CohortWindow(pool: 12, after: 12)
    description.interval = .confidence
    description.target = Target(
      least: 60, greatest: nil, by: month("2027-12"), baseline: month("2025-09"))
    let values: [(String, Int)] = [
      ("2025-09", 400), ("2025-10", 406), ("2026-09", 500), ("2026-10", 512),
    ]
    return Dataset(
      indicator: description, dimensions: [sex],
      observations: values.flatMap { period, part -> [Observation] in
        [covered(share(period, [.total], part, of: 1000), linked: 972, of: 1000)]
          + (period < "2026"
            ? []
            : [
              covered(share(period, [.code(0)], 200, of: 400), linked: 398, of: 400),
              covered(share(period, [.code(1)], 2, of: 600), linked: 574, of: 600),
            ])
      }, nature: .share)
  }()

  /// With an interval of two points on each side.
  private static func covered(_ share: Observation, linked: Int, of population: Int) -> Observation
  {
    var observation = share
    let value = share.value ?? 0
    observation.interval = (value - 2.04)...(value + 2.04)
    (observation.linked, observation.population) = (linked, population)
    return observation
  }

  /// A median over codes of which each is empty for a reason of its own, but for a zero.
  static let waits: Dataset = {
    var description = indicator(
      "edu_days_to_school_median",
      title: Localized(az: "Məktəbə qədər günlər", en: "Days to school"), unit: .days)
    description.decimals = 1
    var kinds = CodeList(
      id: "kind",
      codes: ["zero", "low", "hidden", "none", "early", "missing", "open"].map {
        Code(id: $0, label: Localized(az: $0, en: $0))
      })
    kinds.parentList = nil
    let dimension = Dimension(
      id: "kind", title: Localized(az: "hal", en: "kind"), codeList: kinds, isOrdered: true)
    let readings: [(Double?, Int, AbsenceReason?)] = [
      (0, 40, nil), (0.04, 40, nil), (31, 0, nil), (nil, 0, .notApplicable),
      (nil, 0, .notYetDue), (nil, 0, .sourceMissing), (nil, 40, .notReached),
    ]
    return Dataset(
      indicator: description, dimensions: [dimension],
      observations: readings.enumerated().map { place, reading in
        Observation(
          period: month("2026-10"), position: [.code(place)], value: reading.0,
          contributors: place == 2 ? 3 : reading.1, absence: reading.2)
      }, nature: .quantile)
  }()

  /// The files of both, protected by rules that hide medians over fewer than ten and put none on a grid.
  static func strictFiles(_ datasets: [Dataset] = [jobs, waits]) throws -> [String: String] {
    var policy = DisclosurePolicy()
    policy.quantileGrid = QuantileGrid([:])
    let release = try protect(datasets, policy: policy)
    let files = try Publication(release: release, description: description()).files(threads: 2)
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }
}
