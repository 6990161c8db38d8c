import Disclosure
import Model
import Testing

@testable import Pipeline

@Suite("TableAccount") struct TableAccountTests {
  private typealias Fixtures = PlanFixtures

  /// Persons by district in one month: 40, 3 and 2 of 45; nobody in the last.
  private func accounts() throws -> TableAccounts {
    let period = try #require(ReferencePeriod("2026-10"))
    let counts: [(DimensionValue, Int)] = [
      (.total, 45), (.code(0), 40), (.code(1), 3), (.code(2), 2), (.code(3), 0),
    ]
    let dataset = Dataset(
      indicator: Fixtures.units("stock", [["district"]]).description,
      dimensions: [Fixtures.district],
      observations: counts.map { value, count in
        Observation(
          period: period, position: [value], value: Double(count), contributors: count)
      }, nature: .frequency)
    let release = try DisclosureControl(policy: DisclosurePolicy(threshold: 5)).protect([dataset])
    return TableAccounts([dataset], release, threshold: 5)
  }

  @Test("counts cells, small ones and hidden ones of each table, the total by itself")
  func tables() throws {
    let tables = try accounts().tables
    #expect(tables.map(\.dimensions) == [[], ["district"]])
    #expect(tables.map(\.cells) == [1, 4])
    #expect(tables.map(\.small) == [0, 2])
    #expect(tables.map(\.persons) == [45, 45])
    // 3 and 2 are hidden; at width 4 their sum of 5 leaves 1 to 4, so that more is hidden beside them.
    let hidden = try #require(tables.last?.hidden)
    #expect((2...4).contains(hidden))
  }

  @Test("knows where hidden cells stand")
  func places() throws {
    let accounts = try accounts()
    let codes = accounts.hiddenCodes["district"] ?? [:]
    #expect(codes[1] == 1 && codes[2] == 1)
    #expect(accounts.hiddenByDimension["district"] == accounts.total.hidden)
  }

  @Test("gives shares of cells and of persons, and none of nothing")
  func shares() {
    var table = TableAccount(indicator: "stock", dimensions: [])
    #expect(table.lostCells == 0 && table.lostPersons == 0)
    (table.cells, table.hidden, table.persons, table.hiddenPersons) = (8, 2, 100, 5)
    #expect(table.lostCells == 25 && table.lostPersons == 5)
  }

  @Test("asks for coarser tables above a tenth, and for rounding above a quarter")
  func advice() {
    #expect(
      [0, 10, 10.1, 25, 25.1].map { PublicationPlan.advice($0) } == [
        .good, .good, .coarsen, .coarsen, .round,
      ])
  }

  @Test("leads to the merges that touch most hidden cells, and only to such that can be made")
  func candidates() throws {
    let catalogue = Fixtures.catalogue([
      Fixtures.units("stock", [["district"]]), Fixtures.units("other", [["age"]]),
    ])
    let candidates = MergeCandidates(catalogue: catalogue, accounts: try accounts())
    #expect(
      candidates.list(limit: 5) == [.parents(of: "district"), .quarters(indicator: "stock")])
    #expect(candidates.list(limit: 1) == [.parents(of: "district")])
    #expect(candidates.list(limit: 0) == [])
  }
}
