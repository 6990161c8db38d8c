/// What persons who are alone in a hidden cell can find out about others.
///
/// They know that their own cell is 1. A small cell of others must not follow from that.
struct InsiderAttack {
  private let inference: Inference
  private let system: LinkedNumbers
  private let truth: [Double]
  private var recovered: [Int: Int] = [:]
  /// Cells that are found out, each with that of the person who can.
  private(set) var findings: [Discovery] = []
  private(set) var programmes = 0

  /// A cell that is found out, with that of the person who can.
  struct Discovery {
    var cell: Int
    var insider: Int
    var value: Double
  }

  /// Tries all lone persons, or the first of them.
  init(_ inference: Inference, truth: [Double], most: Int?) {
    self.inference = inference
    system = inference.system
    self.truth = truth
    var column = [Int32](repeating: -1, count: inference.bounds.low.count)
    var tried = 0
    for component in inference.components {
      for (index, cell) in component.cells.enumerated() {
        column[Int(cell)] = Int32(truncatingIfNeeded: index)
      }
    }
    for component in inference.components {
      for cell in component.cells.map(Int.init) where isLone(cell) {
        // Who is found out by a lone person knows no more than that person.
        if recovered[cell] != nil { continue }
        guard tried < most ?? .max else { return }
        tried += 1
        attack(component, column, insider: cell)
      }
    }
  }

  private func isSmallOfOthers(_ cell: Int) -> Bool {
    let isHidden = system.release.states[cell].marks.contains(.hidden)
    guard isHidden, cell < truth.count, system.isWhole[cell] else { return false }
    return truth[cell] >= 1 && truth[cell] < inference.threshold
  }

  private func isLone(_ cell: Int) -> Bool {
    isSmallOfOthers(cell) && truth[cell] == 1
      && system.specification.measures[Int(system.release.cells.measures[cell])].isSensitive
  }

  private mutating func attack(_ component: Component, _ column: [Int32], insider: Int) {
    let targets = component.cells.enumerated().compactMap { index, cell -> Target? in
      guard Int(cell) != insider, isSmallOfOthers(Int(cell)), recovered[Int(cell)] == nil else {
        return nil
      }
      return Target(
        column: index, interest: .certain, low: inference.bounds.low[Int(cell)],
        high: inference.bounds.high[Int(cell)])
    }
    guard !targets.isEmpty,
      let result = inference.solve(
        component, column, targets: targets, fixed: (insider, 1))
    else { return }
    programmes += result.programmes
    if result.isContradiction { return }
    for target in result.targets where target.high - target.low < 0.5 {
      let cell = Int(component.cells[target.column])
      recovered[cell] = insider
      findings.append(Discovery(cell: cell, insider: insider, value: target.low))
    }
  }
}
