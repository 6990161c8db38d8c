import Attack
import Foundation
import TestSupport
import Testing

/// Files and descriptions that cannot be used, and releases that contradict themselves.
@Suite("Refusal")
struct RefusalTests {
  private static let good = """
    {"threshold": 5, "width": 3, "dimensions": {"region": {"total": "T"}},
     "tables": [{"file": "t.csv", "measure": "pop"}]}
    """

  private func fault(_ specification: String, _ table: String) -> AttackError? {
    do {
      _ = try SmallRelease(specification, table).attack()
      return nil
    } catch {
      return error as? AttackError
    }
  }

  @Test(
    "A description that cannot be used is refused",
    arguments: [
      "", "{", "[]", "{\"tables\": []}", "{\"threshold\": \"5\", \"tables\": []}",
      good.replacing("\"T\"", with: "5"), good.replacing("\"pop\"", with: "{}"),
      good.replacing("]}", with: "], \"relations\": [{\"type\": \"equal\"}]}"),
      good.replacing("]}", with: "], \"relations\": [{\"type\": \"le\"}]}"),
      good.replacing("\"T\"", with: "\"T\", \"parents\": {\"A\": \"B\", \"B\": \"A\"}"),
      good.replacing("\"pop\"", with: "\"pop\", \"columns\": {\"sex\": \"s\"}"),
      good.replacing("\"pop\"", with: "\"pop\", \"rounding\": {\"base\": 0}"),
      String(repeating: "[", count: 100_000),
    ])
  func specification(text: String) {
    #expect(fault(text, "region,value\nT,9\n")?.fault == .specification)
  }

  @Test(
    "Values that a key does not have are refused, with the place of the key",
    arguments: [
      ("\"measures\": {\"pop\": {\"type\": \"counts\"}}", "measures.pop.type"),
      ("\"measures\": {\"pop\": {\"type\": \"Count\"}}", "measures.pop.type"),
      ("\"measures\": {\"pop\": {\"type\": \"shares\"}}", "measures.pop.type"),
      ("\"measures\": {\"pop\": {\"type\": \"magnitudes\"}}", "measures.pop.type"),
      ("\"measures\": {\"pop\": 5}", "measures.pop"),
      ("\"relations\": [{\"type\": \"Le\"}]", "relations[0].type"),
      ("\"policy\": []", "policy"),
      ("\"policy\": {\"flag_bounds\": {\"c\": [4, 1]}}", "policy.flag_bounds.c"),
      ("\"policy\": {\"flag_bounds\": {\"c\": [\"1\", 4]}}", "policy.flag_bounds.c"),
      ("\"threshold\": 2.5", "threshold"), ("\"width\": 0", "width"),
      (
        """
        "dimensions": {"region": {"total": "T", "members": ["A", "B"], "groups": {"G": ["A", "X"]}}}
        """, "dimensions.region.groups.G"
      ),
    ])
  func values(keys: String, place: String) {
    let found = fault(
      """
      {\(keys), "tables": [{"file": "t.csv", "measure": "pop"}]}
      """, "region,value\nT,9\n")
    #expect(found?.fault == .specification)
    #expect(found?.message.hasPrefix("'\(place)' ") == true)
  }

  @Test("Keys that only the protector reads are known, and so is a measure that is an amount")
  func keysOfProtector() throws {
    let specification = """
      {"dimensions": {"region": {"total": "T"}}, "measures": {"pop": {"type": "magnitude"}},
       "tables": [{"file": "t.csv", "measure": "pop", "contributors": "n", "largest": "x",
                   "second": "y"}]}
      """
    #expect(try SmallRelease(specification, "region,value\nT,9\n").attack().notes == [])
  }

  @Test(
    "A file that cannot be used is refused at its line",
    arguments: [
      ("", nil), ("region,number\nT,9\n", 1), ("region,value\nT,nine\n", 2),
      ("region,value\nT,9\nA\n", 3), ("region,value\n\"T,9\n", 2),
      ("region,value\n\"T\"x,9\n", 2), ("region,value,value\nT,9,8\n", 1),
      ("region,region,value\nT,A,8\n", 1),
    ] as [(String, Int?)])
  func file(text: String, line: Int?) {
    let fault = fault(Self.good, text)
    #expect(fault?.fault == .data)
    #expect(fault?.line == line)
    #expect(fault?.message.contains("nine") == false)
  }

  @Test("A file that the description names must be there, and so must the folder")
  func missing() throws {
    let other = Self.good.replacing("t.csv", with: "u.csv")
    #expect(fault(other, "region,value\nT,9\n")?.fault == .missing)
    #expect(throws: AttackError.self) {
      try Attacker(specification: Array(Self.good.utf8), folder: "no/such/folder").report()
    }
  }

  @Test("Numbers that do not add up are told, and the rest is attacked")
  func contradiction() throws {
    let report = try SmallRelease(
      Self.good.replacing(
        "{\"total\": \"T\"}",
        with: "{\"total\": \"T\"}, \"sex\": {\"total\": \"T\", \"members\": [\"F\", \"M\"]}"),
      """
      region,sex,value
      T,T,40
      A,T,30
      B,T,9
      A,F,
      A,M,28

      """
    ).attack()
    #expect(!report.contradictions.isEmpty)
    #expect(!report.isClean)
    #expect(report.recovered == ["pop[region=A, sex=F]": 2])
  }

  @Test("One cell with two values is a contradiction")
  func twoValues() throws {
    let report = try SmallRelease(Self.good, "region,value\nT,9\nT,10\n").attack()
    #expect(report.contradictions == ["pop[] is printed with two different values"])
  }

  @Test("Bytes that are no text are refused at their line")
  func noText() throws {
    let folder = try TemporaryFolder()
    // "Bak\u{131}" in Windows-1254 ends with 0xFD.
    try folder.write(Data("region,value\nT,9\nBak".utf8 + [0xFD, 0x2C, 0x39]), to: "now/t.csv")
    let attacker = Attacker(specification: Array(Self.good.utf8), folder: folder.file("now"))
    let fault = #expect(throws: AttackError.self) { try attacker.report() }
    #expect(fault?.line == 3)
    #expect(fault?.fault == .data)
    let bad = Attacker(
      specification: Array(Self.good.utf8).map { $0 == UInt8(ascii: "T") ? 0xFD : $0 },
      folder: folder.file("now"))
    #expect(#expect(throws: AttackError.self) { try bad.report() }?.fault == .specification)
  }

  @Test("A column of flags that is not there is an error, or a note where files are many")
  func noFlags() throws {
    let one = Self.good.replacing("\"pop\"", with: "\"pop\", \"flag\": \"flga\"")
    let found = fault(one, "region,value,flag\nT,9,\n")
    #expect(found?.fault == .data)
    #expect(found?.message == "there is no column 'flga'")
    let all = one.replacing("t.csv", with: "*.csv")
    let report = try SmallRelease(all, "region,value,flag\nT,9,\n").attack()
    #expect(report.notes == ["t.csv has no column 'flga'"])
  }

  @Test("Codes that the description and the files do not have in common are noted")
  func codes() throws {
    let listed = Self.good.replacing("\"T\"", with: "\"T\", \"members\": [\"A\", \"B\"]")
    let report = try SmallRelease(listed, "region,value\nT,20\nA,9\nB,\nC,7\n").attack()
    #expect(report.notes.count == 1)
    #expect(report.notes.first?.hasSuffix("nothing adds them up: 'C'") == true)
    let open = Self.good.replacing("\"T\"", with: "\"T\", \"groups\": {\"G\": [\"A\", \"X\"]}")
    let other = try SmallRelease(open, "region,value\nT,20\nA,9\nB,\nG,9\n").attack()
    #expect(other.notes == ["no file holds members of the group 'G' of 'region': 'X'"])
  }

  @Test("Unknown keys are noted, and files that nothing describes")
  func notes() throws {
    let release = SmallRelease(
      Self.good.replacing("\"width\"", with: "\"widht\": 4, \"width\""),
      files: ["t.csv": "region,value\nT,9\n", "u.csv": "region,value\nT,9\n"])
    let report = try release.attack()
    #expect(report.notes.count == 2)
    #expect(report.isClean)
  }
}
