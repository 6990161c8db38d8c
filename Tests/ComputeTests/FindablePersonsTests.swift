import Model
import Testing

@testable import Compute

@Suite("FindablePersons")
struct FindablePersonsTests {
  private static let id = ("id", ValueType.identifier(scheme: "id"))
  private static let fin = ("fin", ValueType.identifier(scheme: "fin"))
  private static let pupil = ("pupil", ValueType.identifier(scheme: "pupil"))

  /// Pupils are found by their own key or by the fin, jobs by the fin, courses by the register's key.
  private static let contracts = [
    ComputeWorkspace.contract(
      "register", grain: "person", time: .snapshot, person: "id", [id, fin]),
    ComputeWorkspace.contract(
      "crosswalk", grain: "link", time: .spell(from: "from", to: "to"), person: "id",
      [id, fin, pupil, ("from", .date), ("to", .date)]),
    ComputeWorkspace.contract(
      "jobs", grain: "contract", time: .event(date: "date"), [fin, ("date", .date)]),
    ComputeWorkspace.contract(
      "pupils", grain: "enrolment", time: .event(date: "date"), person: "pupil",
      otherwise: ["fin"], [pupil, fin, ("date", .date)]),
    ComputeWorkspace.contract(
      "schools", grain: "enrolment", time: .event(date: "date"), person: "pupil",
      [pupil, ("date", .date)]),
    ComputeWorkspace.contract(
      "courses", grain: "course", time: .event(date: "date"), person: "id",
      otherwise: ["fin"], [id, fin, ("date", .date)]),
    ComputeWorkspace.contract(
      "events", grain: "event", time: .event(date: "date"), person: nil, [("date", .date)]),
  ]

  private static let september = ComputeWorkspace.october.advanced(by: -1)

  /// Person 0 has a fin until 30 September, 1 from 1 October on, 2 only a pupil's key, 3 the fin that
  /// the register of October knows, and 4 nothing.
  private func store() -> MicrodataStore {
    let last = Int64(Self.september.lastDay.number)
    let crosswalk: [PlainRow] = [
      ["id": 0, "fin": 10, "to": last], ["id": 1, "from": 0, "to": last],
      ["id": 1, "fin": 11, "from": last + 1, "to": last + 31], ["id": 2, "pupil": 70],
    ]
    let before: [PlainRow] = (0...4).map { ["id": $0] }
    var now = before
    now[3]["fin"] = 13
    func table(_ extract: String, _ rows: [PlainRow]) -> Table {
      ComputeWorkspace.table(extract, rows, Self.contracts)
    }
    return MicrodataStore(
      deliveries: [
        "register": [
          Self.september: table("register", before),
          ComputeWorkspace.october: table("register", now),
        ],
        "crosswalk": [ComputeWorkspace.october: table("crosswalk", crosswalk)],
      ], catalogue: ComputeWorkspace.catalogue(contracts: Self.contracts),
      columns: ["register": []], threads: 2)
  }

  @Test("A key counts on the first and the last day of its spell, and on no other")
  func edges() {
    let store = store()
    #expect(store.findable(in: ["jobs"], for: Self.september) == [1, 0, 0, 0, 0])
    #expect(store.findable(in: ["jobs"], for: ComputeWorkspace.october) == [0, 1, 0, 1, 0])
    #expect(
      store.findable(in: ["jobs"], for: ComputeWorkspace.october.advanced(by: 1))
        == [0, 0, 0, 0, 0])
  }

  @Test("A snapshot's keys count for its own period and a longer one that ends with it")
  func snapshots() throws {
    let store = store()
    #expect(store.findable(in: ["jobs"], for: ComputeWorkspace.october)?[3] == 1)
    #expect(store.findable(in: ["jobs"], for: Self.september)?[3] == 0)
    let quarter = try #require(ReferencePeriod("2026-Q3"))
    #expect(store.findable(in: ["jobs"], for: quarter) == [1, 0, 0, 0, 0])
  }

  @Test("Any of an extract's schemes is enough, and each of several extracts must have one")
  func schemes() {
    let store = store()
    let october = ComputeWorkspace.october
    #expect(store.findable(in: ["pupils"], for: october) == [0, 1, 1, 1, 0])
    #expect(store.findable(in: ["schools"], for: october) == [0, 0, 1, 0, 0])
    #expect(store.findable(in: ["pupils", "jobs"], for: october) == [0, 1, 0, 1, 0])
    #expect(store.findable(in: ["jobs", "pupils", "jobs"], for: october) == [0, 1, 0, 1, 0])
    #expect(store.findable(in: ["schools", "jobs"], for: october) == [0, 0, 0, 0, 0])
  }

  @Test("Extracts with the register's own key, without persons or unknown could find everybody")
  func everybody() {
    let store = store()
    let october = ComputeWorkspace.october
    #expect(store.findable(in: [], for: october) == nil)
    #expect(store.findable(in: ["courses", "events", "register", "nothing"], for: october) == nil)
    #expect(store.findable(in: ["courses", "schools"], for: october) == [0, 0, 1, 0, 0])
  }

  @Test("Without a person snapshot there is nobody to find, and an empty one breaks nothing")
  func nobody() {
    let contracts = Self.contracts.filter { $0.id != "register" }
    let without = ComputeWorkspace.store(["jobs": []], contracts: contracts)
    #expect(without.findable(in: ["jobs"], for: ComputeWorkspace.october) == nil)
    let empty = ComputeWorkspace.store(["register": []], contracts: Self.contracts)
    #expect(empty.findable(in: ["jobs"], for: ComputeWorkspace.october) == nil)
  }

  @Test("Spells that overlap, touch, run backwards or come in any order say the same")
  func spells() {
    let rows: [PlainRow] = [
      ["id": 0, "fin": 1, "from": 20_100, "to": 20_199],
      ["id": 0, "fin": 2, "from": 20_000, "to": 20_099],
      ["id": 0, "fin": 1, "from": 20_150, "to": 20_250],
      ["id": 0, "fin": 1, "from": 20_300, "to": 20_299],
      ["id": 1, "fin": 3, "to": 20_000], ["id": 0, "fin": 1, "from": 20_400],
    ]
    let store = ComputeWorkspace.store(
      ["register": [["id": 0], ["id": 1]], "crosswalk": rows], contracts: Self.contracts)
    for month in (2024 * 12)...(2026 * 12) {
      let period = ReferencePeriod(frequency: .monthly, ordinal: month)
      let day = Int64(period.lastDay.number)
      let expected = [Int64(0), 1].map { person -> UInt8 in
        let holds = rows.contains { row in
          row["id"] == person && row["from"] ?? .min <= day && day <= row["to"] ?? .max
        }
        return holds ? 1 : 0
      }
      #expect(store.findable(in: ["jobs"], for: period) ?? [1, 1] == expected)
    }
  }
}
