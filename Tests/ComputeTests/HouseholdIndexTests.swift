import Model
import Testing

@testable import Compute

@Suite("HouseholdIndex")
struct HouseholdIndexTests {
  private func members(_ rows: [PlainRow], of person: Int32) -> [Int32] {
    let store = ComputeWorkspace.store(["register": rows])
    let index = store.households(
      ComputeWorkspace.catalogue().personExtract, for: ComputeWorkspace.october)
    var members: [Int32] = []
    index?.each(of: person) { members.append($0) }
    return members
  }

  @Test("Persons with one household key share a household, and nobody shares a missing one")
  func shared() {
    let rows: [PlainRow] = [
      ["fin": 10, "house": 7], ["fin": 11], ["fin": 12, "house": 7], ["fin": 13],
      ["fin": 14, "house": 8],
    ]
    #expect(members(rows, of: 0) == [0, 2])
    #expect(members(rows, of: 2) == [0, 2])
    #expect(members(rows, of: 1) == [1])
    #expect(members(rows, of: 4) == [4])
    #expect(members(rows, of: 99) == [99])
    #expect(members(rows, of: LinkedTable.noPerson).isEmpty)
    #expect(members(rows, of: -1).isEmpty)
  }

  @Test("A row without a person has no household, and of two rows of a person the first counts")
  func rows() {
    let rows: [PlainRow] = [
      ["house": 7], ["fin": 10, "house": 7], ["fin": 11, "house": 8], ["fin": 10, "house": 8],
    ]
    #expect(members(rows, of: 0) == [0])
    #expect(members(rows, of: 1) == [1])
  }
}
