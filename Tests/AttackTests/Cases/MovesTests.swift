import Attack
import Testing

/// Whole releases beside others, in components too large to search.
@Suite("Moves")
struct MovesTests {
  /// All lines of a cube of five have the sum 10.
  ///
  /// Ten times the permutation cube of a Latin square has 10 in any cell that is wanted, and 0 in any other one, so
  /// that exactly 0 to 10 is possible everywhere.
  private func report(width: Int) throws -> AttackReport {
    let codes = ["0", "1", "2", "3", "4", "T"]
    var rows = "a,b,c,value\n"
    for first in codes {
      for second in codes {
        for third in codes {
          let totals = [first, second, third].count { $0 == "T" }
          let value = ["", "10", "50", "250"][totals]
          rows += "\(first),\(second),\(third),\(value)\n"
        }
      }
    }
    var release = SmallRelease(
      """
      {"width": \(width), "tables": [{"file": "t.csv", "measure": "pop"}],
       "dimensions": {"a": {"total": "T"}, "b": {"total": "T"}, "c": {"total": "T"}}}
      """, rows)
    release.options.wantsIntervals = false
    return try release.attack()
  }

  @Test("Cells that are just wide enough are seen to be, in few programmes")
  func wide() throws {
    let report = try report(width: 10)
    #expect(report.findings == [])
    #expect(report.notes == [])
    #expect(report.account.hidden == 125)
    #expect(report.account.programmes < 125)
  }

  @Test("Cells that are just too narrow are all found")
  func narrow() throws {
    let report = try report(width: 11)
    #expect(report.counts == ["NARROW": 125])
    #expect(report.notes == [])
    #expect(report.findings.allSatisfy { $0.least == 0 && $0.greatest == 10 })
  }
}
