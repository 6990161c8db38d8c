import Attack
import Testing

/// Tables that other programs protected, and what those say remains possible.
@Suite("OtherProgram")
struct OtherProgramTests {
  /// Attacks one table of a fixture; hidden are the rows of which `isHidden` says so.
  private func attack(
    _ file: String, dimensions: [String], value: String, tree: String = "{\"total\": \"Total\"}",
    isWhole: Bool = true, isHidden: ([String: String]) -> Bool
  ) throws -> AttackReport {
    var lines = [(dimensions + ["value"]).joined(separator: ",")]
    for row in try Fixture.rows(file) {
      let codes = dimensions.map { row[$0] ?? "" }
      lines.append((codes + [isHidden(row) ? "" : row[value] ?? ""]).joined(separator: ","))
    }
    let trees = dimensions.map { "\"\($0)\": \($0 == "geo" ? tree : "{\"total\": \"Total\"}")" }
    var release = SmallRelease(
      """
      {"threshold": 1, "width": 1, "dimensions": {\(trees.joined(separator: ", "))},
       "measures": {"pop": {"integer": \(isWhole)}},
       "tables": [{"file": "t.csv", "measure": "pop"}]}
      """, lines.joined(separator: "\n") + "\n")
    release.options.wantsIntervals = true
    return try release.attack()
  }

  private func name(_ row: [String: String], _ dimensions: [String]) -> String {
    let codes = dimensions.filter { row[$0] != "Total" }.map { "\($0)=\(row[$0] ?? "")" }
    return "pop[\(codes.joined(separator: ", "))]"
  }

  @Test("All intervals of a table of 2,197 cells are those that four solvers agree on")
  func threeWay() throws {
    let dimensions = ["a", "b", "c"]
    let report = try attack("lp/table3d_2197.csv", dimensions: dimensions, value: "freq") {
      $0["suppressed"] == "TRUE"
    }
    let rows = try Fixture.rows("lp/table3d_2197_intervals.csv")
    #expect(rows.count == 758)
    #expect(report.intervals.count == 758)
    let found = Dictionary(uniqueKeysWithValues: report.intervals.map { ($0.cell, $0) })
    for row in rows {
      let interval = try #require(found[name(row, dimensions)])
      #expect(interval.least == Double(row["lo"] ?? ""))
      #expect(interval.greatest == Double(row["hi"] ?? ""))
    }
    #expect(report.findings == [])
  }

  @Test(
    "Intervals are those of the audit of tau-Argus",
    arguments: [
      ("magnitude1_sector4_geo_freq3_OPT", ["sector4", "geo"]),
      ("magnitude1_sector4_geo_nk1_80_OPT", ["sector4", "geo"]),
      ("magnitude1_sector4_geo_nk2_85_OPT", ["sector4", "geo"]),
      ("magnitude1_sector4_geo_p10_OPT", ["sector4", "geo"]),
      ("synthetic3000_region_coo_freq5_OPT", ["region", "coo"]),
      ("synthetic3000_region_sex_age_freq5_OPT", ["region", "sex", "age"]),
    ])
  func tauArgus(file: String, dimensions: [String]) throws {
    let file = "tauargus/\(file).csv"
    let isWhole = !file.contains("magnitude")
    let report = try attack(
      file, dimensions: dimensions, value: isWhole ? "freq" : "value", isWhole: isWhole
    ) { ["U", "M"].contains($0["status"]) }
    #expect(report.findings == [])
    let hidden = try Fixture.rows(file).filter { ["U", "M"].contains($0["status"]) }
    #expect(hidden.count == report.intervals.count)
    for row in hidden {
      let interval = try #require(report.interval(name(row, dimensions)))
      let least = try #require(Double(row["audit_min"] ?? ""))
      let greatest = try #require(Double(row["audit_max"] ?? ""))
      #expect(abs(interval[0] - least) < 1e-5)
      #expect(abs(interval[1] - greatest) < 1e-5)
    }
  }

  private static let europe = """
    {"total": "Total", "parents": {"EU": "Total", "nonEU": "Total", "Portugal": "EU",
     "Spain": "EU", "Iceland": "nonEU"}}
    """

  @Test(
    "Nothing is recovered from what GaussSuppression protects",
    arguments: [
      ("t1_age_geo_maxN1", ["age", "geo"], "{\"total\": \"Total\"}"),
      ("t2_hier_maxN2", ["age", "geo"], europe),
      ("t4_zeros_published_maxN4", ["age", "geo"], europe),
      ("t5_secondaryZeros_maxN3", ["age", "geo"], europe),
      ("t6_structural_zero_maxN2", ["age", "geo"], europe),
      ("t7_zero_problem_maxN2", ["age", "geo"], europe),
      ("t8_singletons_maxN1", ["age", "geo", "year"], europe),
      ("t8b_singletons_none", ["age", "geo", "year"], europe),
      ("z1_maxN3", ["region", "hovedint"], "{\"total\": \"Total\"}"),
    ])
  func gauss(file: String, dimensions: [String], tree: String) throws {
    let report = try attack(
      "gauss/\(file).csv", dimensions: dimensions, value: file.hasPrefix("z") ? "ant" : "freq",
      tree: tree
    ) { $0["suppressed"] == "TRUE" }
    #expect(report.findings == [])
    #expect(report.contradictions == [])
    #expect(!report.intervals.isEmpty)
  }

  @Test("Without the handling of lone contributors, eight cells are recovered, and rightly")
  func unsafe() throws {
    let file = "gauss/t7b_zero_problem_singletonMethod_none.csv"
    let report = try attack(
      file, dimensions: ["age", "geo"], value: "freq", tree: Self.europe
    ) { $0["suppressed"] == "TRUE" }
    #expect(report.counts == ["RECOVERED": 8])
    for row in try Fixture.rows(file) where row["suppressed"] == "TRUE" {
      #expect(report.recovered[name(row, ["age", "geo"])] == Double(row["freq"] ?? ""))
    }
  }

  @Test("Intervals are those that GaussSuppression computes with lpSolve")
  func gaussIntervals() throws {
    let file = "gauss/t7_intervals_lpSolve.csv"
    let report = try attack(
      file, dimensions: ["age", "geo"], value: "freq", tree: Self.europe
    ) { $0["suppressed"] == "TRUE" }
    let told = try Fixture.rows(file).filter { $0["lo"] != "NA" }
    #expect(told.count == 3)
    for row in told {
      let interval = try #require(report.interval(name(row, ["age", "geo"])))
      #expect(interval.map(Optional.some) == [Double(row["lo"] ?? ""), Double(row["up"] ?? "")])
    }
  }
}
