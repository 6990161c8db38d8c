import Suppression

extension ReleaseLinks {
  /// Notes all zeros that follow from zeros that readers know, through any number of relations: whoever is not
  /// in the whole is in none of its parts.
  mutating func knowZeros() {
    var relations = [[Int]](repeating: [], count: system.cells.count)
    for (index, relation) in system.relations.enumerated() {
      for term in relation.terms { relations[term.cell].append(index) }
    }
    var waiting = Array(system.relations.indices)
    while let next = waiting.popLast() {
      for cell in zeros(of: system.relations[next]) {
        knowZero(cell)
        waiting += relations[cell]
      }
    }
  }

  /// Cells of a relation that can be nothing but zero, and are not known yet.
  private func zeros(of relation: LinkedSystem.Relation) -> [Int] {
    let open = relation.terms.filter { system.cells[$0.cell].standing != .known }
    guard let first = open.first, open.allSatisfy({ system.cells[$0.cell].value == 0 }) else {
      return []
    }
    let isDetermined = open.count == 1
    let allFall = open.allSatisfy {
      (system.cells[$0.cell].least ?? -1) >= 0
        && ($0.coefficient > 0) == (first.coefficient > 0)
    }
    return isDetermined || allFall ? open.map(\.cell) : []
  }
}
