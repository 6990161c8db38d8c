/// What persons who are alone in a hidden cell can find out about others.
///
/// They know that their own cells are 1. A small cell of others must not follow from that.
struct InsiderAttack {
  private let inference: Inference
  private let system: LinkedNumbers
  private let truth: [Double]
  private var recovered: [Int: Int] = [:]
  /// Cells of persons who have been tried.
  private var tried: Set<Int> = []
  /// Solutions seen for earlier persons of the component; those in which the next one is alone as well count again.
  private var releases: [PossibleRelease] = []
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
    var persons = 0
    for component in inference.components {
      for (index, cell) in component.cells.enumerated() {
        column[Int(cell)] = Int32(truncatingIfNeeded: index)
      }
    }
    for component in inference.components {
      releases = []
      for cell in component.cells.map(Int.init) where isLone(cell) {
        // Who is found out by a lone person knows no more than that person.
        if recovered[cell] != nil || tried.contains(cell) { continue }
        guard persons < most ?? .max else { return }
        persons += 1
        let person = LonePerson(in: cell, inference, truth: truth)
        tried.formUnion(person.cells)
        attack(component, column, insider: cell, person)
      }
    }
  }

  private func isSmall(_ cell: Int) -> Bool {
    let isHidden = system.release.states[cell].marks.contains(.hidden)
    guard isHidden, cell < truth.count, system.isWhole[cell] else { return false }
    return truth[cell] >= 1 && truth[cell] < inference.threshold
  }

  private func isLone(_ cell: Int) -> Bool {
    isSmall(cell) && truth[cell] == 1
      && system.specification.measures[Int(system.release.cells.measures[cell])].isSensitive
  }

  private mutating func attack(
    _ component: Component, _ column: [Int32], insider: Int, _ person: LonePerson
  ) {
    let known = releases.filter { ($0.values[Int(column[insider])] - 1).magnitude < 1e-6 }
    var targets: [Target] = []
    for (index, cell) in component.cells.enumerated() {
      guard !person.cells.contains(Int(cell)), isSmall(Int(cell)), recovered[Int(cell)] == nil
      else { continue }
      let target = target(Int(cell), column: index, known)
      if !target.isSettled(width: inference.width, threshold: inference.threshold, isExact: false) {
        targets.append(target)
      }
    }
    guard !targets.isEmpty,
      let result = inference.solve(
        component, column, targets: targets, fixed: (insider, 1))
    else { return }
    programmes += result.programmes
    releases += result.releases.prefix(Self.mostReleases - releases.count)
    if result.isContradiction { return }
    for target in result.targets where target.high - target.low < 0.5 {
      let cell = Int(component.cells[target.column])
      recovered[cell] = insider
      findings.append(Discovery(cell: cell, insider: insider, value: target.low))
    }
  }

  /// The cell of others, with what releases show of it that an insider must think possible.
  private func target(_ cell: Int, column: Int, _ known: [PossibleRelease]) -> Target {
    var target = Target(
      column: column, interest: .certain, low: inference.bounds.low[cell],
      high: inference.bounds.high[cell])
    // The truth is possible, so that one other release settles a target.
    target.see(truth[cell])
    target.seeRelaxed(truth[cell])
    for release in known { target.see(release, column: column) }
    return target
  }

  private static let mostReleases = 200
}
