import Model
import Suppression
import Testing

@testable import Disclosure

@Suite("ReleaseLinks")
struct ReleaseLinksTests {
  /// Cells of counts that some table shows; those of zero are known, others must be uncertain by four.
  private func links(_ values: [Int], sensitive: Set<Int> = []) -> ReleaseLinks {
    let cells = values.enumerated().map { index, value in
      var cell = ReleaseCell(group: index, place: 0, period: 0, value: value)
      cell.isPrinted = true
      cell.isCount = !sensitive.contains(index)
      if sensitive.contains(index) { cell.need = LinkedSystem.Need(width: 4) }
      return cell
    }
    return ReleaseLinks(cells, DisclosurePolicy())
  }

  @Test("Nobody in the whole is nobody in its parts, whatever is sensitive about it")
  func zeroWhole() {
    // None of the decided were recognised, so none of those decided in a first instance.
    var links = links([0, 0], sensitive: [1])
    links.state(1, isPartOf: 0, isShared: false, isCount: true)
    #expect(links.system.cells[1].standing == .known)
    #expect(links.system.cells[1].need == nil)
  }

  @Test("Zeros follow from zeros through any number of relations, in whatever order they come")
  func zeroChain() {
    // 0 = 1 + 2, 1 = 3 + 4, and cell 0 is known only because it is all of cell 5, which is nobody.
    var links = links([0, 0, 0, 0, 0, 0, 7], sensitive: [0, 1, 2, 3, 4])
    links.state(1, isSumOf: [3, 4])
    links.state(0, isSumOf: [1, 2])
    links.state([
      LinkedSystem.Term(cell: 5, coefficient: 1), LinkedSystem.Term(cell: 0, coefficient: -1),
    ])
    links.knowZeros()
    #expect(links.system.cells.prefix(6).allSatisfy { $0.standing == .known && $0.need == nil })
    #expect(links.system.cells[6].standing == .printable)
  }

  @Test("A zero that could be something else is not known")
  func openZero() {
    // 6 = 6 + 0: what is not in the first part may be in the second.
    var links = links([6, 6, 0], sensitive: [2])
    links.state(0, isSumOf: [1, 2])
    links.knowZeros()
    #expect(links.system.cells[2].standing == .printable)
    #expect(links.system.cells[2].need != nil)
  }

  @Test("That nobody is left over is sensitive where it would tell of all")
  func alike() throws {
    for (whole, isAlike, isAsked) in [
      (12, true, true), (12, false, false), (15, false, true), (20, true, false),
    ] {
      var links = links([12, whole])
      links.state(0, isPartOf: 1, isShared: false, isCount: true, isAlike: isAlike)
      let rest = try #require(links.system.cells.last)
      #expect(rest.value == whole - 12)
      #expect((rest.need != nil) == isAsked)
    }
  }
}
