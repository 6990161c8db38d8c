import Foundation
import Suppression
import Testing

/// Results beside those of other programs, and of exhaustive search.
@Suite("Suppression, examples")
struct SuppressionExamplesTests {
  /// All releases of all pairs satisfy the relations and bounds, print the same and differ by the width.
  private func verify(_ system: LinkedSystem, _ suppression: Suppression, width: Int) {
    #expect(suppression.isComplete)
    var isProtected = Set<Int>()
    for pair in suppression.pairs {
      isProtected.insert(pair.cell)
      #expect(pair.width >= width)
      for witness in [pair.upper, pair.lower] {
        var values = system.cells.map(\.value)
        for change in witness.changes {
          #expect(suppression.isHidden[change.cell])
          values[change.cell] += change.amount
          #expect(values[change.cell] >= system.cells[change.cell].least ?? .min)
          #expect(values[change.cell] <= system.cells[change.cell].greatest ?? .max)
        }
        let sums = system.relations.map { relation in
          relation.terms.reduce(0) { $0 + $1.coefficient * values[$1.cell] }
        }
        #expect(sums.allSatisfy { $0 == 0 })
      }
    }
    let hidden = suppression.isHidden.indices.filter { suppression.isHidden[$0] }
    #expect(Set(hidden) == isProtected)
  }

  @Test("654 linked cells of 3,000 persons lose fewer than 281 at width 4")
  func persons() throws {
    let people = try ExampleTable("synthetic/persons_3000.csv").rows.map { Array($0[1...4]) }
    let tables = PlannedTables(records: people, tables: [[0, 3], [0, 1, 2], [3, 1, 2]])
    #expect(tables.keys.count == 654)
    #expect(tables.values.count { $0 != 0 } == 583)
    let system = tables.system(tables.flatSums, width: 4, least: 1) {
      (1...4).contains(tables.values[$0])
    }
    #expect(system.cells.count { $0.need != nil } == 203)
    let suppression = Suppressor().protect(system)
    verify(system, suppression, width: 4)
    #expect(suppression.account.hidden < 281)
    #expect(suppression.account.hidden >= 203)
  }

  private struct Optimal: Decodable {
    struct Optimum: Decodable { var minSecondary: Int }
    var leaf: [String: Int]
    var width: Int
    var attackerLowerBound: Int
    var primary: [String]
    var optimum: Optimum
  }

  @Test(
    "Tiny tables lose no fewer cells than the proven least, and at most one more",
    arguments: [
      "a_3x2", "b_3x2_min1", "c_3x3_two_primaries", "d_3x3_with_zeros", "e_2x2x2",
      "f_small_corner",
    ])
  func optimal(name: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let url = root.appendingPathComponent("fixtures/disclosure/optimal/\(name).json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let example = try decoder.decode(Optimal.self, from: Data(contentsOf: url))
    var inner: [[String]: Int] = [:]
    for (key, value) in example.leaf {
      inner[key.split(separator: ",").map(String.init)] = value
    }
    let tables = PlannedTables(inner: inner)
    let system = tables.system(
      tables.flatSums, width: example.width, least: example.attackerLowerBound
    ) { example.primary.contains(tables.keys[$0].joined(separator: ",")) }
    for seed in UInt8(0)..<5 {
      let suppression = Suppressor(.init(width: example.width, seed: [seed])).protect(system)
      verify(system, suppression, width: example.width)
      #expect(suppression.account.secondary >= example.optimum.minSecondary)
      #expect(suppression.account.secondary <= example.optimum.minSecondary + 1)
    }
  }

  @Test(
    "Tables that tau-Argus protects optimally lose about as many cells at a greater width",
    arguments: [
      ("coo_age", ["coo", "age"], 20, 8), ("region_coo", ["region", "coo"], 60, 12),
      ("region_sex_age", ["region", "sex", "age"], 77, 40),
    ])
  func tauArgus(name: String, dimensions: [String], primary: Int, most: Int) throws {
    let example = try ExampleTable("tauargus/synthetic3000_\(name)_freq5_OPT.csv")
    let tables = example.tables(dimensions, value: "freq")
    let status = example.column("status")
    #expect(status.count { $0 == "U" } == primary)
    let system = tables.system(tables.flatSums, width: 4, least: 1) { status[$0] == "U" }
    let suppression = Suppressor().protect(system)
    verify(system, suppression, width: 4)
    #expect(suppression.account.secondary <= most)
  }

  @Test(
    "Tables of GaussSuppression keep their primary cells, and every hidden one has a width",
    arguments: [
      ("t1_age_geo_maxN1", 4), ("t2_hier_maxN2", 10), ("t4_zeros_published_maxN4", 12),
    ])
  func gauss(name: String, most: Int) throws {
    let example = try ExampleTable("gauss/\(name).csv")
    let tables = example.tables(["age", "geo"], value: "freq")
    let primary = example.column("primary")
    let hasUnions = tables.keys.contains { $0[1] == "EU" }
    var sums = [PlannedTables.Sum(dimension: 0, total: "Total", parts: ["old", "young"])]
    if hasUnions {
      sums.append(.init(dimension: 1, total: "Total", parts: ["EU", "nonEU"]))
      sums.append(.init(dimension: 1, total: "EU", parts: ["Portugal", "Spain"]))
      sums.append(.init(dimension: 1, total: "nonEU", parts: ["Iceland"]))
    } else {
      sums.append(.init(dimension: 1, total: "Total", parts: ["Iceland", "Portugal", "Spain"]))
    }
    let system = tables.system(sums, width: 2, least: 0) {
      primary[$0] == "TRUE" && tables.values[$0] > 0
    }
    let suppression = Suppressor(.init(width: 2)).protect(system)
    verify(system, suppression, width: 2)
    #expect(suppression.account.hidden <= most)
  }
}
