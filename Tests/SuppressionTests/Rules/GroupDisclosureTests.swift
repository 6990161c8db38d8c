import Suppression
import Testing

@Suite("GroupDisclosure")
struct GroupDisclosureTests {
  private func table(_ name: String) throws -> HandbookFile.Example {
    try #require(
      try HandbookFile("frequency_risks").list("tables").first { $0.text("name") == name })
  }

  @Test("Married persons who all work full time are found; a divorced one finds the others")
  func handbook() throws {
    let table = try table("marital by hours")
    for (coalition, key) in [(0, "group_disclosure_k0"), (1, "within_group_k1")] {
      let rule = GroupDisclosure(coalition: coalition)
      for (row, cells) in table.rows("rows") {
        let group = cells.reduce(0, +)
        let isFound = cells.contains { rule.isEverybody($0, of: group) }
        let isExpected =
          table.texts(key).contains(row) || table.texts("group_disclosure_k0").contains(row)
        #expect(isFound == isExpected, "\(row) \(coalition)")
      }
    }
  }

  @Test("All and none are the same for a reader, whatever the size of the group")
  func sizes() {
    let anybody = GroupDisclosure(coalition: 0)
    for group in 1...400 {
      for having in 0...group {
        #expect(anybody.isSensitive(having, of: group) == (having == 0 || having == group))
      }
    }
    #expect(!anybody.isSensitive(0, of: 0))
  }

  @Test("A coalition of two of a group learns of the others that they differ from both")
  func coalition() {
    let rule = GroupDisclosure(coalition: 2)
    #expect(
      [8, 9, 10, 11, 12].map { rule.isSensitive($0, of: 12) } == [false, false, true, true, true])
    #expect([0, 1, 2, 3].map { rule.isSensitive($0, of: 12) } == [true, true, true, false])
  }
}
