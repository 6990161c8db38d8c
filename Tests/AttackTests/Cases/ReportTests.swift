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
        1 RECOVERED: 1 file, 3 cells, 1 hidden, 1 relation, 0 components, 0 programmes

        """)
  }

  /// By hand: 42 - 40 of region A are not in emp, printed; and 30 - 27 of B are not, where 27 is 67 less 40.
  @Test("What a part leaves of its whole has a name of its own, and does not pass for the part")
  func complement() throws {
    let report = try SmallRelease(
      """
      {"threshold": 5, "width": 2, "dimensions": {"region": {"total": "T", "members": ["A", "B"]}},
       "tables": [{"file": "t.csv", "measure": {"column": "m"}}],
       "relations": [{"type": "le", "small": "emp", "big": "pop"}]}
      """, "m,region,value\npop,T,72\npop,A,42\npop,B,30\nemp,T,67\nemp,A,40\nemp,B,\n"
    ).attack()
    #expect(
      report.text.hasPrefix(
        """
        RECOVERED emp[region=B] = 27
          emp[region=B] = emp[] - emp[region=A] = 67 - 40 = 27
          in t.csv
        COMPLEMENT_SMALL pop without emp [region=A] = 2
          pop without emp [region=A] = pop[region=A] - emp[region=A] = 42 - 40 = 2
          in t.csv
        COMPLEMENT_SMALL pop without emp [region=B] = 3
          pop without emp [region=B] = pop[region=B] - emp[region=B] = 30 - 27 = 3
        """))
    #expect(report.findings.map(\.cell) == ["emp[region=B]", "emp[region=A]", "emp[region=B]"])
    #expect(report.json.contains("\"subject\": \"pop without emp [region=A]\""))
  }

  @Test("Where numbers contradict each other, the text does not say that nothing was found")
  func contradiction() throws {
    let report = try SmallRelease(
      """
      {"dimensions": {"region": {"total": "T"}}, "tables": [{"file": "t.csv", "measure": "pop"}]}
      """, "region,value\nA,9\nB,8\nT,11\n"
    ).attack()
    #expect(report.text.contains("\n1 CONTRADICTION: 1 file, 3 cells, 0 hidden, "))
    #expect(!report.text.contains("nothing found"))
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
