import Model
import Testing

@testable import Compute

@Suite("LinkedTable")
struct LinkedTableTests {
  @Test("Rows of a person stand together in the order read, those of nobody last")
  func grouped() throws {
    let nobody = LinkedTable.noPerson
    let rows: [PlainRow] = [
      ["fin": 5, "sessions": 1, "level": 0], ["sessions": 2], ["fin": 3, "sessions": 3],
      ["fin": 5, "sessions": 4], ["fin": 9],
    ]
    let contract = try #require(ComputeWorkspace.contracts.first { $0.id == "courses" })
    let table = LinkedTable(
      ComputeWorkspace.table("courses", rows), contract: contract,
      persons: [2, nobody, 0, 2, nobody], personCount: 3)
    #expect(table.persons == [0, 2, 2, nobody, nobody])
    let missing = Column.missingWide
    #expect((0..<5).map { table.columns["sessions"]?[$0] } == [3, 1, 4, 2, missing])
    #expect((0..<5).map { table.columns["level"]?[$0] } == [missing, 0, missing, missing, missing])
    #expect(table.rows(of: 0) == 0..<1)
    #expect(table.rows(of: 1).isEmpty)
    #expect(table.rows(of: 2) == 1..<3)
    #expect(table.rows(of: 3).isEmpty)
    #expect(table.rows(of: nobody).isEmpty)
  }
}
