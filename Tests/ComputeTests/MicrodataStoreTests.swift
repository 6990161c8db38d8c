import Model
import Testing

@testable import Compute

@Suite("MicrodataStore")
struct MicrodataStoreTests {
  private let months = ["2026-08", "2026-09", "2026-10"].compactMap { ReferencePeriod($0) }

  private func store(_ periods: [String]) -> MicrodataStore {
    let deliveries = periods.compactMap { ReferencePeriod($0) }.map { period in
      (period, ComputeWorkspace.table("register", [["fin": Int64(period.ordinal)]]))
    }
    return MicrodataStore(
      deliveries: ["register": Dictionary(deliveries, uniquingKeysWith: { first, _ in first })],
      catalogue: ComputeWorkspace.catalogue())
  }

  @Test("A snapshot holds for its own period alone")
  func ownPeriod() throws {
    let store = store(["2026-08", "2026-10"])
    #expect(months.map { store.table("register", for: $0) != nil } == [true, false, true])
    #expect(store.table("contracts", for: months[0]) == nil)
  }

  @Test(
    "A monthly snapshot holds for the quarter and year that end with it, and no other way round")
  func longerPeriods() throws {
    let monthly = store(["2026-11", "2026-12"])
    let december = try #require(ReferencePeriod("2026-Q4"))
    #expect(monthly.table("register", for: december) != nil)
    #expect(monthly.table("register", for: ReferencePeriod(year: 2026)) != nil)
    #expect(monthly.table("register", for: ReferencePeriod(year: 2025)) == nil)
    // A quarterly state is that of its last day: October would be told the state of December.
    let quarterly = store(["2026-Q4"])
    let october = try #require(ReferencePeriod("2026-10"))
    let lastMonth = try #require(ReferencePeriod("2026-12"))
    #expect(quarterly.table("register", for: october) == nil)
    #expect(quarterly.table("register", for: lastMonth) != nil)
  }

  @Test("Every row is accounted for: matched, without key, unmatched or ambiguous")
  func account() throws {
    let store = ComputeWorkspace.store([
      "register": [["fin": 1], ["fin": 2], [:]],
      "courses": [["fin": 2], ["fin": 2], ["fin": 9], [:]],
    ])
    let account = try #require(store.linkage["courses"])
    #expect(account.rows == 4)
    #expect(account.matched == 2)
    #expect(account.unmatched == 1)
    #expect(account.withoutKey == 1)
    #expect(account.ambiguous == 0)
    #expect(store.linkage["events"] == nil)
  }

  @Test("Rows that nothing evaluates are counted and dropped, and threads change nothing")
  func dropped() throws {
    let rows: [String: [PlainRow]] = [
      "register": [["fin": 1], ["fin": 2]], "contracts": [["fin": 2, "hours": 7], ["fin": 1]],
      "courses": [["fin": 2, "sessions": 3], ["fin": 1, "sessions": 4], ["fin": 9]],
    ]
    let october = ComputeWorkspace.october
    let store = MicrodataStore(
      deliveries: rows.keys.reduce(into: [:]) { deliveries, extract in
        let table = ComputeWorkspace.table(
          extract, rows[extract] ?? [], ComputeWorkspace.contracts)
        deliveries[extract] = [october: table]
      }, catalogue: ComputeWorkspace.catalogue(), columns: ["courses": ["sessions"]], threads: 3)
    #expect(store.table("contracts", for: october) == nil)
    #expect(store.linkage["contracts"]?.matched == 2)
    let courses = try #require(store.table("courses", for: october))
    #expect(Array(courses.columns.keys) == ["sessions"])
    #expect((0..<2).map { courses.columns["sessions"]?[$0] } == [4, 3])
    #expect(courses.persons == [0, 1, LinkedTable.noPerson])
  }

  @Test("A register with no rows, and none at all, link nothing and break nothing")
  func nothing() throws {
    let rows: [PlainRow] = [["fin": 1, "hours": 5]]
    let empty = ComputeWorkspace.store(["register": [], "contracts": rows])
    #expect(empty.linkage["contracts"]?.unmatched == 1)
    let absent = ComputeWorkspace.store(["contracts": rows])
    let table = try #require(absent.table("contracts", for: ComputeWorkspace.october))
    #expect(table.rowCount == 1)
    #expect(table.rows(of: LinkedTable.noPerson).isEmpty)
    #expect(table.rows(of: -1).isEmpty)
  }
}
