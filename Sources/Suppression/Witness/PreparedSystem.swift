/// A release as the search sees it: which cells can change at all, and what is linked to what.
struct PreparedSystem {
  /// Whether a cell can differ from its true value in any release that readers think possible.
  private(set) var isMovable: [Bool]
  /// The cells and relations of the components that hold sensitive or withheld cells, some components to a batch.
  private(set) var batches: [SystemBatch] = []
  /// Sets of two or more linked cells.
  private(set) var components = 0

  /// Changes beyond this are not looked at.
  static let horizon = 1 << 50
  /// Cells in a batch, about.
  private static let batchSize = 1_024

  init(_ system: LinkedSystem) {
    isMovable = system.cells.map(Self.isMovable)
    let terms = system.relations.map { Self.terms($0, cells: system.cells.count) }
    for index in terms.indices where terms[index] == nil {
      for term in system.relations[index].terms where isMovable.indices.contains(term.cell) {
        isMovable[term.cell] = false
      }
    }
    let relations = terms.map { $0 ?? [] }
    fixDetermined(relations)
    let component = linked(relations, cells: system.cells.count)
    batch(system, relations, component)
  }

  /// Whether readers think other values possible.
  private static func isMovable(_ cell: LinkedSystem.Cell) -> Bool {
    if cell.standing == .known { return false }
    let range = SystemBatch.range(of: cell)
    return range.lower < range.upper
  }

  /// The terms of a relation with every cell once; nil where its numbers are out of range.
  private static func terms(
    _ relation: LinkedSystem.Relation, cells: Int
  ) -> [LinkedSystem.Term]? {
    var terms: [LinkedSystem.Term] = []
    terms.reserveCapacity(relation.terms.count)
    for term in relation.terms.sorted(by: { $0.cell < $1.cell }) {
      guard term.cell >= 0, term.cell < cells, term.coefficient.magnitude < horizon else {
        return nil
      }
      if let last = terms.last, last.cell == term.cell {
        terms[terms.count - 1].coefficient += term.coefficient
        guard terms[terms.count - 1].coefficient.magnitude < horizon else { return nil }
      } else {
        terms.append(term)
      }
    }
    terms.removeAll { $0.coefficient == 0 }
    return terms
  }

  /// Fixes cells that a relation determines, as all its others are fixed.
  private mutating func fixDetermined(_ relations: [[LinkedSystem.Term]]) {
    var ofCell = [[Int32]](repeating: [], count: isMovable.count)
    var movable = [Int](repeating: 0, count: relations.count)
    for (index, terms) in relations.enumerated() {
      for term in terms where isMovable[term.cell] {
        ofCell[term.cell].append(Int32(truncatingIfNeeded: index))
        movable[index] += 1
      }
    }
    var waiting = relations.indices.filter { movable[$0] == 1 }
    while let relation = waiting.popLast() {
      guard let term = relations[relation].first(where: { isMovable[$0.cell] }) else { continue }
      isMovable[term.cell] = false
      for other in ofCell[term.cell] {
        movable[Int(other)] -= 1
        if movable[Int(other)] == 1 { waiting.append(Int(other)) }
      }
    }
  }

  /// The least cell that each movable cell is linked to.
  private func linked(_ relations: [[LinkedSystem.Term]], cells: Int) -> [Int] {
    var sets = DisjointSets(count: cells)
    for terms in relations {
      guard let first = terms.first(where: { isMovable[$0.cell] }) else { continue }
      for term in terms where isMovable[term.cell] { sets.join(first.cell, term.cell) }
    }
    return (0..<cells).map { sets.least(of: $0) }
  }

  private mutating func batch(
    _ system: LinkedSystem, _ relations: [[LinkedSystem.Term]], _ component: [Int]
  ) {
    var size = [Int](repeating: 0, count: component.count)
    var isNeeded = [Bool](repeating: false, count: component.count)
    for (cell, root) in component.enumerated() where isMovable[cell] {
      size[root] += 1
      if size[root] == 2 { components += 1 }
      let described = system.cells[cell]
      if described.need != nil || described.standing == .withheld { isNeeded[root] = true }
    }
    var batchOf = [Int](repeating: -1, count: component.count)
    var filled = Self.batchSize
    for root in component.indices where isNeeded[root] {
      if filled >= Self.batchSize {
        batches.append(SystemBatch())
        filled = 0
      }
      filled += size[root]
      batchOf[root] = batches.count - 1
    }
    fill(system, relations) { batchOf[component[$0]] }
  }

  private mutating func fill(
    _ system: LinkedSystem, _ relations: [[LinkedSystem.Term]], _ batchOf: (Int) -> Int
  ) {
    var place = [Int32](repeating: -1, count: system.cells.count)
    var lonePersons = LonePersons(system)
    for (cell, described) in system.cells.enumerated() where isMovable[cell] {
      let batch = batchOf(cell)
      guard batch >= 0 else { continue }
      let person = lonePersons.person(in: cell)
      place[cell] = Int32(
        truncatingIfNeeded: batches[batch].add(described, index: cell, person: person))
    }
    for terms in relations {
      guard let first = terms.first(where: { isMovable[$0.cell] }) else { continue }
      let batch = batchOf(first.cell)
      guard batch >= 0 else { continue }
      for term in terms where isMovable[term.cell] {
        batches[batch].add(place[term.cell], coefficient: term.coefficient)
      }
      batches[batch].endRelation()
    }
  }
}
