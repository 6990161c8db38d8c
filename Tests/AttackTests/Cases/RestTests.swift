import Attack
import Testing

/// What is left of a total by the codes that files have; every expectation was derived by hand.
@Suite("Rest")
struct RestTests {
  private func report(
    _ dimension: String, _ relation: String, _ rows: String
  ) throws -> AttackReport {
    try SmallRelease(
      """
      {"threshold": 5, "width": 4, "dimensions": {"region": {"total": "T", \(dimension)}},
       "tables": [{"file": "*.csv", "measure": {"column": "ind"}}],
       "relations": [{\(relation)}], "policy": {"suppressed_min": 1}}
      """, "ind,region,value\n" + rows
    ).attack()
  }

  private static let part = "\"type\": \"le\", \"small\": \"emp\", \"big\": \"pop\""
  private static let open = "\"members\": [\"A\", \"B\"], \"exhaustive\": false"

  /// By hand: A and B are all of the 100, so nobody else is employed, and A has 20 - 16.
  @Test(
    "Where nobody is left over, nobody who is left over is employed",
    arguments: [
      open, "\"members\": [\"A\", \"B\", \"C\"]", "\"members\": [\"A\", \"B\", \"C\", \"D\"]",
      "\"members\": [\"A\", \"B\", \"C\", \"D\"], \"exhaustive\": false",
    ])
  func nobody(dimension: String) throws {
    let report = try report(
      dimension, Self.part, "pop,T,100\npop,A,60\npop,B,40\nemp,T,20\nemp,A,\nemp,B,16\n")
    #expect(report.recovered == ["emp[region=A]": 4])
    #expect(report.counts == ["RECOVERED": 1])
  }

  /// By hand: 10 of 110 are in no region, so that 0 to 10 of the 20 are, and A has 20 - 6 less these.
  @Test("Where some are left over, the part of them is no greater")
  func some() throws {
    let rows = "pop,T,110\npop,A,60\npop,B,40\nemp,T,20\nemp,A,\nemp,B,6\n"
    #expect(try report(Self.open, Self.part, rows).interval("emp[region=A]") == [4, 14])
  }

  /// By hand: what is left of emp may be in B, so that A has 1 to 20 of the 20.
  @Test("Rests of different codes have nothing to do with each other")
  func different() throws {
    let rows = "pop,T,100\npop,A,60\npop,B,40\nemp,T,20\nemp,A,\n"
    let members = "\"members\": [\"A\", \"B\", \"C\", \"D\"]"
    #expect(try report(members, Self.part, rows).interval("emp[region=A]") == [1, 20])
  }

  /// By hand: nobody is left over of 30, so of neither 12 nor 18: A has 12 - 5 and 18 - 5.
  @Test("Parts of a whole add up in what is left over")
  func sum() throws {
    let report = try report(
      Self.open, "\"type\": \"sum\", \"total\": \"pop\", \"parts\": [\"men\", \"women\"]",
      """
      pop,T,30
      pop,A,20
      pop,B,10
      men,T,12
      men,A,
      men,B,5
      women,T,18
      women,A,
      women,B,5

      """)
    #expect(report.recovered == ["men[region=A]": 7, "women[region=A]": 13])
  }

  /// By hand: 3 of 20 have no region, and 2 of 8; neither is said to be protected.
  @Test("How many belong to no code is no finding")
  func silence() throws {
    #expect(try report(Self.open, Self.part, "pop,T,20\npop,A,12\npop,B,5\n").findings == [])
    let rows = "pop,T,30\npop,A,12\npop,B,10\nemp,T,16\nemp,A,5\nemp,B,5\n"
    #expect(try report(Self.open, Self.part, rows).findings == [])
  }

  @Test("What is left over is at most the difference, and is told so")
  func atMost() throws {
    let report = try report(Self.open, Self.part, "pop,T,11\npop,A,8\npop,B,\n")
    #expect(report.interval("pop[region=B]") == [1, 3])
    #expect(
      report.findings.first?.derivation
        == "greatest: pop[region=B] is at most pop[] - pop[region=A] = 11 - 8 = 3")
  }

  @Test("Parts that are more than their total are a contradiction")
  func tooMany() throws {
    let report = try report(Self.open, Self.part, "pop,T,20\npop,A,12\npop,B,9\n")
    #expect(
      report.contradictions
        == ["the printed numbers do not satisfy pop[] >= pop[region=A] + pop[region=B]"])
  }
}
