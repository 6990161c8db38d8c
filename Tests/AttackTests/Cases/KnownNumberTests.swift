import Attack
import Testing

/// Numbers that readers have from elsewhere (`known`); every expectation was derived by hand.
@Suite("KnownNumber")
struct KnownNumberTests {
  private func release(
    _ known: String, policy: String = "", _ rows: String = "T,52,\nA,,c\nB,20,\nC,,c\n"
  ) -> SmallRelease {
    SmallRelease(
      """
      {"dimensions": {"r": {"total": "T", "members": ["A", "B", "C"]}},
       "tables": [{"file": "*.csv", "measure": "pop", "flag": "flag", "suppressed": ["c"]}],
       "policy": {\(policy)}, "known": [\(known)]}
      """, "r,value,flag\n" + rows)
  }

  /// By hand: A is 9, and C is 52 - 20 - 9.
  @Test("What is known of a hidden number tells the others")
  func known() throws {
    let report = try release(entry("A", nine)).attack()
    #expect(report.recovered == ["pop[r=A]": 9, "pop[r=C]": 23])
    #expect(report.contradictions == [])
  }

  /// By hand: 2 to 4 of the 32 are in A, so 28 to 30 in C.
  @Test("A range that somebody else has published is told to be from there")
  func range() throws {
    let report = try release(entry("A", "\"least\": 2, \"greatest\": 4")).attack()
    #expect(report.findings.map(\.cell) == ["pop[r=A]", "pop[r=C]"])
    #expect(report.findings.first?.derivation == "published by somebody else")
    #expect(report.findings.last?.derivation.hasSuffix("= 52 - (2 to 4) - 20 = (28 to 30)") == true)
  }

  @Test(
    "What nothing else has heard of is refused",
    arguments: [
      (entry("X", nine), "'X'"), (entry("A", nine, measure: "popp"), "'popp'"),
    ])
  func unknown(known: String, name: String) {
    do {
      _ = try release(known).attack()
      Issue.record("nothing was refused")
    } catch {
      let fault = error as? AttackError
      #expect(fault?.fault == .specification)
      #expect(fault?.message.hasPrefix("'known[0]' names") == true)
      #expect(fault?.message.contains(name) == true)
    }
  }

  @Test("A code or measure that only a file has is known")
  func fromFile() throws {
    let release = SmallRelease(
      """
      {"dimensions": {"r": {"total": "T"}},
       "tables": [{"file": "*.csv", "measure": {"column": "m"}}],
       "known": [\(entry("A", "\"greatest\": 6"))]}
      """, "m,r,value\npop,T,20\npop,A,\npop,B,\n")
    let report = try release.attack()
    #expect(report.interval("pop[r=A]") == [0, 6])
    #expect(report.interval("pop[r=B]") == [14, 20])
  }

  /// By hand: B is printed as 20; A and C are 32 together; the flag leaves 1 to 4.
  @Test(
    "What does not fit to the release is a contradiction, and is not used",
    arguments: [
      (entry("B", nine), "", "pop[r=B]", [0, 32]),
      (entry("A", "\"least\": 40"), "", "pop[r=A]", [0, 32]),
      (entry("A", nine), "\"flag_bounds\": {\"c\": [1, 4]}", "pop[r=A]", [1, 4]),
    ] as [(String, String, String, [Double])])
  func contradiction(known: String, policy: String, cell: String, range: [Double]) throws {
    let rows = policy.isEmpty ? "T,52,\nA,,c\nB,20,\nC,,c\n" : "A,,c\nB,20,\n"
    let report = try release(known, policy: policy, rows).attack()
    #expect(report.contradictions.count == 1)
    #expect(report.contradictions.first?.contains(cell) == true)
    #expect(report.contradictions.first?.contains("elsewhere") == true)
    #expect(report.interval("pop[r=A]") == range)
  }

  @Test("What is not true is a contradiction where the truth is there")
  func truth() throws {
    var release = release(entry("A", nine))
    release.truth = ["t.csv": "r,value,flag\nT,52,\nA,2,\nB,20,\nC,30,\n"]
    let report = try release.attack()
    #expect(report.contradictions.count == 2)
    #expect(report.contradictions.allSatisfy { $0.contains("true value") })
  }
}

private func entry(_ code: String, _ range: String, measure: String = "pop") -> String {
  "{\"measure\": \"\(measure)\", \"at\": {\"r\": \"\(code)\"}, \(range)}"
}

private let nine = "\"least\": 9, \"greatest\": 9"
