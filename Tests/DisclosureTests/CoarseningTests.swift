import Disclosure
import Model
import Testing

@Suite("Coarsening")
struct CoarseningTests {
  private static let periods = (0..<2).map { Fixtures.period.advanced(by: $0) }

  private func dimension(_ id: String, _ codes: Int) -> Dimension {
    Dimension(
      id: id, title: Localized(az: id, en: id),
      codeList: CodeList(
        id: id,
        codes: (0..<codes).map { Code(id: "c\($0)", label: Localized(az: "c", en: "c")) }))
  }

  /// So many persons in each period, spread over four districts in two regions.
  private func dataset(persons: [Int]) -> Dataset {
    let observations = zip(Self.periods, persons).flatMap { period, persons in
      let total: [(position: [DimensionValue], count: Int)] = [([.total, .total], persons)]
      let districts = (0..<4).map { place -> (position: [DimensionValue], count: Int) in
        ([.code(place), .total], persons / 4)
      }
      let regions = (0..<2).map { place -> (position: [DimensionValue], count: Int) in
        ([.total, .code(place)], persons / 2)
      }
      return (total + districts + regions).map { position, count in
        Observation(
          period: period, position: position, value: Double(count), contributors: count)
      }
    }
    return Dataset(
      indicator: Fixtures.description("stock"),
      dimensions: [dimension("district", 4), dimension("region", 2)],
      observations: observations, nature: .frequency, coarsenings: [[["district"], ["region"]]])
  }

  private func shown(persons: [Int]) throws -> (positions: Int, withheld: [[String]]) {
    let release = try DisclosureControl(policy: DisclosurePolicy(coarsening: 20))
      .protect([dataset(persons: persons)])
    let dataset = try #require(release.datasets.first)
    return (dataset.observations.count, dataset.withheldTables)
  }

  @Test("With twenty persons a district on average the districts are shown, and not the regions")
  func finest() throws {
    let shown = try shown(persons: [80, 80])
    #expect(shown.withheld == [["region"]])
    #expect(shown.positions == 2 * (1 + 4))
  }

  @Test("With fewer the regions are shown in all periods, also in those with more")
  func coarser() throws {
    let shown = try shown(persons: [120, 36])
    #expect(shown.withheld == [["district"]])
    #expect(shown.positions == 2 * (1 + 2))
  }

  @Test("A capital does not make the districts beside it large")
  func capital() throws {
    var dataset = dataset(persons: [80, 80])
    for index in dataset.observations.indices {
      let isCapital = dataset.observations[index].position == [.code(0), .total]
      let isOther = !isCapital && dataset.observations[index].position[1] == .total
      guard isCapital || isOther && dataset.observations[index].position[0] != .total else {
        continue
      }
      dataset.observations[index].contributors = isCapital ? 74 : 2
    }
    let release = try DisclosureControl(policy: DisclosurePolicy(coarsening: 20)).protect([dataset])
    #expect(release.datasets.first?.withheldTables == [["district"]])
  }

  @Test("Where even the regions are too small the total stands alone")
  func none() throws {
    let shown = try shown(persons: [36, 36])
    #expect(shown.withheld == [["district"], ["region"]])
    #expect(shown.positions == 2)
  }

  /// The tables that are left out where the release before showed the districts, or the regions.
  private func withheld(persons: Int, after shown: [[String]]) throws -> [[String]] {
    var control = DisclosureControl(policy: DisclosurePolicy(coarsening: 20))
    control.detail = ShownDetail(["stock": shown])
    let release = try control.protect([dataset(persons: [persons, persons])])
    return try #require(release.datasets.first).withheldTables
  }

  @Test("Districts that were shown stay down to sixteen persons each, four fifths of twenty")
  func stays() throws {
    #expect(try withheld(persons: 64, after: [["district"]]) == [["region"]])
    #expect(try withheld(persons: 60, after: [["district"]]) == [["district"]])
  }

  @Test("Districts that were not shown are from twenty-four persons each on, six fifths of twenty")
  func returns() throws {
    #expect(try withheld(persons: 92, after: [["region"]]) == [["district"]])
    #expect(try withheld(persons: 96, after: [["region"]]) == [["region"]])
  }
}
