import Archive
import Disclosure
import Model
import Testing

/// Small releases for the tests of the archive.
enum Samples {
  static let texts = Localized(az: "a", en: "a")

  static func indicator(_ id: String, version: Int = 1) -> IndicatorDescription {
    IndicatorDescription(
      id: id, version: version, area: "labour_market", title: texts, definition: texts,
      unit: .persons, decimals: 0, direction: .context, frequency: .monthly)
  }

  static func sex(_ codes: [String] = ["F", "M"]) -> Dimension {
    Dimension(
      id: "sex", title: texts,
      codeList: CodeList(id: "sex", codes: codes.map { Code(id: $0, label: texts) }))
  }

  /// One indicator with a total, women and men for each period, all counts safe to show.
  static func dataset(
    _ id: String = "stock", periods: [String], base: Double = 100, dimension: Dimension = sex(),
    version: Int = 1
  ) throws -> Dataset {
    var observations: [Observation] = []
    for text in periods {
      let period = try #require(ReferencePeriod(text))
      for (place, value) in [DimensionValue.total, .code(0), .code(1)].enumerated() {
        observations.append(
          Observation(
            period: period, position: [value], value: base + Double(place), numerator: nil,
            denominator: 1000, contributors: 100, status: place == 0 ? [] : .provisional))
      }
    }
    return Dataset(
      indicator: indicator(id, version: version), dimensions: [dimension],
      observations: observations, nature: .frequency)
  }

  static func protected(_ datasets: [Dataset]) throws -> [ProtectedDataset] {
    try DisclosureControl(policy: DisclosurePolicy()).protect(datasets).datasets
  }

  static func run(
    _ id: String, period: String = "2026-10", status: Model.ExitStatus = .published
  ) throws -> ArchivedRun {
    ArchivedRun(
      id: id, period: try #require(ReferencePeriod(period)), started: 1_795_000_000,
      finished: 1_795_000_002, status: status, toolVersion: "0.1.0",
      rows: RowAccount(read: 10, accepted: 9, quarantined: 1), observations: 6, hidden: 1,
      manifest: "{\"inputs\":[]}")
  }

  static func release(_ name: String, vintage: String? = nil) throws -> ArchivedRelease {
    ArchivedRelease(
      name: name, period: try #require(ReferencePeriod("2026-10")), vintage: vintage ?? name,
      folder: "public/releases/\(name)")
  }
}
