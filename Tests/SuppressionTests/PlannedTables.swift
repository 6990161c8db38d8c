import Foundation
import Suppression

/// Cells by their codes, with the sums along each dimension; the way tests write a release.
struct PlannedTables {
  /// A code and the codes that it is the sum of.
  struct Sum {
    var dimension: Int
    var total: String
    var parts: [String]
  }

  var keys: [[String]] = []
  var values: [Int] = []
  private(set) var index: [[String]: Int] = [:]

  /// Adds a cell; says nothing where it is there already.
  mutating func add(_ key: [String], _ value: Int) {
    guard index[key] == nil else { return }
    index[key] = keys.count
    keys.append(key)
    values.append(value)
  }

  /// All sums whose cells are all there.
  func relations(_ sums: [Sum]) -> [LinkedSystem.Relation] {
    keys.indices.flatMap { cell in
      sums.compactMap { sum -> LinkedSystem.Relation? in
        guard keys[cell][sum.dimension] == sum.total else { return nil }
        let parts = sum.parts.compactMap { part -> Int? in
          var key = keys[cell]
          key[sum.dimension] = part
          return index[key]
        }
        return parts.count == sum.parts.count
          ? LinkedSystem.Relation(total: cell, parts: parts) : nil
      }
    }
  }

  /// The linked system; zeros are known, and what is sensitive is said by a cell's place.
  func system(
    _ sums: [Sum], width: Int, least: Int, isSensitive: (Int) -> Bool
  ) -> LinkedSystem {
    let cells = values.indices.map { cell in
      let isZero = values[cell] == 0
      return LinkedSystem.Cell(
        value: values[cell], least: isZero ? 0 : least,
        need: isSensitive(cell) ? LinkedSystem.Need(width: width) : nil,
        standing: isZero ? .known : .printable)
    }
    return LinkedSystem(cells: cells, relations: relations(sums))
  }
}

extension PlannedTables {
  /// Tables of records over some of their columns, with all margins; "Total" stands for any code.
  init(records: [[String]], tables: [[Int]]) {
    let width = records.first?.count ?? 0
    let codes = (0..<width).map { column in Set(records.map { $0[column] }).sorted() }
    var counts: [[String]: Int] = [:]
    for record in records {
      var seen: Set<[String]> = []
      for table in tables {
        for subset in 0..<(1 << table.count) {
          var key = [String](repeating: "Total", count: width)
          for (bit, column) in table.enumerated() where subset >> bit & 1 == 1 {
            key[column] = record[column]
          }
          seen.insert(key)
        }
      }
      for key in seen { counts[key, default: 0] += 1 }
    }
    for table in tables {
      var keys = [[String](repeating: "Total", count: width)]
      for column in table {
        keys = keys.flatMap { key in
          (["Total"] + codes[column]).map { code in
            var key = key
            key[column] = code
            return key
          }
        }
      }
      for key in keys { add(key, counts[key] ?? 0) }
    }
  }

  /// One table of inner cells with all margins.
  init(inner: [[String]: Int]) {
    let records = inner.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .flatMap { entry in [[String]](repeating: entry.key, count: max(1, entry.value)) }
    let width = records.first?.count ?? 0
    self.init(records: records, tables: [Array(0..<width)])
    for key in keys.indices {
      values[key] = inner.reduce(0) { sum, entry in
        let isPart = zip(keys[key], entry.key).allSatisfy { $0 == "Total" || $0 == $1 }
        return isPart ? sum + entry.value : sum
      }
    }
  }

  /// The sums of flat dimensions: each total is all its codes.
  var flatSums: [Sum] {
    (0..<(keys.first?.count ?? 0)).map { dimension in
      let parts = Set(keys.map { $0[dimension] }).subtracting(["Total"]).sorted()
      return Sum(dimension: dimension, total: "Total", parts: parts)
    }
  }
}

/// A CSV file of `fixtures/disclosure` by its columns.
struct ExampleTable {
  var header: [String]
  var rows: [[String]]

  init(_ path: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let url = root.appendingPathComponent("fixtures/disclosure/\(path)")
    let text = try String(contentsOf: url, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    header = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  /// The values of a column.
  func column(_ name: String) -> [String] {
    guard let place = header.firstIndex(of: name) else { return [] }
    return rows.map { $0[place] }
  }

  /// Cells by the codes of some columns, with their counts.
  func tables(_ dimensions: [String], value: String) -> PlannedTables {
    var tables = PlannedTables()
    let codes = dimensions.map(column)
    for (row, count) in column(value).enumerated() {
      tables.add(codes.map { $0[row] }, Int(count) ?? 0)
    }
    return tables
  }
}
