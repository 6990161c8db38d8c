import Attack
import TestSupport
import Testing

/// Random tiny releases against all whole-number releases that there are.
@Suite("BruteForce")
struct BruteForceTests {
  /// A cell that a release prints or hides: its codes and the leaves that it is the sum of.
  private struct Cell {
    var name: String
    var row: String
    var leaves: [Int]
    var isHidden = false
  }

  /// All possible tuples of numbers from 0 to `most`, as far as `goesOn` lets them grow.
  private func tuples(
    _ count: Int, most: Int, goesOn: ([Int]) -> Bool, where isPossible: ([Int]) -> Bool
  ) -> [[Int]] {
    var all: [[Int]] = []
    func grow(_ tuple: [Int]) {
      if tuple.count == count {
        if isPossible(tuple) { all.append(tuple) }
        return
      }
      for value in 0...most where goesOn(tuple + [value]) { grow(tuple + [value]) }
    }
    grow([])
    return all
  }

  private func sum(_ values: [Int], _ leaves: [Int]) -> Int {
    leaves.reduce(0) { $0 + values[$1] }
  }

  private static let regions: [(code: String, leaves: [Int])] = [
    ("T", [0, 1, 2]), ("A", [0]), ("W", [1, 2]), ("B", [1]), ("C", [2]), ("G", [0, 1]),
  ]

  @Test("Tables with a hierarchy, a group and hidden zeros", arguments: 1...40)
  func hierarchy(seed: UInt64) throws {
    var dice = SeededNumbers(seed: seed)
    let truth = (0..<6).map { _ in [0, 0, 1, 1, 2].randomElement(using: &dice) ?? 0 }
    let least = Int.random(in: 0...1, using: &dice)
    var cells: [Cell] = []
    for (region, regionLeaves) in Self.regions {
      for (sex, offsets) in [("T", [0, 1]), ("F", [0]), ("M", [1])] {
        let codes = [region == "T" ? "" : "region=\(region)", sex == "T" ? "" : "sex=\(sex)"]
        var cell = Cell(
          name: "pop[\(codes.filter { !$0.isEmpty }.joined(separator: ", "))]",
          row: "\(region),\(sex)", leaves: regionLeaves.flatMap { r in offsets.map { r * 2 + $0 } })
        let value = sum(truth, cell.leaves)
        cell.isHidden =
          cell.leaves.count < 6 && value >= least && Int.random(in: 0...9, using: &dice) < 5
        // Some rows are missing altogether.
        if cell.leaves.count == 6 || Int.random(in: 0...9, using: &dice) > 0 { cells.append(cell) }
      }
    }
    let total = truth.reduce(0, +)
    let isPossible = { (world: [Int]) in
      cells.allSatisfy { cell in
        cell.isHidden
          ? sum(world, cell.leaves) >= least : sum(world, cell.leaves) == sum(truth, cell.leaves)
      }
    }
    let worlds = tuples(
      6, most: total, goesOn: { $0.reduce(0, +) <= total }, where: isPossible)
    let lines = cells.map { "\($0.row),\($0.isHidden ? "" : "\(sum(truth, $0.leaves))")" }
    let report = try SmallRelease(
      """
      {"threshold": 3, "width": 2, "dimensions": {
        "region": {"total": "T", "parents": {"A": "T", "W": "T", "B": "W", "C": "W"},
                   "groups": {"G": ["A", "B"]}},
        "sex": {"total": "T", "members": ["F", "M"]}},
       "tables": [{"file": "*.csv", "measure": "pop"}], "policy": {"suppressed_min": \(least)}}
      """, "region,sex,value\n" + lines.joined(separator: "\n") + "\n"
    ).attack()
    #expect(report.contradictions == [])
    for cell in cells where cell.isHidden {
      let values = worlds.map { sum($0, cell.leaves) }
      let expected = [Double(values.min() ?? -1), Double(values.max() ?? -1)]
      #expect(report.interval(cell.name) == expected, "\(cell.name)")
    }
  }

  @Test("Shares of two regions, rounded, of known and unknown numbers", arguments: 1...40)
  func shares(seed: UInt64) throws {
    var dice = SeededNumbers(seed: seed &* 77)
    let population = (0..<2).map { _ in Int.random(in: 1...6, using: &dice) }
    let employed = population.map { Int.random(in: 0...$0, using: &dice) }
    let decimals = Int.random(in: 0...1, using: &dice)
    let unit = decimals == 0 ? 1 : 10
    let total = population.reduce(0, +)
    // A share is printed as the nearest multiple of its last digit.
    let printed = (0..<2).map {
      (2 * employed[$0] * 100 * unit + population[$0]) / (2 * population[$0])
    }
    let showsShare = (0..<2).map { _ in Bool.random(using: &dice) }
    let showsPopulation = Bool.random(using: &dice)
    let showsEmployed = Bool.random(using: &dice)
    let isPossible = { (world: [Int]) in
      let (pop, emp) = (Array(world[..<2]), Array(world[2...]))
      guard pop[0] + pop[1] == total, emp[0] <= pop[0], emp[1] <= pop[1] else { return false }
      if showsPopulation, pop != population { return false }
      if showsEmployed, emp[0] + emp[1] != employed[0] + employed[1] { return false }
      return (0..<2).allSatisfy { region in
        let distance = abs(2 * emp[region] * 100 * unit - 2 * printed[region] * pop[region])
        return !showsShare[region] || (pop[region] > 0 && distance <= pop[region])
      }
    }
    let worlds = tuples(
      4, most: total, goesOn: { $0.prefix(2).reduce(0, +) <= total }, where: isPossible)
    var lines = ["pop,T,\(total)", "emp,T,\(showsEmployed ? "\(employed[0] + employed[1])" : "")"]
    for (region, code) in ["A", "B"].enumerated() {
      lines.append("pop,\(code),\(showsPopulation ? "\(population[region])" : "")")
      lines.append("emp,\(code),")
      let digits = printed[region]
      let text = unit == 1 ? "\(digits)" : "\(digits / 10).\(digits % 10)"
      lines.append("rate,\(code),\(showsShare[region] ? text : "")")
    }
    let report = try SmallRelease(
      """
      {"threshold": 3, "width": 2, "dimensions": {"region": {"total": "T"}},
       "measures": {"rate": {"type": "share"}},
       "tables": [{"file": "*.csv", "measure": {"column": "ind"}}],
       "relations": [{"type": "le", "small": "emp", "big": "pop"},
        {"type": "share", "share": "rate", "num": "emp", "den": "pop", "scale": 100,
         "decimals": \(decimals)}]}
      """, "ind,region,value\n" + lines.joined(separator: "\n") + "\n"
    ).attack()
    #expect(report.contradictions == [])
    for (region, code) in ["A", "B"].enumerated() {
      let values = worlds.map { $0[2 + region] }
      let expected = [Double(values.min() ?? -1), Double(values.max() ?? -1)]
      #expect(report.interval("emp[region=\(code)]") == expected)
      guard !showsPopulation else { continue }
      let populations = worlds.map { $0[region] }
      let range = [Double(populations.min() ?? -1), Double(populations.max() ?? -1)]
      #expect(report.interval("pop[region=\(code)]") == range)
    }
  }
}
