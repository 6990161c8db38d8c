import Disclosure
import Model
import Testing

@testable import Publish

/// A small release with every kind of value and of empty, made through disclosure control.
enum Sample {
  static let sex = Dimension(
    id: "sex", title: Localized(az: "cins", en: "sex"),
    codeList: CodeList(
      id: "sex",
      codes: [
        Code(id: "F", label: Localized(az: "Qadın", en: "Women")),
        Code(id: "M", label: Localized(az: "Kişi", en: "Men")),
      ]))

  static let region = Dimension(
    id: "region", title: Localized(az: "iqtisadi rayon", en: "economic region"),
    codeList: CodeList(
      id: "region",
      codes: [
        Code(id: "BAK", label: Localized(az: "Bakı", en: "Baku")),
        Code(id: "ABS", label: Localized(az: "Abşeron–Xızı", en: "Absheron-Khizi")),
        Code(id: "GAN", label: Localized(az: "Gəncə–Daşkəsən", en: "Ganja-Dashkasan")),
        Code(id: "QUB", label: Localized(az: "Quba–Xaçmaz", en: "Guba-Khachmaz")),
        Code(id: "SHI", label: Localized(az: "Şirvan–Salyan", en: "Shirvan-Salyan")),
      ]))

  static func month(_ text: String) -> ReferencePeriod {
    ReferencePeriod(text) ?? ReferencePeriod(year: 1)
  }

  static func indicator(
    _ id: String, title: Localized, area: String = "labour_market",
    unit: UnitOfMeasure = .percent, breaks: [SeriesBreak] = []
  ) -> IndicatorDescription {
    IndicatorDescription(
      id: id, version: 1, area: area, title: title,
      definition: Localized(az: "Tərif.", en: "Definition."), unit: unit,
      decimals: unit.defaultDecimals, direction: .higherIsBetter, frequency: .monthly,
      note: Localized(az: "Qeyd.", en: "Note."), frameworks: ["sdg.8.5.2"],
      extracts: ["contracts"], breaks: breaks, formula: "measure: share of exists(contracts)")
  }

  static func share(
    _ period: String, _ position: [DimensionValue], _ numerator: Int, of denominator: Int,
    status: ObservationStatus = []
  ) -> Observation {
    Observation(
      period: month(period), position: position,
      value: 100 * Double(numerator) / Double(denominator), numerator: Double(numerator),
      denominator: Double(denominator), contributors: denominator,
      numeratorContributors: numerator, status: status)
  }

  static func empty(
    _ period: String, _ position: [DimensionValue], _ reason: AbsenceReason
  ) -> Observation {
    Observation(period: month(period), position: position, value: nil, absence: reason)
  }

  /// June is missing, August breaks the series, October is provisional; in October 3 of 40 persons
  /// of one region are hidden, one region is empty, one not due, one zero, one rounds to zero.
  static let employment = Dataset(
    indicator: indicator(
      "lab_employment_rate",
      title: Localized(az: "Rəsmi məşğulluq səviyyəsi", en: "Formal employment rate"),
      breaks: [
        SeriesBreak(
          period: month("2026-08"),
          reason: Localized(az: "Yeni reyestr.", en: "A new register came into use."))
      ]),
    dimensions: [sex, region],
    observations: [
      share("2026-05", [.total, .total], 400, of: 1000),
      empty("2026-06", [.total, .total], .sourceMissing),
      share("2026-07", [.total, .total], 420, of: 1000),
      share("2026-08", [.total, .total], 500, of: 1000, status: .breakInSeries),
      share("2026-09", [.total, .total], 512, of: 1024),
      share("2026-10", [.total, .total], 625, of: 1200, status: .provisional),
      share("2026-10", [.total, .code(0)], 0, of: 50),
      share("2026-10", [.total, .code(1)], 3, of: 40),
      share("2026-10", [.total, .code(2)], 11, of: 100_000),
      empty("2026-10", [.total, .code(3)], .notApplicable),
      empty("2026-10", [.total, .code(4)], .notYetDue),
      share("2026-10", [.code(0), .total], 250, of: 500, status: .provisional),
      share("2026-10", [.code(1), .total], 375, of: 700, status: .provisional),
      share("2026-10", [.code(0), .code(0)], 20, of: 40),
    ], nature: .share)

  static let register = Dataset(
    indicator: indicator(
      "doc_register_stock",
      title: Localized(az: "Qaçqın statusu olan şəxslər", en: "Persons with refugee status"),
      area: "documents", unit: .persons),
    dimensions: [sex],
    observations: [("2026-09", 1650, 800, 850), ("2026-10", 1700, 820, 880)].flatMap { row in
      [(DimensionValue.total, row.1), (.code(0), row.2), (.code(1), row.3)].map { value, count in
        Observation(
          period: month(row.0), position: [value], value: Double(count), contributors: count)
      }
    }, nature: .frequency)

  static let policy = DisclosurePolicy(name: "sample", threshold: 5, smallBase: 1)
  static let openPolicy = DisclosurePolicy(name: "open", threshold: 1, smallBase: 1)

  static func protect(
    _ datasets: [Dataset], policy: DisclosurePolicy = openPolicy
  ) throws -> ProtectedRelease {
    try DisclosureControl(policy: policy).protect(datasets)
  }

  static func description(
    title: Localized = Localized(az: "Göstəricilər", en: "Indicators")
  ) -> ReleaseDescription {
    ReleaseDescription(
      publisher: Localized(az: "Xidmət", en: "Service"), title: title, period: month("2026-10"),
      vintage: "2026-10", areas: areas, received: received,
      methods: MethodFacts(
        toolVersion: "0.1.0", policy: DisclosurePolicy(), isAudited: true),
      watermark: Localized(az: "Süni məlumatlar", en: "Synthetic data"))
  }

  static let areas = [
    Area(
      id: "labour_market", title: Localized(az: "Əmək bazarına çıxış", en: "Labour market"),
      summary: Localized(az: "İş.", en: "Work."), isRoadmapArea: true),
    Area(
      id: "documents", title: Localized(az: "Sənədlər", en: "Documents"),
      summary: Localized(az: "Status.", en: "Status."), isRoadmapArea: false),
  ]

  static let received = [
    ReceivedExtract(
      id: "contracts", title: Localized(az: "Əmək müqavilələri", en: "Labour contracts"),
      agency: Localized(az: "Məşğulluq Agentliyi", en: "Employment Agency"),
      period: month("2026-10"), due: Day(iso: "2026-11-05"), received: Day(iso: "2026-11-08"),
      rows: DisclosureControl.rows(
        RowAccount(read: 12_044, accepted: 12_040, quarantined: 4), isAboutPeople: true)),
    ReceivedExtract(
      id: "register", title: Localized(az: "Reyestr", en: "Register"),
      agency: Localized(az: "Miqrasiya Xidməti", en: "Migration Service"),
      period: month("2026-10"), due: Day(iso: "2026-11-05")),
  ]

  static func publication(
    _ datasets: [Dataset] = [employment, register], description: ReleaseDescription = description()
  ) throws -> Publication {
    try Publication(release: protect(datasets, policy: policy), description: description)
  }

  static func files(
    _ datasets: [Dataset] = [employment, register], description: ReleaseDescription = description()
  ) throws -> [String: String] {
    let files = try publication(datasets, description: description).files(threads: 2)
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }
}
