import Attack
import Testing

/// Persons who are alone in a cell.
@Suite("InsiderAttack")
struct InsiderTests {
  private static let specification = """
    {"threshold": 5, "width": 3,
     "dimensions": {"region": {"total": "T", "members": ["A", "B", "C"]},
                    "sex": {"total": "T", "members": ["F", "M"]}},
     "tables": [{"file": "*.csv", "measure": "pop"}]}
    """

  private func release(_ shown: [String: String], truth: [String: String]) -> SmallRelease {
    func text(_ cells: [String: String]) -> String {
      "region,sex,value\n" + truth.keys.sorted().map { "\($0),\(cells[$0] ?? "")\n" }.joined()
    }
    var release = SmallRelease(Self.specification, text(shown))
    release.truth = ["t.csv": text(truth)]
    return release
  }

  @Test("Who is alone in a district finds out others, and a total of herself is no finding")
  func ownTotal() throws {
    let truth = [
      "A,F": "1", "A,M": "0", "A,T": "1", "B,F": "3", "B,M": "20", "B,T": "23",
      "C,F": "10", "C,M": "10", "C,T": "20", "T,F": "14", "T,M": "30", "T,T": "44",
    ]
    let hidden = ["A,F", "A,T", "B,F", "B,T"]
    let report = try release(truth.filter { !hidden.contains($0.key) }, truth: truth).attack()
    #expect(report.counts == ["INSIDER": 1])
    #expect(report.findings.first?.cell == "pop[region=B, sex=F]")
    #expect(report.findings.first?.least == 3)
    #expect(report.json.contains("\"kinds\": {},"))
    #expect(report.json.contains("\"insider\": {\n  \"pop[region=B, sex=F]\": 3\n }"))
    #expect(report.text.contains("\n1 INSIDER: "))
  }

  @Test("Two persons of one total are others for each other")
  func pair() throws {
    let truth = [
      "A,F": "1", "A,M": "1", "A,T": "2", "B,F": "6", "B,M": "6", "B,T": "12",
      "C,F": "10", "C,M": "10", "C,T": "20", "T,F": "17", "T,M": "17", "T,T": "34",
    ]
    let hidden = ["A,F", "A,M", "B,F", "B,M", "B,T", "A,T"]
    let report = try release(truth.filter { !hidden.contains($0.key) }, truth: truth).attack()
    #expect(report.counts == [:])
    let bare = try release(
      truth.filter { !hidden.dropLast(2).contains($0.key) }, truth: truth
    ).attack()
    #expect(bare.counts["INSIDER"] == 1)
    #expect(bare.findings.contains { $0.cell == "pop[region=A, sex=M]" && $0.insider != nil })
  }
}
