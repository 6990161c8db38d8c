import Attack
import Foundation
import Pipeline
import Suppression
import TestSupport
import Testing
import Verification

/// Tables that other programs protected, through `TidyProtector`.
@Suite("TidyProtector, tables of other programs")
struct ForeignTablesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "fixtures/disclosure")

  private func read(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  private func table(_ name: String) throws -> TidyTable {
    try TidyTable(try read(Self.folder.appending(path: name).path))
  }

  /// Protects tables, and expects that nothing is found and everything is proven.
  private func protect(
    _ specification: String, _ tables: [String: String], in folder: TemporaryFolder,
    _ change: (inout ProtectionRequest) -> Void = { _ in }
  ) throws -> ProtectionReport {
    try folder.write(specification, to: "spec.json")
    for (name, text) in tables { try folder.write(text, to: "true/\(name)") }
    var request = ProtectionRequest(
      specification: folder.file("spec.json"), truth: folder.file("true"),
      output: folder.file("out"))
    try folder.write("a secret", to: "out.seed")
    change(&request)
    let report = try TidyProtector(request).protect()
    let attack = try Attacker(
      specification: Array(specification.utf8), folder: folder.file("out")
    ).report()
    #expect(attack.isClean)
    let proof = try Verifier(
      specification: Array(specification.utf8), certificate: try read(report.certificate),
      folder: folder.file("out")
    ).report()
    #expect(proof.findings == [])
    return report
  }

  @Test(
    "GaussSuppression's example with two hierarchies: the same are sensitive, about as many hidden")
  func hierarchies() throws {
    let input = try table("gauss/z2_input.csv")
    let output = try table("gauss/z2_hier_maxN3_zeros_published.csv")
    var parents: [String: String] = [:]
    var groups: [String: Set<String>] = [:]
    for row in input.rows {
      parents[row[0]] = row[1]
      parents[row[1]] = "Total"
      groups[row[2], default: []].insert(row[0])
    }
    func list(_ pairs: [String]) -> String { "{\(pairs.sorted().joined(separator: ", "))}" }
    let specification = """
      {"threshold": 4, "width": 3, "dimensions": {
        "region": {"total": "Total", "parents": \(list(parents.map { "\"\($0)\": \"\($1)\"" })),
          "groups": \(list(groups.map { "\"\($0)\": [\($1.sorted().map { "\"\($0)\"" }.joined(separator: ", "))]" }))},
        "hovedint": {"total": "Total"}},
       "tables": [{"file": "t.csv", "measure": "freq", "value": "ant"}],
       "policy": {"suppressed_min": 1}}
      """
    let text =
      "region,hovedint,ant\n"
      + output.rows.map { $0[..<3].joined(separator: ",") + "\n" }.joined()
    let folder = try TemporaryFolder()
    let report = try protect(specification, ["t.csv": text], in: folder)
    let primary = output.rows.filter { $0[3] == "TRUE" }
    #expect(primary.count == 9)
    #expect(report.cells == 100)
    #expect(report.sensitive == 9)
    let shown = try TidyTable(try read(folder.file("out/t.csv"))).rows
    for row in primary {
      #expect(shown.contains { $0[0] == row[0] && $0[1] == row[1] && $0[2].isEmpty })
    }
    // GaussSuppression hides 24, without asking for a width.
    #expect((9...36).contains(report.hidden), "\(report.hidden)")
  }

  @Test("The p % rule finds the cells that tau-Argus finds, and its protection levels are kept")
  func percent() throws {
    let input = try table("gauss/magnitude1_input.csv")
    let output = try table("tauargus/magnitude1_sector4_geo_p10_OPT.csv")
    var contributions: [[String]: [Double]] = [:]
    for row in input.rows {
      for sector in [row[0], "Total"] {
        for place in [row[2], "Total"] {
          contributions[[sector, place], default: []].append(try #require(Double(row[5])))
        }
      }
    }
    var text = "sector4,geo,value,n,first,second\n"
    for row in output.rows {
      let all = (contributions[[row[0], row[1]]] ?? []).sorted(by: >) + [0, 0]
      text += "\(row[0]),\(row[1]),\(row[2]),\(row[3]),\(all[0]),\(all[1])\n"
    }
    let specification = """
      {"threshold": 1, "width": 1,
       "dimensions": {"sector4": {"total": "Total"}, "geo": {"total": "Total"}},
       "measures": {"value": {"integer": false}},
       "tables": [{"file": "t.csv", "measure": "value", "contributors": "n", "largest": "first",
         "second": "second"}]}
      """
    let folder = try TemporaryFolder()
    let report = try protect(specification, ["t.csv": text], in: folder) { $0.base = 1 }
    let unsafe = output.rows.filter { $0[5] == "U" }
    #expect(unsafe.count == 8)
    #expect(report.sensitive == 8)
    let shown = try TidyTable(try read(folder.file("out/t.csv")))
    #expect(shown.header == ["sector4", "geo", "value"])
    for row in unsafe {
      #expect(shown.rows.contains { $0[0] == row[0] && $0[1] == row[1] && $0[2].isEmpty })
    }
    let hidden = output.rows.count { $0[8].isEmpty }
    #expect(report.hidden <= hidden + 2)
  }

  @Test("Three linked tables of 3,000 made-up persons lose fewer than 281 of 654 cells")
  func persons() throws {
    let people = try table("synthetic/persons_3000.csv")
    // Columns: id, region, sex, age, coo.
    let plans = [("a.csv", [1, 4]), ("b.csv", [1, 2, 3]), ("c.csv", [4, 2, 3])]
    var tables: [String: String] = [:]
    for (name, columns) in plans {
      var counts: [[String]: Int] = [:]
      let codes = columns.map { column in Set(people.rows.map { $0[column] }).sorted() + ["T"] }
      for place in Self.product(codes) { counts[place] = 0 }
      for row in people.rows {
        for place in Self.product(columns.map { [row[$0], "T"] }) { counts[place, default: 0] += 1 }
      }
      let header = columns.map { people.header[$0] } + ["value", "flag"]
      let lines = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { place, count in
        (place + ["\(count)", ""]).joined(separator: ",")
      }
      tables[name] = ([header.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }
    let specification = """
      {"threshold": 5, "width": 4, "dimensions": {"region": {"total": "T"}, "sex": {"total": "T"},
        "age": {"total": "T"}, "coo": {"total": "T"}},
       "tables": [{"file": "*.csv", "measure": "pop", "flag": "flag", "suppressed": ["c"]}],
       "policy": {"suppressed_min": 1}}
      """
    let report = try protect(specification, tables, in: try TemporaryFolder())
    #expect(report.cells == 654)
    #expect(report.sensitive == 203)
    #expect((203..<281).contains(report.hidden), "\(report.hidden)")
  }

  private static func product(_ codes: [[String]]) -> [[String]] {
    codes.reduce([[]]) { places, codes in places.flatMap { place in codes.map { place + [$0] } } }
  }
}
