import Model
import Testing

@testable import Compute

@Suite("UnlinkedRule")
struct UnlinkedRuleTests {
  private typealias W = ComputeWorkspace
  private typealias E = PlanExpressions

  /// Ten persons, women and men in turn.
  ///
  /// The first eight can be found in the courses; of them the
  /// first four have one. The ninth has no value for the card.
  private func observations(_ hand: HandPlan) throws -> [Observation] {
    let rows: [String: [PlainRow]] = [
      "register": (0..<10).map { (index: Int64) in
        var row: PlainRow = ["fin": index, "sex": index % 2]
        if index != 8 { row["has_card"] = index < 4 ? 1 : 0 }
        return row
      },
      "courses": (0..<4).map { ["fin": $0, "date": 1] },
    ]
    let dimensions = hand.indicator.dimensionIDs.compactMap { W.dimensions[$0] }
    let layout = CellLayout(breakdowns: hand.indicator.breakdowns, dimensions: dimensions)
    var numbers = ExpressionNumbers()
    let evaluation = UnitEvaluation(
      plan: hand.plan, dimensions: dimensions, layout: layout,
      evaluator: W.evaluator(W.store(rows)),
      numbered: NumberedPlan(hand.plan, dimensions: dimensions, &numbers),
      linkedPersons: LinkedPersons(isFindable: [1, 1, 1, 1, 1, 1, 1, 1, 0, 0]))
    let table = try #require(evaluation.population)
    let assembly = DatasetAssembly(
      indicator: hand.indicator, dimensions: dimensions, layout: layout, plan: hand.plan,
      isAboutPeople: true)
    let totals = evaluation.totals(0..<table.rowCount, of: table)
    return assembly.dataset([DatasetAssembly.Entry(evaluation, totals)]).observations
  }

  private func share(
    _ condition: Expression, _ rule: UnlinkedRule, _ missing: MissingRule = .exclude
  ) throws -> [Observation] {
    try observations(
      HandPlan(
        "x", "register", .share(condition), breakdowns: [["sex"]], missing: missing,
        unlinked: rule, interval: .linkage))
  }

  @Test("Units that could not be found leave the share, and bound it from both sides")
  func excluded() throws {
    let found = try share(HandPlan.hasCourse, .exclude)
    #expect(found.map(\.value) == [50, 50, 50])
    #expect(found.map(\.denominator) == [8, 4, 4])
    #expect(found.map(\.contributors) == [8, 4, 4])
    #expect(found.map(\.population) == [10, 5, 5])
    #expect(found.map(\.linked) == [8, 4, 4])
    // 4 of 10, and 4 + 2 of 10.
    #expect(found.map(\.interval) == [40...60, 40...60, 40...60])
  }

  @Test("Units that count as no stay in the base")
  func counted() throws {
    let found = try share(HandPlan.hasCourse, .countAsNo)
    #expect(found.map(\.value) == [40, 40, 40])
    #expect(found.map(\.denominator) == [10, 5, 5])
    #expect(found.map(\.linked) == [8, 4, 4])
    #expect(found.map(\.interval) == [40...60, 40...60, 40...60])
  }

  @Test("Data that must be complete need not be complete for those whom nobody could find")
  func refused() throws {
    // The one whose card is unknown is one of them.
    #expect(try share(E.hasCard, .exclude, .refuse).map(\.value) == [50, 50, 50])
    #expect(try share(E.hasCard, .countAsNo, .refuse).map(\.value) == [nil, nil, nil])
  }

  @Test("Nobody can be found where a row names no person, everybody where nothing says otherwise")
  func nobody() {
    let table = LinkedTable(
      W.table("contracts", [[:], [:], [:]]), contract: W.contracts[1],
      persons: [0, 1, LinkedTable.noPerson], personCount: 2)
    let frame = RowFrame(table: table, rows: .stretch(0..<3), parents: [])
    #expect(LinkedPersons(isFindable: nil).areFindable(frame) == [true, true, false])
    #expect(LinkedPersons(isFindable: [0, 1]).areFindable(frame) == [false, true, false])
    #expect(LinkedPersons(isFindable: [1]).areFindable(frame) == [true, false, false])
  }
}
