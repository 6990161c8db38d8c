import Model
import Suppression
import Testing

@testable import Disclosure

@Suite("RoundingControl")
struct RoundingControlTests {
  private static let policy = DisclosurePolicy(name: "round", profile: .round)

  private static func shown(_ datasets: [Dataset]) throws -> [[ProtectedObservation]] {
    let rounded = datasets.map { dataset in
      var dataset = dataset
      dataset.isRounded = true
      return dataset
    }
    return try RoundingControl(policy: policy).protect(rounded).datasets.map(\.observations)
  }

  /// A mean or quantile beside a rounded number of units.
  private static func magnitude(_ value: Double, units: Int) -> Observation {
    Observation(
      period: Fixtures.period, position: [], value: value, denominator: Double(units),
      contributors: units)
  }

  @Test("Rounded counts are shown, and small shares lose their value alone")
  func counts() throws {
    let rows = try Self.shown([
      Fixtures.dataset("n", .frequency, [Fixtures.count(0), Fixtures.count(5)]),
      Fixtures.dataset("s", .share, [Fixtures.share(5, of: 5), Fixtures.share(5, of: 10)]),
    ])
    #expect(rows[0].map(\.value) == [0, 5])
    #expect(rows[1].map(\.value) == [nil, 50])
    #expect(rows[1].map(\.numerator) == [5, 5])
    #expect(rows[1].map(\.denominator) == [5, 10])
    #expect(rows[1].map(\.absence) == [.notPublished, nil])
    #expect(rows[1].map(\.confidentiality) == [.confidential, .free])
  }

  @Test("Means of fewer than ten are hidden, their rounded number of units is not")
  func means() throws {
    let rows = try Self.shown([
      Fixtures.dataset(
        "m", .mean, [Self.magnitude(700, units: 9), Self.magnitude(700, units: 10)])
    ])
    #expect(rows[0].map(\.value) == [nil, 700])
    #expect(rows[0].map(\.denominator) == [9, 10])
    #expect(rows[0].allSatisfy { $0.numerator == nil })
  }

  @Test("What is computed from a hidden value is hidden")
  func derived() throws {
    let rows = try Self.shown([
      Fixtures.dataset("s", .share, [Fixtures.share(5, of: 5), Fixtures.share(5, of: 10)]),
      Fixtures.dataset(
        "gap", .derived,
        [Fixtures.derived(from: ["s"]), Fixtures.derived(from: ["s"], place: 1)]),
    ])
    #expect(rows[1].map(\.value) == [nil, 1])
  }

  @Test("A dataset of true counts is refused")
  func exact() {
    let error = #expect(throws: RunError.self) {
      try RoundingControl(policy: Self.policy).protect([
        Fixtures.dataset("n", .frequency, [Fixtures.count(3)])
      ])
    }
    #expect(error?.diagnostics.map(\.code) == ["DSC021"])
    #expect(error?.status == .gateClosed)
  }

  @Test(
    "The description says how numbers are rounded, that they add up, and what is a part of what")
  func specification() throws {
    var dataset = Fixtures.dataset("s", .share, [Fixtures.share(5, of: 10)])
    dataset.isRounded = true
    let specification = try RoundingControl(policy: Self.policy).protect([dataset])
      .evidence.specification
    #expect(specification.threshold == 5)
    #expect(specification.tables.map(\.value) == ["numerator", "denominator"])
    #expect(specification.tables.allSatisfy { $0.rounding == .init(base: 5, mode: "controlled") })
    #expect(specification.relations?.map(\.type) == ["le"])
    #expect(specification.relations?.first?.small == "s.numerator")
    #expect(specification.relations?.first?.complement == true)
  }
}

@Suite("Protection by profile")
struct ProfileProtectionTests {
  private func protection(
    _ profile: DisclosurePolicy.Profile, _ nature: MeasureNature, _ observation: Observation
  ) -> Protection {
    DisclosureControl(policy: DisclosurePolicy(name: "p", profile: profile)).protection(
      of: ObservationKey(indicator: "x", period: Fixtures.period, position: []),
      in: [Fixtures.dataset("x", nature, [observation])])
  }

  @Test("Counts are rounded, means are hidden by rules, and nothing is hidden for internal use")
  func profiles() {
    #expect(protection(.round, .frequency, Fixtures.count(3)) == .rounded(base: 5))
    #expect(protection(.none, .frequency, Fixtures.count(3)) == .shown)
    let mean = Observation(
      period: Fixtures.period, position: [], value: 700, denominator: 4, contributors: 4)
    guard case .sensitive = protection(.round, .mean, mean) else {
      Issue.record("a mean of four is shown")
      return
    }
  }
}
