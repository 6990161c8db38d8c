import Foundation

@testable import Suppression

/// The made-up persons of `fixtures/disclosure/synthetic` as a cube, with the linked release region x country,
/// region x sex x age and country x sex x age, and all their margins.
struct PersonsCube {
  /// The inner cells: region, sex, age and country.
  private(set) var cube: SmallCountCube
  /// For each margin how many dimensions it has.
  private(set) var depths: [Int]

  private static let dimensions = ["region", "sex", "age", "coo"]

  /// The sets of dimensions of all tables and their margins.
  private static let tables: [Set<String>] = [
    [], ["region"], ["sex"], ["age"], ["coo"], ["region", "coo"], ["region", "sex"],
    ["region", "age"], ["sex", "age"], ["coo", "sex"], ["coo", "age"], ["region", "sex", "age"],
    ["coo", "sex", "age"],
  ]

  /// Reads the persons; a margin with `depth` dimensions weighs `weights[depth]`.
  init(weights: [Int]) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent(
        "fixtures/disclosure/synthetic/persons_3000.csv"), encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
    let places = Self.dimensions.map { name in rows[0].firstIndex { $0 == name } ?? 0 }
    var counts: [[String]: Int] = [:]
    for row in rows.dropFirst() { counts[places.map { String(row[$0]) }, default: 0] += 1 }
    var margins: [[String]: Int] = [:]
    var depths: [Int] = []
    var inner: [(count: Int, margins: [Int])] = []
    for (codes, count) in counts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      inner.append(
        (
          count,
          Self.tables.map { table in
            let key = zip(Self.dimensions, codes).map { table.contains($0) ? $1 : "_T" }
            let margin = margins[key] ?? margins.count
            if margin == margins.count { depths.append(table.count) }
            margins[key] = margin
            return margin
          }
        ))
    }
    cube = SmallCountCube(weights: depths.map { weights[$0] })
    self.depths = depths
    for cell in inner { cube.add(.init(count: cell.count), to: cell.margins) }
  }
}
