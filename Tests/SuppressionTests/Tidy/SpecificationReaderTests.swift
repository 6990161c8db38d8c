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
    #expect(throws: SpecificationReader.Fault.wrong(place: "tables", reason: "it is missing")) {
      try read(#"{"threshold": 5, "dimensions": {}}"#)
    }
    #expect(
      throws: SpecificationReader.Fault.wrong(
        place: "threshold", reason: "it is no whole number, or one too great")
    ) {
      try read(#"{"threshold": 2.5, "dimensions": {}, "tables": []}"#)
    }
    #expect(
      throws: SpecificationReader.Fault.wrong(
        place: "threshold", reason: "it is of another kind than it must be")
    ) {
      try read(#"{"threshold": "5", "width": 4, "dimensions": {}, "tables": []}"#)
    }
    #expect(
      throws: SpecificationReader.Fault.wrong(place: "", reason: "this is no JSON text")
    ) { try read("{") }
  }

  /// A specification with more keys.
  private func read(with keys: String) throws -> ReleaseSpecification {
    try read(#"{"dimensions": {}, "tables": [], \#(keys)}"#)
  }

  @Test(
    "A word that means nothing is named by its place",
    arguments: [
      (#""measures": {"pop": {"type": "counts"}}"#, "counts", "measures.pop.type"),
      (#""measures": {"pop": {"type": "Count"}}"#, "Count", "measures.pop.type"),
      (#""measures": {"pop": {"type": "magnitudes"}}"#, "magnitudes", "measures.pop.type"),
      (#""relations": [{"type": "shar"}]"#, "shar", "relations.1.type"),
    ])
  func unknownWords(keys: String, word: String, place: String) {
    let error = #expect(throws: SpecificationReader.Fault.self) { try read(with: keys) }
    guard case .unknownWord(let found, let at, let known) = error else {
      Issue.record("it was understood")
      return
    }
    #expect(found == word)
    #expect(at == place)
    #expect(known.contains(place.hasPrefix("m") ? "count" : "share"))
  }

  @Test("A way of rounding that there is none of is named")
  func unknownRounding() {
    let text = #"{"dimensions": {}, "tables": [{"file": "a", "measure": "m", "#
    let error = #expect(throws: SpecificationReader.Fault.self) {
      try read(text + #""rounding": {"base": 5, "mode": "up"}}]}"#)
    }
    guard case .unknownWord("up", "tables.1.rounding.mode", _) = error else {
      Issue.record("it was understood")
      return
    }
  }

  @Test(
    "A number out of range, or a name that is listed twice, is named by its place",
    arguments: [
      (#""threshold": 0"#, "threshold"), (#""threshold": -3"#, "threshold"),
      (#""width": 0"#, "width"),
      (#""relations": [{"type": "share", "share": "r", "num": "a"}]"#, "relations.1.den"),
      (#""relations": [{"type": "sum", "total": "a"}]"#, "relations.1.parts"),
      (#""relations": [{"type": "sum", "total": "a", "parts": ["b", "b"]}]"#, "relations.1.parts"),
      (#""policy": {"flag_bounds": {"p": [4, 1]}}"#, "policy.flag_bounds.p"),
      (#""known": [{"measure": "pop", "least": 4, "greatest": 3}]"#, "known.1.greatest"),
    ])
  func wrongNumbers(keys: String, place: String) {
    let error = #expect(throws: SpecificationReader.Fault.self) { try read(with: keys) }
    guard case .wrong(place, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("A flag that tells values cannot be the one that hidden numbers get")
  func flagBounds() throws {
    func text(_ flags: String) -> String {
      #"{"dimensions": {}, "tables": [{"file": "a", "measure": "m", "flag": "f", "suppressed": \#(flags)}], "#
        + #""policy": {"flag_bounds": {"p": [1, 4]}}}"#
    }
    #expect(try read(text(#"["c", "p"]"#)).tables.count == 1)
    let error = #expect(throws: SpecificationReader.Fault.self) { try read(text(#"["p", "c"]"#)) }
    guard case .wrong("tables.1.suppressed", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("A member that is listed twice is named")
  func members() {
    #expect(
      throws: SpecificationReader.Fault.wrong(
        place: "dimensions.r.members", reason: "'A' is listed twice")
    ) {
      try read(#"{"dimensions": {"r": {"members": ["A", "B", "A"]}}, "tables": []}"#)
    }
  }

  @Test("The threshold is 5 and the width one less than the threshold, unless they are given")
  func defaults() throws {
    let plain = try read(#"{"dimensions": {}, "tables": []}"#)
    #expect([plain.threshold, plain.width] == [5, 4])
    let ten = try read(with: #""threshold": 10"#)
    #expect([ten.threshold, ten.width] == [10, 9])
    let bytes = Array(#"{"dimensions": {}, "tables": [], "threshold": 10}"#.utf8)
    let three = try SpecificationReader().read(bytes, threshold: 3)
    #expect([three.threshold, three.width] == [3, 2])
    let both = try SpecificationReader().read(bytes, threshold: 3, width: 8)
    #expect([both.threshold, both.width] == [3, 8])
  }

  @Test("A term of a linear relation counts once unless a factor is given")
  func factor() throws {
    let read = try read(with: #""relations": [{"type": "linear", "terms": [{"measure": "pop"}]}]"#)
    #expect(read.relations?[0].terms?[0].times == 1)
  }
}
