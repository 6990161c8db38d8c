import Attack
import Testing

/// Earlier releases of the same and of other periods.
@Suite("Vintage")
struct VintageTests {
  private static let specification = """
    {"threshold": 5, "width": 3, "dimensions": {"region": {"total": "T", "members": ["A", "B", "C"]}},
     "tables": [{"file": "*.csv", "measure": "pop"}]}
    """

  @Test("A hidden number that was printed before is known, and what follows from it")
  func printedEarlier() throws {
    var release = SmallRelease(Self.specification, "region,value\nT,30\nA,\nB,\nC,20\n")
    release.priors = [["t.csv": "region,value\nT,30\nA,7\nB,\nC,\n"]]
    let report = try release.attack()
    #expect(report.counts == ["PRINTED_EARLIER": 1, "RECOVERED": 1])
    #expect(report.recovered == ["pop[region=A]": 7, "pop[region=B]": 3])
  }

  @Test("A cell that was hidden before, and is in no table now, is attacked as well")
  func hiddenEarlier() throws {
    var release = SmallRelease(Self.specification, "region,value\nT,30\nA,7\nC,20\n")
    release.priors = [["t.csv": "region,value\nB,\n"]]
    #expect(try release.attack().recovered == ["pop[region=B]": 3])
  }

  @Test("Earlier numbers that do not fit any more are not used")
  func revised() throws {
    var release = SmallRelease(Self.specification, "region,value\nT,29\nA,\nB,\nC,20\n")
    release.priors = [["t.csv": "region,value\nT,30\nA,14\nB,\nC,16\n"]]
    let report = try release.attack()
    #expect(report.contradictions == [])
    #expect(report.counts == ["PRINTED_EARLIER": 1])
    #expect(report.interval("pop[region=B]") == [0, 9])
    #expect(report.notes.contains { $0.hasPrefix("2 numbers were printed before with another") })
  }

  @Test("Of two earlier releases the later one counts")
  func twoEarlier() throws {
    var release = SmallRelease(Self.specification, "region,value\nT,30\nA,\nB,\nC,20\n")
    release.priors = [
      ["t.csv": "region,value\nA,6\n"], ["t.csv": "region,value\nA,7\n"],
    ]
    #expect(try release.attack().recovered["pop[region=B]"] == 3)
  }

  @Test("Who is alone in a cell finds out about others, and is not asked twice")
  func insider() throws {
    var release = SmallRelease(Self.specification, "region,value\nT,23\nA,\nB,\nC,20\n")
    release.specification = release.specification.replacing("\"width\": 3", with: "\"width\": 2")
    release.truth = ["t.csv": "region,value\nT,23\nA,1\nB,2\nC,20\n"]
    let report = try release.attack()
    #expect(report.counts == ["INSIDER": 1])
    #expect(report.findings.first?.cell == "pop[region=B]")
    #expect(report.findings.first?.insider == "pop[region=A]")
  }

  @Test("A truth that the release excludes is a contradiction")
  func untrue() throws {
    var release = SmallRelease(Self.specification, "region,value\nT,23\nA,\nB,\nC,20\n")
    release.truth = ["t.csv": "region,value\nT,23\nA,9\nB,2\nC,20\n"]
    #expect(try release.attack().contradictions.count == 1)
  }
}
