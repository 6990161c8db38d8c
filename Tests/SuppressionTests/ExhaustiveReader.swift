import Suppression

/// A reader who tries all releases that could be true: what remains possible of each hidden cell.
///
/// It shares nothing with the search but the description of the system.
struct ExhaustiveReader {
  private let system: LinkedSystem
  private let hidden: [Int]
  private let relationsOf: [[Int]]
  private var value: [Int]
  private var isOpen: [Bool]
  private(set) var least: [Int]
  private(set) var greatest: [Int]
  private(set) var releases = 0

  /// Tries all values up to the greatest of each hidden cell; cells without one are tried up to `cap`.
  init(_ system: LinkedSystem, isHidden: [Bool], cap: Int) {
    self.system = system
    hidden = isHidden.indices.filter { isHidden[$0] }
    var relationsOf = [[Int]](repeating: [], count: system.cells.count)
    for (index, relation) in system.relations.enumerated() {
      for term in relation.terms { relationsOf[term.cell].append(index) }
    }
    self.relationsOf = relationsOf
    value = system.cells.map(\.value)
    isOpen = isHidden
    least = [Int](repeating: .max, count: system.cells.count)
    greatest = [Int](repeating: .min, count: system.cells.count)
    search(0, cap)
  }

  private mutating func search(_ depth: Int, _ cap: Int) {
    guard depth < hidden.count else {
      releases += 1
      for cell in hidden {
        least[cell] = min(least[cell], value[cell])
        greatest[cell] = max(greatest[cell], value[cell])
      }
      return
    }
    let cell = hidden[depth]
    isOpen[cell] = false
    for candidate in (system.cells[cell].least ?? 0)...(system.cells[cell].greatest ?? cap) {
      value[cell] = candidate
      if relationsOf[cell].allSatisfy({ canHold($0, cap) }) { search(depth + 1, cap) }
    }
    isOpen[cell] = true
  }

  /// Whether a relation can still have the sum zero.
  private func canHold(_ relation: Int, _ cap: Int) -> Bool {
    var low = 0
    var high = 0
    for term in system.relations[relation].terms {
      let cell = system.cells[term.cell]
      let range =
        isOpen[term.cell]
        ? ((cell.least ?? 0), (cell.greatest ?? cap)) : (value[term.cell], value[term.cell])
      let ends = [term.coefficient * range.0, term.coefficient * range.1]
      low += ends.min() ?? 0
      high += ends.max() ?? 0
    }
    return low <= 0 && high >= 0
  }
}

/// Numbers that are the same in every run.
struct RepeatableNumbers {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 2_654_435_761 &+ 1 }

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % bound
  }
}
