import Model
import Suppression
import Testing

@testable import Disclosure

@Suite("FormulaLinks")
struct FormulaLinksTests {
  private typealias Reference = Formula.Reference

  /// A stock of two years, its flows, and what does not add up: previous stock + grants - endings - stock.
  private func release(
    stocks: [Int], grants: Int, endings: Int, invariant: Invariant?
  ) -> (Catalogue, [Dataset]) {
    func counted(_ id: String, _ ages: ClosedRange<Int64>) -> Indicator {
      PlanFixtures.indicator(id, PlanFixtures.plan(where: PlanFixtures.ages(ages), .count))
    }
    func value(_ id: String, monthsAgo: Int = 0) -> Formula {
      .reference(Reference(indicator: id, monthsAgo: monthsAgo))
    }
    var residual = counted("residual", 0...1)
    residual.plan = .formula(
      .arithmetic(
        .subtract,
        .arithmetic(
          .subtract, .arithmetic(.add, value("stock", monthsAgo: 12), value("grants")),
          value("endings")), value("stock")))
    residual.invariant = invariant
    let flows = [
      Fixtures.dataset("stock", .frequency, stocks.map(Fixtures.count)),
      Fixtures.dataset("grants", .frequency, [Fixtures.count(40), Fixtures.count(grants)]),
      Fixtures.dataset("endings", .frequency, [Fixtures.count(30), Fixtures.count(endings)]),
    ]
    let now = Fixtures.period.advanced(by: 1)
    var observation = Observation(
      period: now, position: [],
      value: Double(stocks[0] + grants - endings - stocks[1]))
    observation.inputs = [
      ObservationKey(indicator: "stock", period: Fixtures.period, position: []),
      ObservationKey(indicator: "grants", period: now, position: []),
      ObservationKey(indicator: "endings", period: now, position: []),
      ObservationKey(indicator: "stock", period: now, position: []),
    ]
    let formula = Dataset(
      indicator: Fixtures.description("residual"), dimensions: [], observations: [observation],
      nature: .derived)
    let indicators = [
      counted("stock", 0...99), counted("grants", 10...20), counted("endings", 30...40), residual,
    ]
    return (PlanFixtures.catalogue(indicators), flows + [formula])
  }

  private func evidence(
    _ catalogue: Catalogue, _ datasets: [Dataset]
  ) throws -> (ProtectedRelease, DisclosureEvidence) {
    let release = try DisclosureControl(policy: DisclosurePolicy(), catalogue: catalogue)
      .protect(datasets)
    return (release, release.evidence)
  }

  @Test("A balance that its definition says is zero is known without its file")
  func law() throws {
    let (catalogue, datasets) = release(
      stocks: [700, 703], grants: 5, endings: 2, invariant: Invariant(0, breach: .warn))
    let (release, evidence) = try evidence(catalogue, datasets)
    #expect(!evidence.specification.tables.contains { $0.file == "data/residual.csv" })
    let law = (evidence.specification.relations ?? []).filter { $0.terms?.count == 4 }
    #expect(law.count == 1)
    // Two who left are hidden, so one of the three others must be as well: 700 + 5 - 703 = 2.
    #expect(release.datasets[2].observations[1].value == nil)
    let others = [
      release.datasets[0].observations[0], release.datasets[0].observations[1],
      release.datasets[1].observations[1],
    ]
    #expect(others.contains { $0.value == nil })
  }

  /// The reader knows 700 + 5 - endings - 702 = residual: with the residual uncertain by four, endings may be
  /// printed only if the residual is.
  @Test("A value of a formula is as uncertain as the numbers that it is hidden with")
  func breach() throws {
    let (catalogue, datasets) = release(
      stocks: [700, 702], grants: 5, endings: 2, invariant: Invariant(0, breach: .warn))
    let (release, evidence) = try evidence(catalogue, datasets)
    #expect(evidence.specification.tables.contains { $0.file == "data/residual.csv" })
    #expect(release.datasets[2].observations[1].value == nil)
    #expect(release.datasets[3].observations[0].value == nil)
    let text = String(decoding: try #require(evidence.certificate), as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    let residual = try #require(
      lines.first { $0.hasPrefix("cell,") && $0.contains(",residual,") }?
        .split(separator: ",", omittingEmptySubsequences: false))
    #expect(lines.contains { $0.hasPrefix("pair,\(residual[1]),") })
  }
}
