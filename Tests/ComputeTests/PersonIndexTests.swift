import Model
import Testing

@testable import Compute

@Suite("PersonIndex")
struct PersonIndexTests {
  /// Persons 1, 2 and 3; card 70 was held by 1 until 2024 and by 2 from 2025, card 71 by 3 always,
  /// card 72 by 1 and 2 at the same time; passport 70 is the passport of 3.
  private func index() -> PersonIndex {
    let columns: [(String, ValueType)] = [
      ("fin", .identifier(scheme: "fin")), ("card", .identifier(scheme: "card")),
      ("passport", .identifier(scheme: "passport")), ("from", .date), ("to", .date),
    ]
    let contract = ComputeWorkspace.contract(
      "crosswalk", grain: "link", time: .spell(from: "from", to: "to"), columns)
    let until = ComputeWorkspace.stored("2024-12-31")
    let since = ComputeWorkspace.stored("2025-01-01")
    let table = ComputeWorkspace.table(
      "crosswalk",
      [
        ["fin": 1, "card": 70, "to": until], ["fin": 2, "card": 70, "from": since],
        ["fin": 3, "card": 71, "passport": 70], ["fin": 1, "card": 72], ["fin": 2, "card": 72],
        ["card": 73], ["fin": 3],
      ], [contract])
    return PersonIndex(
      scheme: "fin", register: [ComputeWorkspace.column(.identifier(scheme: "fin"), [1, 2, 3])],
      crosswalk: [(table, contract)], threads: 2)
  }

  private func resolve(_ keys: [Int64?], scheme: String, on day: String?) -> RowLinks {
    resolve([(scheme, keys)], on: day)
  }

  /// Resolves rows through several keys, tried in order.
  private func resolve(_ keys: [(scheme: String, keys: [Int64?])], on day: String?) -> RowLinks {
    index().resolve(
      keys.map { scheme, keys in
        PersonKey(
          scheme: scheme, column: ComputeWorkspace.column(.identifier(scheme: scheme), keys))
      }, rowCount: keys.first?.keys.count ?? 0
    ) { _ in day.map { ComputeWorkspace.day($0).number } }
  }

  private let nobody = LinkedTable.noPerson

  @Test("A key that changed hands belongs to its holder on the day")
  func dated() {
    #expect(resolve([70], scheme: "card", on: "2024-12-31").persons == [0])
    #expect(resolve([70], scheme: "card", on: "2025-01-01").persons == [1])
    #expect(resolve([70], scheme: "card", on: nil).persons == [nobody])
    #expect(resolve([70], scheme: "card", on: nil).account.ambiguous == 1)
  }

  @Test("A key of one holder needs no day, and schemes are kept apart")
  func single() {
    #expect(
      resolve([71, 73, nil, 99], scheme: "card", on: nil).persons == [2, nobody, nobody, nobody])
    #expect(resolve([70], scheme: "passport", on: nil).persons == [2])
    #expect(resolve([70], scheme: "fin", on: nil).persons == [nobody])
    #expect(resolve([2, 1], scheme: "fin", on: nil).persons == [1, 0])
  }

  @Test("A key that two persons hold on one day is ambiguous, never the first of them")
  func ambiguous() {
    let links = resolve([72, 72, 71], scheme: "card", on: "2026-01-01")
    #expect(links.persons == [nobody, nobody, 2])
    #expect(links.account.ambiguous == 2)
    #expect(links.account.matched == 1)
    #expect(links.account.matchedByKey == [.init(scheme: "card", rows: 1)])
  }

  @Test("Of several keys the first that finds one person decides, and is the one that counts")
  func several() {
    // Two keys that agree, the first missing, the first unknown, the second unknown, none known.
    let links = resolve(
      [("card", [71, nil, 99, 71, 99]), ("fin", [3, 2, 1, 99, 99])], on: "2026-01-01")
    #expect(links.persons == [2, 1, 0, 2, nobody])
    #expect(
      links.account.matchedByKey == [.init(scheme: "card", rows: 2), .init(scheme: "fin", rows: 2)])
    #expect(links.account.matched == 4)
    #expect(links.account.unmatched == 1)
    #expect(links.account.conflicting == 0)
  }

  @Test("A row whose keys find different persons is nobody's, whatever a third key says")
  func conflicting() {
    let links = resolve(
      [("card", [71, 71, 71]), ("fin", [1, 1, nil]), ("passport", [70, nil, 70])],
      on: "2026-01-01")
    #expect(links.persons == [nobody, nobody, 2])
    #expect(links.account.conflicting == 2)
    #expect(links.account.matched == 1)
    #expect(links.account.matchedByKey.map(\.rows) == [1, 0, 0])
  }

  @Test("A key that changed hands agrees or disagrees with another key by the day of the row")
  func reused() {
    let keys: [(scheme: String, keys: [Int64?])] = [("card", [70]), ("fin", [1])]
    #expect(resolve(keys, on: "2024-12-31").persons == [0])
    #expect(resolve(keys, on: "2025-01-01").account.conflicting == 1)
    // Without a day the card says nothing, and the other key decides.
    #expect(resolve(keys, on: nil).persons == [0])
    #expect(resolve(keys, on: nil).account.matchedByKey.map(\.rows) == [0, 1])
  }

  @Test("Where no key finds one person, the reason that says most is counted")
  func reasons() {
    // Both missing, one unknown, ambiguous with unknown, ambiguous with missing, ambiguous but
    // found by the other key.
    let links = resolve(
      [("card", [nil, 99, 72, 72, 72]), ("fin", [nil, nil, 99, nil, 2])], on: "2026-01-01")
    #expect(links.persons == [nobody, nobody, nobody, nobody, 1])
    let account = links.account
    #expect(account.withoutKey == 1)
    #expect(account.unmatched == 1)
    #expect(account.ambiguous == 2)
    #expect(account.matched == 1)
    #expect(account.rows == 5)
  }

  @Test("Two columns of one scheme are counted together, and one without rows is passed over")
  func oneScheme() {
    let links = resolve([("card", [71, nil]), ("card", [nil, 71]), ("fin", [])], on: nil)
    #expect(links.persons == [2, 2])
    #expect(
      links.account.matchedByKey == [.init(scheme: "card", rows: 2), .init(scheme: "fin", rows: 0)])
  }

  @Test("A conditional code that turned into a final one finds the same person before and after")
  func conditional() {
    let columns: [(String, ValueType)] = [
      ("fin", .identifier(scheme: "fin")), ("pupil", .identifier(scheme: "pupil")),
      ("from", .date), ("to", .date),
    ]
    let contracts = [
      ComputeWorkspace.contract(
        "register", grain: "person", time: .snapshot, [("fin", .identifier(scheme: "fin"))]),
      ComputeWorkspace.contract(
        "crosswalk", grain: "link", time: .spell(from: "from", to: "to"), columns),
      ComputeWorkspace.contract(
        "pupils", grain: "enrolment", time: .event(date: "date"), person: "pupil",
        otherwise: ["fin"],
        [
          ("pupil", .identifier(scheme: "pupil")), ("fin", .identifier(scheme: "fin")),
          ("date", .date),
        ]),
    ]
    let turned = ComputeWorkspace.stored("2026-03-01")
    let rows: [String: [PlainRow]] = [
      "register": [["fin": 1], ["fin": 2]],
      "crosswalk": [
        ["fin": 1, "pupil": 901, "to": turned - 1], ["fin": 1, "pupil": 101, "from": turned],
      ],
      // A school that still writes the conditional code after that day means the same pupil.
      "pupils": [
        ["pupil": 901, "date": turned - 30], ["pupil": 101, "date": turned + 30],
        ["pupil": 901, "date": turned + 30], ["pupil": 101, "fin": 2, "date": turned + 30],
      ],
    ]
    let store = ComputeWorkspace.store(rows, contracts: contracts)
    #expect(store.table("pupils", for: ComputeWorkspace.october)?.persons == [0, 0, 0, nobody])
    #expect(store.linkage["pupils"]?.conflicting == 1)
  }

  @Test("Snapshots and monthly rows are dated by the last day of their period")
  func periods() throws {
    let card = ("card", ValueType.identifier(scheme: "card"))
    let contracts = [
      ComputeWorkspace.contract(
        "register", grain: "person", time: .snapshot, [("fin", .identifier(scheme: "fin"))]),
      ComputeWorkspace.contract(
        "crosswalk", grain: "link", time: .spell(from: "from", to: "to"),
        [("fin", .identifier(scheme: "fin")), card, ("from", .date), ("to", .date)]),
      ComputeWorkspace.contract(
        "state", grain: "card", time: .snapshot, person: "card", [card]),
      ComputeWorkspace.contract(
        "paid", grain: "payment", time: .month(column: "month"), person: "card",
        [card, ("month", .month)]),
    ]
    let rows: [String: [PlainRow]] = [
      "register": [["fin": 1], ["fin": 2]],
      "crosswalk": [
        ["fin": 1, "card": 70, "to": ComputeWorkspace.stored("2026-09-30")],
        ["fin": 2, "card": 70, "from": ComputeWorkspace.stored("2026-10-01")],
      ],
      "state": [["card": 70]],
      "paid": [["card": 70, "month": 2026 * 12 + 8], ["card": 70, "month": 2026 * 12 + 9]],
    ]
    let store = ComputeWorkspace.store(rows, contracts: contracts)
    #expect(store.table("state", for: ComputeWorkspace.october)?.persons == [1])
    #expect(store.table("paid", for: ComputeWorkspace.october)?.persons == [0, 1])
  }
}
