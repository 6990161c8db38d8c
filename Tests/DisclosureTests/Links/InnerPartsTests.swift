import Model
import Testing

@testable import Disclosure

@Suite("InnerParts")
struct InnerPartsTests {
  private static func key(_ id: String) -> ObservationKey {
    ObservationKey(indicator: id, period: Fixtures.period, position: [.total])
  }

  /// An index over the age bands of a table that nobody sees, and perhaps the same table shown.
  private func release(_ counts: [Int], isTableShown: Bool) throws -> ProtectedRelease {
    let plan = PlanFixtures.plan(
      where: nil, .count, by: ["band": PlanFixtures.ageBand])
    var index = PlanFixtures.indicator("index", plan)
    let part = Formula.reference(.init(indicator: "inner"))
    index.plan = .formula(.over(.sum, dimension: "band", .arithmetic(.multiply, part, part)))
    let indicators = [
      PlanFixtures.indicator("inner", plan, isPublished: false),
      PlanFixtures.indicator("table", plan, isPublished: isTableShown), index,
    ]
    let positions: [DimensionValue] = [.total] + counts.indices.map { .code($0) }
    let observations = zip(positions, [counts.reduce(0, +)] + counts).map {
      Observation(
        period: Fixtures.period, position: [$0], value: Double($1), contributors: $1)
    }
    let band = try #require(PlanFixtures.dimensions["band"])
    func table(_ id: String) -> Dataset {
      Dataset(
        indicator: Fixtures.description(id), dimensions: [band], observations: observations,
        nature: .frequency)
    }
    var value = Observation(
      period: Fixtures.period, position: [],
      value: Double(counts.reduce(0) { $0 + $1 * $1 }), contributors: 20)
    value.inputs = [Self.key("inner")]
    let derived = Dataset(
      indicator: Fixtures.description("index"), dimensions: [], observations: [value],
      nature: .derived)
    return try DisclosureControl(
      policy: DisclosurePolicy(), catalogue: PlanFixtures.catalogue(indicators)
    ).protect([table("inner"), table("table"), derived])
  }

  /// 1 and 15 are hidden and are 16 together: 1 and 225 beside 400 say which is which.
  @Test("An index is hidden where another table hides one of its parts")
  func hidden() throws {
    let release = try release([1, 15, 20], isTableShown: true)
    #expect(release.datasets[1].observations[1].value == nil)
    #expect(release.datasets[2].observations[0].value == nil)
  }

  @Test("It is shown where all its parts are, or where no table shows any")
  func shown() throws {
    let open = try release([12, 15, 20], isTableShown: true)
    #expect(open.datasets[2].observations[0].value == 769)
    let alone = try release([1, 15, 20], isTableShown: false)
    #expect(alone.datasets[2].observations[0].value == 626)
  }
}
