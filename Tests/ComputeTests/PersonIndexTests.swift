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

  private func resolve(
    _ keys: [Int64?], scheme: String, on day: String?
  ) -> (persons: [Int32], account: LinkageAccount) {
    let column = ComputeWorkspace.column(.identifier(scheme: scheme), keys)
    return index().resolve(column, scheme: scheme) { _ in
      day.map { ComputeWorkspace.day($0).number }
    }
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
    let (persons, account) = resolve([72, 72, 71], scheme: "card", on: "2026-01-01")
    #expect(persons == [nobody, nobody, 2])
    #expect(account.ambiguous == 2)
    #expect(account.matched == 1)
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
