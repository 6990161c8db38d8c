import Attack
import Testing

@Suite("HiddenRange") struct HiddenRangeTests {
  private let specification = """
    {"threshold": 5, "width": 4, "dimensions": {"region": {"total": "T"}},
     "tables": [{"file": "data/*.csv", "measure": {"column": "measure"}, "value": "value"}],
     "policy": {"suppressed_min": 1}}
    """

  private func ranges(_ text: String) throws -> [HiddenRange] {
    try Attacker.ranges(
      of: ["data/a.csv": Array(text.utf8), "data/a.txt": []], by: Array(specification.utf8))
  }

  @Test("follows from the total less what is printed: two hidden numbers of ten are 1 to 9 each")
  func rest() throws {
    let found = try ranges("measure,region,value\nn,T,30\nn,A,20\nn,B,\nn,C,\n")
    #expect(
      found
        == [2, 3].map {
          HiddenRange(file: "data/a.csv", row: $0, column: "value", least: 1, greatest: 9)
        })
  }

  @Test("is not given where nothing says how large a number can be")
  func open() throws {
    #expect(try ranges("measure,region,value\nn,T,\nn,A,20\nn,B,\n").isEmpty)
  }

  @Test("is not given where the files contradict each other: the attack says that they do")
  func contradiction() throws {
    #expect(try ranges("measure,region,value\nn,T,10\nn,A,20\nn,B,\nn,C,\n").isEmpty)
  }
}
