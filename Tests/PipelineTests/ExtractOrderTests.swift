import Model
import Testing

@testable import Pipeline

@Suite("ExtractOrder")
struct ExtractOrderTests {
  private func contract(_ id: String, _ others: String...) -> ExtractContract {
    var contract = Contracts.contract(id, .monthly)
    contract.references = others.map {
      Reference(column: "a", extract: $0, otherColumn: "b", location: contract.location)
    }
    return contract
  }

  private func waves(_ contracts: [ExtractContract]) -> [[String]] {
    ExtractOrder(contracts).waves.map { $0.map(\.id) }
  }

  @Test("Each extract comes after those that it refers to, in the order of the contracts")
  func order() {
    #expect(
      waves([contract("c", "b"), contract("a"), contract("b", "a"), contract("d", "a")])
        == [["a"], ["b", "d"], ["c"]])
    #expect(waves([contract("a"), contract("b")]) == [["a", "b"]])
    #expect(waves([]) == [])
  }

  @Test("A circle, itself or an unknown extract holds nothing up")
  func circles() {
    #expect(
      waves([contract("a", "b"), contract("b", "a"), contract("c")]) == [["c"], ["a", "b"]])
    #expect(waves([contract("a", "a"), contract("b", "x")]) == [["a", "b"]])
  }
}
