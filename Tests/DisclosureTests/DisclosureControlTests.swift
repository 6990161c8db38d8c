import Disclosure
import Model
import Testing

@Suite("DisclosureControl")
struct DisclosureControlTests {
  @Test("A hidden observation has lost its value and what gives it away, and says the same always")
  func hidden() throws {
    let datasets = [
      Fixtures.dataset("a", .frequency, [Fixtures.count(4)]),
      Fixtures.dataset("b", .share, [Fixtures.share(2, of: 40)]),
      Fixtures.dataset("c", .derived, [Fixtures.derived(from: ["a"])]),
    ]
    let release = try DisclosureControl(policy: DisclosurePolicy()).protect(datasets)
    for observation in release.datasets.flatMap(\.observations) {
      #expect(observation.value == nil)
      #expect(observation.numerator == nil)
      #expect(observation.status.codes == ["Q"])
      #expect(observation.confidentiality == .confidential)
      #expect(observation.absence == .notPublished)
    }
    // Forty persons are a count of their own, and large enough.
    #expect(release.datasets.map { $0.observations.first?.denominator } == [nil, 40, nil])
    #expect(release.account.observations == 3)
    #expect(release.account.hidden == 3)
  }

  @Test("Zero, nothing to divide and a missing source keep their own reasons")
  func empties() throws {
    var missing = Fixtures.count(0)
    missing.value = nil
    missing.absence = .sourceMissing
    let datasets = [
      Fixtures.dataset("a", .frequency, [Fixtures.count(0), missing]),
      Fixtures.dataset("b", .share, [Fixtures.share(0, of: 0)]),
    ]
    let release = try DisclosureControl(policy: DisclosurePolicy()).protect(datasets)
    let observations = release.datasets.flatMap(\.observations)
    #expect(observations.map(\.value) == [0, nil, nil])
    #expect(observations.map(\.absence) == [nil, .sourceMissing, .notApplicable])
    #expect(observations.map { $0.status.codes } == [["A"], ["O"], ["M"]])
    #expect(release.account.observations == 1)
    #expect(release.account.hidden == 0)
  }

  /// Of twelve persons nine are men, as others have published: whoever knows it knows that three are women.
  @Test("A table that nothing hidden could protect is left out, and no other")
  func unprotected() throws {
    let sex = Dimension(
      id: "sex", title: Localized(az: "cins", en: "sex"),
      codeList: CodeList(
        id: "sex", codes: ["F", "M"].map { Code(id: $0, label: Localized(az: $0, en: $0)) }))
    let counts: [(DimensionValue, Int)] = [(.total, 12), (.code(0), 3), (.code(1), 9)]
    let dataset = Dataset(
      indicator: Fixtures.description("stock"), dimensions: [sex],
      observations: counts.map { position, count in
        Observation(
          period: Fixtures.period, position: [position], value: Double(count),
          contributors: count)
      }, nature: .frequency)
    let known = [([:], 12), (["sex": "M"], 9)].map { (codes: [String: String], count: Int) in
      OutsideFigure(
        indicator: "stock", number: .value, period: Fixtures.period, codes: codes,
        range: count...count, file: "outside.csv")
    }
    let control = DisclosureControl(
      policy: DisclosurePolicy(), history: ReleaseHistory(outside: known))
    let release = try #require(try control.protect([dataset]).datasets.first)
    #expect(release.observations.map(\.value) == [12])
    #expect(release.unprotectedTables == [["sex"]])
    #expect(release.withheldTables.isEmpty)
  }

  @Test("Datasets that no page shows are left out, and what they hid stays hidden")
  func unpublished() throws {
    let part = Fixtures.dataset("part", .frequency, [Fixtures.count(2)])
    let rate = Fixtures.dataset("rate", .derived, [Fixtures.derived(from: ["part"])])
    let shown = Indicator(
      description: Fixtures.description("rate"), isPublished: true, breakdowns: [],
      plan: .composite(Composite(components: [])), carryForward: 0, seriesStart: nil,
      provisionalPeriods: 0, location: Location(file: "rate.yaml"))
    let release = try DisclosureControl(policy: DisclosurePolicy()).protect([part, rate])
      .showing([shown])
    #expect(release.datasets.map(\.indicator.id) == ["rate"])
    #expect(release.datasets.first?.observations.first?.absence == .notPublished)
    #expect(release.account.hidden == 1)
  }
}
