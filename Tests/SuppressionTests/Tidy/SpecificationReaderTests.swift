import Suppression
import Testing

@Suite("SpecificationReader")
struct SpecificationReaderTests {
  private func read(_ text: String) throws -> ReleaseSpecification {
    try SpecificationReader().read(Array(text.utf8))
  }

  @Test("All keys are read, and written again as they were")
  func reading() throws {
    let text = """
      {"threshold": 5, "width": 4,
       "dimensions": {"age": {"total": "T", "members": ["a", "b"], "groups": {"g": ["a"]},
         "exhaustive": false}, "month": {"time": true, "order": ["2", "1"]}},
       "measures": {"emp": {"suppressed_min": 0, "sensitive": true}, "wage": {"integer": false}},
       "tables": [{"file": "*.csv", "measure": {"column": "m", "map": {"P": "pop"}},
         "fixed": {"age": "T"}, "absent": {"column": "o", "values": ["M"]},
         "contributors": "n", "largest": "x", "second": "y"}],
       "relations": [{"type": "le", "small": "emp", "big": "pop", "base": 10},
         {"type": "linear", "terms": [{"measure": "pop", "at": {"age": "a"}, "times": -2, "back": 1}]}],
       "policy": {"suppressed_min": 1, "flag_bounds": {"p": [1, 4]}}}
      """
    let specification = try read(text)
    #expect(specification.measures?["emp"]?.suppressedMin == 0)
    #expect(specification.tables[0].measure == .column("m", map: ["P": "pop"]))
    #expect(specification.relations?[1].terms?[0].back == 1)
    let written = try #require(SpecificationReader().text(of: specification))
    #expect(try SpecificationReader().read(written) == specification)
  }

  @Test(
    "A key that means nothing is named",
    arguments: [
      (#"{"threshold": 5, "width": 4, "dimensions": {}, "tables": [], "treshold": 3}"#, "treshold"),
      (
        #"{"threshold": 5, "width": 4, "dimensions": {"a": {"totl": "T"}}, "tables": []}"#,
        "dimensions.a.totl"
      ),
      (
        #"{"threshold": 5, "width": 4, "dimensions": {}, "tables": [{"file": "a", "measure": "m", "flags": "f"}]}"#,
        "tables.1.flags"
      ),
    ])
  func unknownKeys(text: String, key: String) {
    #expect(throws: SpecificationReader.Fault.unknownKey(key)) { try read(text) }
  }

  @Test("A value that is missing or of another kind is named by its place")
  func wrongValues() {
    #expect(throws: SpecificationReader.Fault.wrong(place: "width", reason: "it is missing")) {
      try read(#"{"threshold": 5, "dimensions": {}, "tables": []}"#)
    }
    #expect(
      throws: SpecificationReader.Fault.wrong(
        place: "threshold", reason: "it is of another kind than it must be")
    ) {
      try read(#"{"threshold": "5", "width": 4, "dimensions": {}, "tables": []}"#)
    }
    #expect(throws: SpecificationReader.Fault.self) { try read("{") }
  }
}
