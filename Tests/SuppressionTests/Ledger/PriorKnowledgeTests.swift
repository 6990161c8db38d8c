import Suppression
import Testing

@Suite("PriorKnowledge")
struct PriorKnowledgeTests {
  private static let months = ["2026-08", "2026-09", "2026-10"]

  private static func previous(_ month: String) -> String? {
    months.firstIndex(of: month).flatMap { $0 > 0 ? months[$0 - 1] : nil }
  }

  private func key(_ month: String, _ sex: String = "") -> LedgerKey {
    LedgerKey(measure: "pop", position: sex.isEmpty ? "" : "sex=\(sex)", period: month)
  }

  /// A table of counts by month, those of women and men.
  private func table(_ counts: [(month: Int, sex: Int, value: Int)]) -> LedgerTable {
    LedgerTable(
      measures: ["pop"], positions: ["", "sex=F", "sex=M"], periods: Self.months,
      cells: counts.map {
        .init(
          measure: 0, position: $0.sex, period: $0.month, isCount: true,
          linked: LinkedSystem.Cell(value: $0.value, least: 1))
      })
  }

  private func apply(
    _ knowledge: PriorKnowledge, to table: inout LedgerTable, revised: Set<String> = []
  ) -> PriorKnowledge.Application {
    knowledge.apply(
      to: &table, .init(threshold: 5, width: 4, revised: revised), previous: Self.previous)
  }

  @Test("A printed number is known, also where a rule would hide it")
  func printed() {
    var known = PriorKnowledge()
    known.show(.printed(31), at: key("2026-09"))
    known.show(.printed(3), at: key("2026-09", "F"))
    var table = table([(1, 0, 31), (1, 1, 3), (1, 2, 28)])
    let found = apply(known, to: &table)
    #expect(table.cells.map(\.linked.standing) == [.known, .known, .printable])
    #expect(found.printedBefore == [0, 1])
    #expect(found.alreadyPublic == [1])
    #expect(found.contradicted.isEmpty)
  }

  @Test("Another value than the printed one is a contradiction, unless the period is revised")
  func contradiction() {
    var known = PriorKnowledge()
    known.show(.printed(31), at: key("2026-09"))
    var first = table([(1, 0, 37)])
    #expect(apply(known, to: &first).contradicted == [0])
    var second = table([(1, 0, 37)])
    let found = apply(known, to: &second, revised: ["2026-09"])
    #expect(found.contradicted.isEmpty)
    #expect(second.cells[0].linked.standing == .printable)
    #expect(second.cells[0].linked.need == nil)
  }

  @Test(
    "A revision by 1 to 4 persons is as sensitive as a count of them",
    arguments: [
      (26, false), (27, true), (30, true), (31, false), (32, true), (35, true), (36, false),
    ])
  func smallRevision(value: Int, isSmall: Bool) {
    var known = PriorKnowledge()
    known.show(.printed(31), at: key("2026-09"))
    var table = table([(1, 0, value)])
    let found = apply(known, to: &table, revised: ["2026-09"])
    #expect((found.smallRevisions == [0]) == isSmall)
    #expect(table.cells[0].linked.need == (isSmall ? LinkedSystem.Need(width: 4) : nil))
  }

  @Test("A second revision is compared with every earlier vintage")
  func secondRevision() {
    var known = PriorKnowledge()
    known.show(.printed(31), at: key("2026-09"))
    known.revise("2026-09")
    known.show(.printed(40), at: key("2026-09"))
    var table = table([(1, 0, 33)])
    #expect(apply(known, to: &table, revised: ["2026-09"]).smallRevisions == [0])
  }

  @Test("A cell that was hidden in a period stays hidden in it")
  func samePeriod() {
    var known = PriorKnowledge()
    known.show(.hidden, at: key("2026-09", "M"))
    var table = table([(1, 2, 28)])
    #expect(apply(known, to: &table).withheld == [0])
    #expect(table.cells[0].linked.standing == .withheld)
  }

  @Test(
    "After a hidden month a count is printed once it has been 7 or more for two months",
    arguments: [
      (4, 9, true), (6, 9, true), (7, 6, true), (7, 7, false), (9, 8, false), (3, 0, false),
    ])
  func hysteresis(before: Int, now: Int, isWithheld: Bool) {
    var known = PriorKnowledge()
    known.show(.hidden, at: key("2026-09", "F"))
    var table = table([(1, 1, before), (2, 1, now)])
    let found = apply(known, to: &table)
    #expect((table.cells[1].linked.standing == .withheld) == isWithheld)
    #expect(found.hiddenBefore == (before >= 7 && now >= 7 ? [1] : []))
  }

  @Test(
    "How large a count must be and for how many periods are numbers of the policy",
    arguments: [
      (8, 1, [true, false, false]), (9, 1, [true, true, false]), (8, 2, [true, true, false]),
      (9, 2, [true, true, true]), (8, 3, [true, true, true]), (99, 0, [true, false, false]),
    ])
  func policy(release: Int, periods: Int, isHidden: [Bool]) {
    var table = table([(0, 1, 4), (1, 1, 8), (2, 1, 9)])
    table.cells[0].linked.standing = .withheld
    _ = PriorKnowledge().apply(
      to: &table, .init(threshold: 5, width: 4, release: release, periods: periods),
      previous: Self.previous)
    #expect(table.cells.map { $0.linked.standing == .withheld } == isHidden)
  }

  @Test("Within one release a small count keeps the next ones hidden: 4, 6, 9 and 9 print the last")
  func firstRelease() {
    var table = LedgerTable(
      measures: ["pop"], positions: [""], periods: ["1", "2", "3", "4"],
      cells: [4, 6, 9, 9].enumerated().reversed().map {
        .init(
          measure: 0, position: 0, period: $0, isCount: true,
          linked: LinkedSystem.Cell(value: $1, least: 1))
      })
    let found = PriorKnowledge().apply(to: &table, .init(threshold: 5, width: 4)) {
      Int($0).map { "\($0 - 1)" }
    }
    // In the order of the cells: the fourth period first.
    #expect(
      table.cells.map(\.linked.standing) == [.printable, .withheld, .withheld, .printable])
    #expect(found.hiddenBefore == [0])
  }

  @Test("A figure of somebody else is known where it is ours, and a range bounds the cell")
  func elsewhere() {
    var known = PriorKnowledge()
    known.publishElsewhere(31...31, at: key("2026-09"))
    known.publishElsewhere(1...5, at: key("2026-09", "F"))
    known.publishElsewhere(30...30, at: key("2026-09", "M"))
    var table = table([(1, 0, 31), (1, 1, 3), (1, 2, 28)])
    let found = apply(known, to: &table)
    #expect(table.cells.map(\.linked.standing) == [.known, .printable, .printable])
    #expect(table.cells[1].linked.least == 1 && table.cells[1].linked.greatest == 5)
    #expect(found.knownElsewhere == [0, 1])
    #expect(found.differsElsewhere == [2])
  }

  @Test("What a release shows is noted with its names, cells that no table prints are not")
  func block() {
    var table = table([(1, 0, 31), (1, 1, 3), (1, 2, 28)])
    table.cells[2].linked.standing = .unprinted
    var block = LedgerBlock(release: "r", policy: "suppress")
    block.show(table, isHidden: [false, true, true])
    #expect(block.shown.map(\.key) == [key("2026-09"), key("2026-09", "F")])
    #expect(block.shown.map(\.shown) == [.printed(31), .hidden])
  }
}
