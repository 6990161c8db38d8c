import Suppression
import Testing

/// What persons who are alone in a cell can find out, checked by trying all releases that could be true.
@Suite("LonePersons")
struct LonePersonsTests {
  private static let options = SuppressionOptions(width: 2, seed: [9], threads: 1)

  private func table(_ inner: [[Int]]) -> (table: PlannedTables, system: LinkedSystem) {
    var cells: [[String]: Int] = [:]
    for (row, values) in inner.enumerated() {
      for (column, value) in values.enumerated() { cells[["0\(row)", "1\(column)"]] = value }
    }
    let table = PlannedTables(inner: cells)
    var system = table.system(table.flatSums, width: 2, least: 1) {
      (1...2).contains(table.values[$0])
    }
    for cell in system.cells.indices { system.cells[cell].greatest = table.values[cell] + 4 }
    return (table, system)
  }

  /// Whether somebody who knows that a cell is 1 knows another one as well.
  private func isFoundOut(
    _ cell: Int, by lone: Int, _ system: LinkedSystem, _ isHidden: [Bool]
  ) -> Bool {
    var isHidden = isHidden
    isHidden[lone] = false
    let reader = ExhaustiveReader(system, isHidden: isHidden, cap: 40)
    return reader.least[cell] == reader.greatest[cell]
  }

  @Test("Two persons who are the only ones of a region do not find out each other")
  func pair() throws {
    let (table, system) = table([[1, 1], [1, 6], [8, 7]])
    let places = ["00", "10"].indices.map { table.keys.firstIndex(of: ["00", "1\($0)"]) }
    let (one, other) = (try #require(places[0]), try #require(places[1]))
    let suppression = Suppressor(Self.options).protect(system)
    #expect(suppression.isComplete)
    #expect(suppression.isHidden[one] && suppression.isHidden[other])
    #expect(!isFoundOut(other, by: one, system, suppression.isHidden))
    #expect(!isFoundOut(one, by: other, system, suppression.isHidden))
  }

  @Test(
    "No lone person finds out the number of others in a table", arguments: 1...30)
  func random(seed: Int) {
    var numbers = RepeatableNumbers(seed)
    let inner = (0..<3).map { _ in (0..<3).map { _ in numbers.next(below: 7) } }
    let (table, system) = table(inner)
    let suppression = Suppressor(Self.options).protect(system)
    guard suppression.isComplete else { return }
    let small = system.cells.indices.filter {
      !table.keys[$0].contains("Total") && suppression.isHidden[$0] && system.cells[$0].need != nil
    }
    for lone in small where system.cells[lone].value == 1 {
      for cell in small
      where cell != lone {
        #expect(
          !isFoundOut(cell, by: lone, system, suppression.isHidden),
          "seed \(seed) \(cell) by \(lone)")
      }
    }
  }
}
