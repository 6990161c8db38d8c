/// Protects small cells from persons who are alone in a hidden cell: each knows that it is 1.
///
/// No sensitive cell of others may follow from that. Where the releases at hand do not show that, the system is protected once
/// more with the lone person's cell known, and what that hides stays hidden. Source: Handbook on Statistical Disclosure Control,
/// 2nd edition, section 4.4.2 (singletons); Jewett, "Disclosure Analysis for the 1992 Economic Census" (1993).
public struct LonePersons: Sendable {
  private let suppressor: Suppressor
  /// Releases of more cells would take minutes: there, lone persons are not looked at.
  public static let mostCells = 1000
  /// Hiding more makes other persons lone: after so many turns what is hidden is left as it is.
  private static let mostTurns = 8

  /// Protects as a suppressor does, and from lone persons too.
  public init(_ suppressor: Suppressor) {
    self.suppressor = suppressor
  }

  /// Protects a release.
  ///
  /// - Parameter system: all cells and what readers know of how they follow from each other.
  /// - Returns: what is hidden, with the proof. Where the same person alone makes up two hidden cells, nothing can hide one
  ///   from that person.
  public func protect(_ system: LinkedSystem) -> Suppression {
    var system = system
    var suppression = suppressor.protect(system)
    guard system.cells.count <= Self.mostCells else { return suppression }
    var hiddenFor = 0
    for _ in 0..<Self.mostTurns where suppression.isComplete {
      let more = hidden(system, suppression)
      guard !more.isEmpty else { break }
      var next = system
      for cell in more { next.cells[cell].standing = .withheld }
      let wider = suppressor.protect(next)
      guard wider.isComplete else { break }
      hiddenFor += more.count
      (system, suppression) = (next, wider)
    }
    suppression.account.secondary += hiddenFor
    return suppression
  }

  /// Further cells to hide, so that what lone persons know tells them of nobody else.
  private func hidden(_ system: LinkedSystem, _ suppression: Suppression) -> [Int] {
    var kept = system
    for cell in kept.cells.indices {
      let isPrintable = kept.cells[cell].standing == .printable
      if suppression.isHidden[cell], isPrintable { kept.cells[cell].standing = .withheld }
      kept.cells[cell].need = nil
    }
    var found: Set<Int> = []
    for (lone, others) in exposed(system, suppression) {
      var inside = kept
      inside.cells[lone].standing = .known
      for cell in others { inside.cells[cell].need = LinkedSystem.Need(width: 1) }
      var options = suppressor.options
      options.width = 1
      var protector = suppressor
      protector.options = options
      let answer = protector.protect(inside)
      for cell in kept.cells.indices
      where kept.cells[cell].standing == .printable && answer.isHidden[cell] {
        found.insert(cell)
      }
    }
    return found.sorted()
  }

  /// Cells of one person, each with the sensitive cells of its component that no release at hand shows to be uncertain while it
  /// stays 1.
  private func exposed(
    _ system: LinkedSystem, _ suppression: Suppression
  ) -> [(lone: Int, others: [Int])] {
    let witnesses = Set(suppression.pairs.flatMap { [$0.upper, $0.lower] })
    var moved: [Int: [Set<Int>]] = [:]
    for witness in witnesses {
      let cells = Set(witness.changes.map(\.cell))
      for cell in cells { moved[cell, default: []].append(cells) }
    }
    let sensitive = suppression.pairs.map(\.cell).filter { system.cells[$0].need != nil }
    let component = Components(system, isHidden: suppression.isHidden)
    let lone = sensitive.filter { system.cells[$0].value == 1 }
    return lone.compactMap { lone in
      let others = sensitive.filter { other in
        other != lone && component.number[other] == component.number[lone]
          && !(moved[other] ?? []).contains { !$0.contains(lone) }
      }
      return others.isEmpty ? nil : (lone, others)
    }
  }
}

/// Which hidden cells are linked to each other by relations.
private struct Components {
  /// By cell, the least cell that it is linked to.
  private(set) var number: [Int]

  init(_ system: LinkedSystem, isHidden: [Bool]) {
    number = Array(system.cells.indices)
    for relation in system.relations {
      let cells = relation.terms.map(\.cell).filter { isHidden[$0] }
      for pair in zip(cells, cells.dropFirst()) { join(pair.0, pair.1) }
    }
    for cell in number.indices { number[cell] = root(cell) }
  }

  private func root(_ cell: Int) -> Int {
    var cell = cell
    while number[cell] != cell { cell = number[cell] }
    return cell
  }

  private mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (root(one), root(other))
    number[max(one, other)] = min(one, other)
  }
}
