import Model
import Suppression
import Testing

@testable import Disclosure

@Suite("ReleaseAssembly")
struct ReleaseAssemblyTests {
  private func total(_ count: Int) -> [DimensionValue] { Array(repeating: .total, count: count) }

  /// A stock by age and the number of those of working age in another table.
  private var release: (Catalogue, [Dataset]) {
    let stock = PlanFixtures.indicator(
      "stock",
      PlanFixtures.plan(where: nil, .count, by: ["band": PlanFixtures.ageBand]))
    let rate = PlanFixtures.indicator(
      "rate", PlanFixtures.plan(where: PlanFixtures.ages(15...64), .share(PlanFixtures.works)))
    let datasets = [
      PlanFixtures.dataset(
        "stock", .frequency, by: ["band"],
        [
          ([.total], Fixtures.count(100)), ([.code(0)], Fixtures.count(30)),
          ([.code(1)], Fixtures.count(60)), ([.code(2)], Fixtures.count(10)),
        ]),
      PlanFixtures.dataset("rate", .share, by: [], [([], Fixtures.share(20, of: 60))]),
    ]
    return (PlanFixtures.catalogue([stock, rate]), datasets)
  }

  private func assembly(_ catalogue: Catalogue, _ datasets: [Dataset]) -> ReleaseAssembly {
    let policy = DisclosurePolicy()
    let shown = ShownRows(datasets, indicators: catalogue.indicators, policy: policy)
    var collector = CellCollector(policy: policy, catalogue: catalogue)
    for (index, dataset) in datasets.enumerated() {
      collector.add(dataset, isShown: shown.areCells[index])
    }
    return ReleaseAssembly(collector, datasets)
  }

  @Test("A number of two tables is one cell, and all relations hold")
  func shared() {
    let (catalogue, datasets) = release
    let assembly = assembly(catalogue, datasets)
    // Four of the stock, those of working age, and those of them who work.
    #expect(assembly.links.shown == 6)
    #expect(assembly.cells.contradictions == 0)
    #expect(assembly.links.broken == 0)
    let system = assembly.links.system
    for relation in system.relations {
      #expect(
        relation.terms.reduce(0) { $0 + system.cells[$1.cell].value * $1.coefficient } == 0)
    }
  }

  @Test("The number of working age is the sum of the age groups of another table")
  func acrossTables() throws {
    let (catalogue, datasets) = release
    let assembly = assembly(catalogue, datasets)
    let working = assembly.cells.rows[1][0].denominator
    let adult = assembly.cells.rows[0][2].value
    #expect(
      assembly.links.system.relations.contains { relation in
        Set(relation.terms.map(\.cell)) == [working, adult]
      })
  }

  @Test("A table adds up also where each of its codes stands for one code of a finer list")
  func renamed() {
    let renamed = PlanFixtures.expression(
      .recoded(PlanFixtures.sexColumn, [0, 1]), .code(list: "band"))
    let stock = PlanFixtures.indicator(
      "stock", PlanFixtures.plan(where: nil, .count, by: ["band": renamed]))
    let rows: [([DimensionValue], Observation)] = [
      ([.total], Fixtures.count(100)), ([.code(0)], Fixtures.count(40)),
      ([.code(1)], Fixtures.count(60)),
    ]
    let assembly = assembly(
      PlanFixtures.catalogue([stock]),
      [PlanFixtures.dataset("stock", .frequency, by: ["band"], rows)])
    // Nothing is left beside 40 and 60 of 100, and readers know it.
    let cells = Set(assembly.cells.rows[0].map(\.value))
    #expect(assembly.links.system.relations.map { Set($0.terms.map(\.cell)) } == [cells])
    #expect(assembly.sums.map(\.hasRest) == [false])
  }

  @Test("A small age group is hidden with the number that would give it away")
  func protected() throws {
    let (catalogue, given) = release
    var datasets = given
    datasets[0].observations[2].value = 60
    datasets[0].observations[3] = Fixtures.count(3)
    datasets[0].observations[3].position = [.code(2)]
    datasets[0].observations[0].value = 93
    datasets[0].observations[0].contributors = 93
    let release = try DisclosureControl(policy: DisclosurePolicy(), catalogue: catalogue)
      .protect(datasets)
    let stock = release.datasets[0].observations
    #expect(stock[3].value == nil)
    // The total less the other groups would be 3: something else is hidden as well.
    #expect(stock.count { $0.value == nil } >= 2)
    // What is hidden in one table is hidden in the other.
    let rate = release.datasets[1].observations[0]
    #expect((stock[2].value == nil) == (rate.denominator == nil))
  }

  /// The 33 women of working age follow from the stock by sex and age.
  ///
  /// Of these, 29 could be linked. No row prints the 33 beside the 29, as the coverage would tell of four persons.
  @Test("A population that follows from other tables is not told beside all of it but a few")
  func knownPopulation() throws {
    let stock = PlanFixtures.indicator(
      "stock",
      PlanFixtures.plan(
        where: nil, .count,
        by: ["sex": PlanFixtures.sexColumn, "band": PlanFixtures.ageBand]))
    var plan = PlanFixtures.plan(
      where: PlanFixtures.ages(15...64), .share(PlanFixtures.works),
      by: ["sex": PlanFixtures.sexColumn])
    plan.unlinked = .exclude
    let rate = PlanFixtures.indicator("rate", plan)
    let counts = [20, 33, 30, 40]
    var rows: [([DimensionValue], Observation)] = [([.total, .total], Fixtures.count(123))]
    for (place, count) in counts.enumerated() {
      rows.append(([.code(place / 2), .code(place % 2)], Fixtures.count(count)))
    }
    var women = Fixtures.share(12, of: 29)
    (women.linked, women.population) = (29, 33)
    var men = Fixtures.share(14, of: 40)
    (men.linked, men.population) = (40, 40)
    let datasets = [
      PlanFixtures.dataset("stock", .frequency, by: ["sex", "band"], rows),
      PlanFixtures.dataset(
        "rate", .share, by: ["sex"], [([.code(0)], women), ([.code(1)], men)]),
    ]
    let release = try DisclosureControl(
      policy: DisclosurePolicy(), catalogue: PlanFixtures.catalogue([stock, rate])
    ).protect(datasets)
    let found = release.datasets[0].observations[2].value
    #expect(found == nil || release.datasets[1].observations[0].denominator == nil)
    #expect(release.datasets[1].observations[0].linkedCoverage == nil)
  }

  /// By hand: 93 - 30 - 20 - 40 = 3, so that the cell of three needs another one hidden beside it.
  @Test("A table by sex and age adds up to the total where no table is by sex or age alone")
  func crossTable() throws {
    let plan = PlanFixtures.plan(
      where: nil, .count, by: ["sex": PlanFixtures.sexColumn, "band": PlanFixtures.ageBand])
    var rows: [([DimensionValue], Observation)] = [([.total, .total], Fixtures.count(93))]
    for (place, count) in [30, 20, 40, 3].enumerated() {
      rows.append(([.code(place / 2), .code(place % 2)], Fixtures.count(count)))
    }
    let release = try DisclosureControl(
      policy: DisclosurePolicy(),
      catalogue: PlanFixtures.catalogue([PlanFixtures.indicator("stock", plan)])
    ).protect([PlanFixtures.dataset("stock", .frequency, by: ["sex", "band"], rows)])
    let shown = release.datasets[0].observations.map(\.value)
    #expect(shown[4] == nil)
    #expect(shown.count { $0 == nil } == 2)
    // Readers are told that it adds up, and so is who attacks the release.
    let sums = (release.evidence.specification.relations ?? []).filter { $0.terms?.count == 5 }
    #expect(sums.count == 1)
  }
}
