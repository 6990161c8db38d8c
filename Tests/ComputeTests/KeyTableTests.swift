import Testing

@testable import Compute

@Suite("KeyTable")
struct KeyTableTests {
  @Test("Texts are numbered as they first occur, and others are not known")
  func order() {
    var table = KeyTable()
    #expect(table.numbers(of: ["A"]) == [-1])
    #expect(table.numbers(adding: ["B", "A", "B"]) == [0, 1, 0])
    #expect(table.numbers(adding: ["C", "A", ""]) == [2, 1, 3])
    #expect(table.numbers(of: ["C", "D", "B", ""]) == [2, -1, 0, 3])
    #expect(table.count == 4)
  }

  @Test("Texts of any length are told apart, by their last character too, as a dictionary does")
  func lengths() {
    let texts = (0..<40).flatMap { length in
      let stem = String(repeating: "x", count: length)
      return [stem + "a", stem + "b", stem + "\u{259}", stem + "\0"]
    }
    var table = KeyTable()
    #expect(table.numbers(adding: texts) == (0..<160).map { $0 })
    #expect(table.numbers(of: texts.reversed()) == (0..<160).reversed().map { $0 })
  }

  @Test("A table that grows again and again agrees with a dictionary")
  func growth() {
    var table = KeyTable()
    var plain: [String: Int32] = [:]
    for round in 0..<20 {
      let texts = (0..<997).map { String(($0 * 7919 + round * 104_729) % 15_013) }
      let expected = texts.map { text -> Int32 in
        if let number = plain[text] { return number }
        plain[text] = Int32(plain.count)
        return Int32(plain.count - 1)
      }
      #expect(table.numbers(adding: texts) == expected)
    }
    #expect(table.count == plain.count)
    let all = (0..<16_000).map { String($0) }
    #expect(table.numbers(of: all) == all.map { plain[$0] ?? -1 })
  }
}
