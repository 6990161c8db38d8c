import Dispatch
import Synchronization

/// What an outsider can find out about the cells of a release.
struct Inference {
  let system: LinkedNumbers
  let options: AttackOptions
  private(set) var bounds: Bounds
  /// Whether each cell is known to be wide, so that its bounds were not sought.
  private(set) var isWide: [Bool]
  /// Relations that bounds of a cell rest on where the solver gave them.
  private(set) var binding: [Int: [Int32]] = [:]
  private(set) var unsettled: [Int] = []
  /// Cells of which whole numbers may be tighter than what was found.
  private(set) var relaxed = 0
  private(set) var contradictions: [String] = []
  /// Earlier numbers that do not fit to this release.
  private(set) var outdated: Set<Int> = []
  private(set) var components: [Component] = []
  private(set) var programmes = 0
  let rowsOfCell: RowsOfCells
  private(set) var isDisabled: [Bool]
  private let restOfSensitive: Set<Int>
  private let complementsSought: Set<Int>

  var width: Double { options.width.map(Double.init) ?? system.specification.width }
  var threshold: Double { options.threshold.map(Double.init) ?? system.specification.threshold }

  /// Prepares to find out about a system.
  init(_ system: LinkedNumbers, options: AttackOptions) {
    self.system = system
    self.options = options
    let count = system.release.cells.count
    bounds = Bounds(count: 0)
    isWide = [Bool](repeating: false, count: count)
    rowsOfCell = RowsOfCells(system.rows, cells: count)
    isDisabled = [Bool](repeating: false, count: system.rows.count)
    restOfSensitive = Set(system.complements.filter(\.part.isSensitive).map(\.cell))
    complementsSought = Set(system.complements.filter(\.part.isComplementSmall).map(\.cell))
  }

  /// Finds out what can be found out.
  mutating func run() {
    for _ in 0..<64 {
      propagate()
      components = Component.all(system, bounds, isDisabled: isDisabled)
      guard let broken = attackComponents() else { return }
      if blameEarlier(components[broken].rows.map(Int.init)) { continue }
      let cell = components[broken].cells.first.map { system.names.name(Int($0)) } ?? ""
      contradictions.append("no numbers fit to all that is printed around \(cell)")
      for row in components[broken].rows { isDisabled[Int(row)] = true }
    }
  }

  /// Narrows bounds; relations that cannot hold are set aside and told.
  private mutating func propagate() {
    for _ in 0..<Self.mostRestarts {
      bounds = system.bounds(isOutdated: outdated)
      if hasGivenUpImpossible() || hasSetAsideViolated() { continue }
      var propagation = Propagation(
        system, bounds, rowsOfCell: rowsOfCell, isDisabled: isDisabled)
      do throws(Propagation.Contradiction) {
        try propagation.run()
        bounds = propagation.bounds
        return
      } catch {
        setAside(error.row)
      }
    }
    contradictions.append("too much does not fit together: the attack was given up")
  }

  /// Times that the propagation is begun again after a relation was set aside.
  private static let mostRestarts = 40

  /// Gives up belief in numbers that the files by themselves rule out.
  private mutating func hasGivenUpImpossible() -> Bool {
    let impossible = bounds.low.indices.filter { cell in
      bounds.low[cell] > bounds.high[cell] && !outdated.contains(cell)
        && !system.release.states[cell].marks.isDisjoint(with: .told)
    }
    _ = giveUp(Set(impossible))
    return !impossible.isEmpty
  }

  /// Sets aside all relations between known numbers that do not hold.
  private mutating func hasSetAsideViolated() -> Bool {
    var violated: [Int] = []
    for row in 0..<system.rows.count where !isDisabled[row] {
      var sum = (least: 0.0, greatest: 0.0)
      var size = 1.0
      for place in system.rows.range(row) {
        let cell = Int(system.rows.cells[place])
        let factor = system.rows.factors[place]
        let term = factor * bounds.low[cell]
        // An unknown cell makes the sum infinite or no number, and nothing is violated.
        let isKnown = bounds.low[cell] == bounds.high[cell]
        let isOutside = system.release.states[cell].marks.contains(.outside)
        sum.least += isKnown || isOutside && factor > 0 ? term : isOutside ? -.infinity : .nan
        sum.greatest += isKnown || isOutside && factor < 0 ? term : isOutside ? .infinity : .nan
        size = max(size, term.magnitude)
      }
      let slack = Bounds.tolerance(size)
      if sum.greatest < system.rows.least[row] - slack
        || sum.least > system.rows.greatest[row] + slack
      {
        violated.append(row)
      }
    }
    for row in violated { setAside(row) }
    return !violated.isEmpty
  }

  private mutating func setAside(_ row: Int) {
    guard row >= 0 else {
      _ = giveUp(Set(earlierCells()).subtracting(outdated))
      return
    }
    if blameEarlier([row]) { return }
    isDisabled[row] = true
    let text = Derivations(system, bounds).relation(row)
    contradictions.append("the printed numbers do not satisfy \(text)")
  }

  /// Gives up belief in earlier numbers that lead to a contradiction.
  ///
  /// Earlier numbers were right when they were printed. Where they do not fit, the cells around
  /// them were revised since.
  private mutating func blameEarlier(_ rows: [Int]) -> Bool {
    var reached = Set(rows)
    var open = rows
    var earlier: Set<Int> = []
    while let row = open.popLast() {
      for place in system.rows.range(row) {
        let cell = Int(system.rows.cells[place])
        let marks = system.release.states[cell].marks
        if marks.contains(.printed) || isFixedByFiles(cell) { continue }
        if !marks.isDisjoint(with: .told) { earlier.insert(cell) }
        for other in rowsOfCell.rows(of: cell) where reached.insert(Int(other)).inserted {
          open.append(Int(other))
        }
      }
    }
    return giveUp(earlier.subtracting(outdated))
  }

  /// Takes numbers for outdated, those of earlier releases before those from elsewhere, which nothing can have
  /// revised: they contradict the release.
  private mutating func giveUp(_ told: Set<Int>) -> Bool {
    let states = system.release.states
    let isEarlier = { (cell: Int) in
      !states[cell].marks.isDisjoint(with: [.printedEarlier, .hiddenEarlier])
    }
    let earlier = told.filter(isEarlier)
    if earlier.contains(where: { states[$0].marks.contains(.printedEarlier) }) {
      outdated.formUnion(earlier)
      return true
    }
    outdated.formUnion(told)
    let elsewhere = told.filter { states[$0].marks.contains(.elsewhere) }.sorted()
    contradictions += elsewhere.map {
      "what is known from elsewhere of \(system.names.name($0)) does not fit to the release"
    }
    return !elsewhere.isEmpty
  }

  private func isFixedByFiles(_ cell: Int) -> Bool {
    system.release.states[cell].least == system.release.states[cell].greatest
  }

  private func earlierCells() -> [Int] {
    system.release.states.indices.filter {
      !system.release.states[$0].marks.isDisjoint(with: [.printedEarlier, .elsewhere])
    }
  }

  // MARK: Components

  /// Attacks all components; gives one that cannot be.
  private mutating func attackComponents() -> Int? {
    var column = [Int32](repeating: -1, count: bounds.low.count)
    for component in components {
      for (index, cell) in component.cells.enumerated() {
        column[Int(cell)] = Int32(truncatingIfNeeded: index)
      }
    }
    let results = solveAll(column)
    for (index, result) in results.enumerated() {
      guard let result else {
        unsettled += components[index].cells.map(Int.init).filter { interest(of: $0) != nil }
        continue
      }
      programmes += result.programmes
      if result.isContradiction { return index }
      for target in result.targets { take(target, of: components[index], isExact: result.isExact) }
    }
    return nil
  }

  private mutating func take(_ target: Target, of component: Component, isExact: Bool) {
    let cell = Int(component.cells[target.column])
    if target.isUnsettled { unsettled.append(cell) }
    if target.isRelaxed { relaxed += 1 }
    isWide[cell] = !(target.hasLow(isExact: isExact) && target.hasHigh(isExact: isExact))
    bounds.low[cell] = target.low
    bounds.high[cell] = target.high
    if !target.binding.isEmpty { binding[cell] = target.binding }
  }

  /// Why a cell is of interest; nil where it is not.
  func interest(of cell: Int) -> Target.Interest? {
    let marks = system.release.states[cell].marks
    guard system.isNumber[cell], !marks.contains(.outside) else { return nil }
    let isHidden = marks.contains(.hidden) || marks.contains(.hiddenEarlier)
    if isHidden { return options.wantsIntervals ? .interval : .hidden }
    if marks.contains(.rounded) { return .rounded }
    if marks.contains(.complement) {
      if !system.isWhole[cell] { return nil }
      if restOfSensitive.contains(cell) { return .rest }
      return complementsSought.contains(cell) ? .unprinted : nil
    }
    let measure = Int(system.release.cells.measures[cell])
    let isSensitive = system.specification.measures[measure].isSensitive
    return isSensitive && system.isWhole[cell] ? .unprinted : nil
  }

  /// What one component gave.
  struct Result {
    var targets: [Target]
    var programmes: Int
    var isContradiction: Bool
    var isExact: Bool
    /// Solutions, where a cell was fixed.
    var releases: [PossibleRelease] = []
  }

  private func solveAll(_ column: [Int32]) -> [Result?] {
    var results = [Result?](repeating: nil, count: components.count)
    // The largest first, so that no thread is left with one at the end.
    let order = components.indices.sorted { first, second in
      let sizes = (components[first].cells.count, components[second].cells.count)
      return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : first < second
    }
    let next = Atomic<Int>(0)
    results.withUnsafeMutableBufferPointer { results in
      // Safe: every component is taken by one thread, which writes to its place only.
      nonisolated(unsafe) let places = results
      DispatchQueue.concurrentPerform(iterations: max(1, options.threads)) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < order.count else { return }
          places[order[index]] = solve(components[order[index]], column)
        }
      }
    }
    return results
  }

  private func solve(_ component: Component, _ column: [Int32]) -> Result? {
    var targets: [Target] = []
    for (index, cell) in component.cells.enumerated() {
      guard let interest = interest(of: Int(cell)) else { continue }
      targets.append(
        Target(
          column: index, interest: interest, low: bounds.low[Int(cell)],
          high: bounds.high[Int(cell)]))
    }
    return solve(component, column, targets: targets, fixed: nil)
  }

  /// Solves for targets of a component, with one of its cells at a value.
  func solve(
    _ component: Component, _ column: [Int32], targets: [Target], fixed: (cell: Int, value: Double)?
  ) -> Result? {
    if component.rows.isEmpty { return free(targets) }
    var low = component.cells.map { bounds.low[Int($0)] }
    var high = component.cells.map { bounds.high[Int($0)] }
    if let fixed {
      low[Int(column[fixed.cell])] = fixed.value
      high[Int(column[fixed.cell])] = fixed.value
    }
    let rows = ComponentRows(component, system, bounds, column: column)
    guard
      var attack = ComponentAttack(
        rows: rows, low: low, high: high, isWhole: component.cells.map { system.isWhole[Int($0)] },
        targets: targets, width: width, threshold: threshold, keepsReleases: fixed != nil)
    else { return nil }
    attack.run()
    return Result(
      targets: attack.targets, programmes: attack.programmes,
      isContradiction: attack.isContradiction, isExact: attack.isExact, releases: attack.releases)
  }

  /// Cells that no relation touches: all that their own bounds leave is possible.
  private func free(_ targets: [Target]) -> Result {
    var targets = targets
    for index in targets.indices {
      targets[index].isLowDone = true
      targets[index].isHighDone = true
    }
    return Result(targets: targets, programmes: 0, isContradiction: false, isExact: true)
  }
}
