import Attack
import Foundation
import Testing

/// What is printed of an attack.
@Suite("Report")
struct ReportTests {
  private func report() throws -> AttackReport {
    try SmallRelease(
      """
      {"threshold": 5, "width": 3, "dimensions": {"region": {"total": "T"}},
       "tables": [{"file": "t.csv", "measure": "pop"}]}
      """, "region,value\n\"A \"\"x\"\"\",\nB,8\nT,11\n"
    ).attack()
  }

  @Test("The text names cell, value, derivation and files")
  func text() throws {
    let text = try report().text
    #expect(
      text == """
        RECOVERED pop[region=A "x"] = 3
          pop[region=A "x"] = pop[] - pop[region=B] = 11 - 8 = 3
          in t.csv
        1 RECOVERED: 1 files, 3 cells, 1 hidden, 1 relations, 0 components, 0 programmes

        """)
  }

  @Test("The JSON has exact values, kinds, intervals and findings")
  func json() throws {
    let data = Data(try report().json.utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["exact"] as? [String: Double] == ["pop[region=A \"x\"]": 3])
    #expect(object["kinds"] as? [String: Int] == ["RECOVERED": 1])
    #expect(object["intervals"] as? [String: [Double]] == ["pop[region=A \"x\"]": [3, 3]])
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.first?["files"] as? [String] == ["t.csv"])
  }

  @Test("The same release gives the same text, whatever the number of threads")
  func determinism() throws {
    let path = { (part: String) in Fixture.root.appending(path: "attack/\(part)").path }
    let texts = try (1...4).map { threads in
      var options = AttackOptions()
      options.threads = threads
      options.wantsIntervals = true
      return try Attacker(
        specification: Attacker.read(path("20_threeway_inner_hidden/spec.json")),
        folder: path("20_threeway_inner_hidden/now"), options: options
      ).report().json
    }
    #expect(Set(texts).count == 1)
  }
}
