import Suppression
import Testing

@Suite("LinkedSystem")
struct LinkedSystemTests {
  @Test("A total is its parts with the opposite sign")
  func totals() {
    let relation = LinkedSystem.Relation(total: 0, parts: [1, 2])
    #expect(relation.terms.map(\.coefficient) == [1, -1, -1])
    #expect(relation.terms.map(\.cell) == [0, 1, 2])
  }
}
