import Suppression
import Testing

/// What the suppressor promises, checked by trying all releases that could be true.
@Suite("Suppressor, guarantee")
struct SuppressorGuaranteeTests {
  private func randomTable(_ seed: Int, codes: [Int], below: Int) -> PlannedTables {
    var numbers = RepeatableNumbers(seed)
    var keys: [[String]] = [[]]
    for (dimension, count) in codes.enumerated() {
      keys = keys.flatMap { key in (0..<count).map { key + ["\(dimension)\($0)"] } }
    }
    var inner: [[String]: Int] = [:]
    for key in keys { inner[key] = numbers.next(below: below) }
    return PlannedTables(inner: inner)
  }

  /// A random table in which ones and twos are sensitive, and readers know of each cell that it is not above its
  /// value by more than the margin.
  private func randomSystem(
    _ seed: Int, codes: [Int], below: Int, margin: Int
  ) -> LinkedSystem {
    let table = randomTable(seed, codes: codes, below: below)
    var system = table.system(table.flatSums, width: 2, least: 1) {
      (1...2).contains(table.values[$0])
    }
    for cell in system.cells.indices { system.cells[cell].greatest = table.values[cell] + margin }
    return system
  }

  /// Every hidden cell has the range that its pair promises, found by trying everything.
  private func check(_ system: LinkedSystem, width: Int, cap: Int, _ name: String) {
    let suppression = Suppressor(.init(width: width, seed: [9], threads: 1)).protect(system)
    let reader = ExhaustiveReader(system, isHidden: suppression.isHidden, cap: cap)
    #expect(reader.releases > 0, "\(name)")
    let failed = Set(suppression.unprotected.map(\.cell))
    for cell in system.cells.indices {
      guard suppression.isHidden[cell] else {
        #expect(system.cells[cell].need == nil || failed.contains(cell), "\(name)")
        continue
      }
      guard !failed.contains(cell) else { continue }
      #expect(reader.greatest[cell] - reader.least[cell] >= width, "\(name) cell \(cell)")
    }
    for pair in suppression.pairs {
      let value = system.cells[pair.cell].value
      #expect(reader.greatest[pair.cell] >= min(cap, value + pair.upper.amount(of: pair.cell)))
      #expect(reader.least[pair.cell] <= value + pair.lower.amount(of: pair.cell))
    }
  }

  @Test(
    "Every hidden cell of two-way tables has the width, by trying all releases", arguments: 1...30)
  func twoWay(seed: Int) {
    let system = randomSystem(seed, codes: [3, 3], below: 9, margin: 4)
    check(system, width: 2, cap: 40, "seed \(seed)")
  }

  @Test(
    "Every hidden cell of three-way tables has the width, by trying all releases", arguments: 1...12
  )
  func threeWay(seed: Int) {
    let system = randomSystem(seed, codes: [2, 2, 3], below: 8, margin: 3)
    check(system, width: 2, cap: 60, "seed \(seed)")
  }

  @Test(
    "A cell is given up only where no pattern protects it, by hiding everything", arguments: 1...30)
  func givenUp(seed: Int) {
    let system = randomSystem(seed, codes: [2, 3], below: 4, margin: 3)
    let suppression = Suppressor(.init(width: 2, threads: 1)).protect(system)
    let all = system.cells.map { $0.standing == .printable }
    let reader = ExhaustiveReader(system, isHidden: all, cap: 30)
    for failure in suppression.unprotected where failure.isSensitive {
      #expect(reader.greatest[failure.cell] - reader.least[failure.cell] < 2, "seed \(seed)")
    }
  }
}
