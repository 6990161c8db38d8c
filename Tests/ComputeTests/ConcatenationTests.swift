import Model
import Testing

@testable import Compute

@Suite("Table concatenation")
struct ConcatenationTests {
  @Test("Deliveries stand under each other with one dictionary")
  func joined() throws {
    let first = ComputeWorkspace.table("courses", [["fin": 7, "sessions": 1], ["fin": 8]])
    let second = ComputeWorkspace.table("courses", [["fin": 8, "level": 2], [:], ["fin": 9]])
    let table = try #require(Table.concatenating([first, second]))
    #expect(table.rowCount == 5)
    let fin = try #require(table.columns["fin"])
    #expect(fin.dictionary == ["P7", "P8", "P9"])
    #expect((0..<5).map { fin[$0] } == [0, 1, 1, Column.missingWide, 2])
    #expect(table.columns["sessions"]?[0] == 1)
    #expect(table.columns["sessions"]?[2] == Column.missingWide)
    #expect(table.columns["level"]?[2] == 2)
  }

  @Test("A column that only some deliveries kept is missing in the others")
  func unequal() throws {
    var first = ComputeWorkspace.table("courses", [["sessions": 1]])
    let second = ComputeWorkspace.table("courses", [["sessions": 2, "level": 1]])
    first.columns["level"] = nil
    first.columns["fin"] = nil
    for deliveries in [[first, second], [second, first]] {
      let table = try #require(Table.concatenating(deliveries))
      #expect(table.columns.values.allSatisfy { $0.count == 2 })
      #expect(table.columns["level"].map { Set([$0[0], $0[1]]) } == [1, Column.missingWide])
    }
  }

  @Test("No deliveries are no table, and one is itself")
  func few() {
    #expect(Table.concatenating([]) == nil)
    #expect(Table.concatenating([ComputeWorkspace.table("courses", [[:]])])?.rowCount == 1)
  }
}
