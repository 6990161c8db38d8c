/// Persons who are alone in a sensitive cell: each knows that it is 1.
///
/// A person is alone in many cells at once, as in a district, its region and the row of all ages. Cells that can be seen to
/// hold the same person are those of value 1 that are equal by a relation, all its other cells being zero.
struct LonePersons {
  private var sets: DisjointSets
  private let isLone: [Bool]

  init(_ system: LinkedSystem) {
    isLone = system.cells.map { $0.need != nil && $0.value == 1 }
    sets = DisjointSets(count: system.cells.count)
    var ones: [Int] = []
    for relation in system.relations {
      ones.removeAll(keepingCapacity: true)
      var isEqual = true
      for term in relation.terms where isEqual && isLone.indices.contains(term.cell) {
        let value = system.cells[term.cell].value
        isEqual = value == 0 || (value == 1 && ones.count < 2)
        if value == 1 { ones.append(term.cell) }
      }
      if isEqual, ones.count == 2 { sets.join(ones[0], ones[1]) }
    }
  }

  /// A number for the person who is alone in a cell, the same for all cells of that person; nil where nobody is.
  mutating func person(in cell: Int) -> Int? {
    isLone[cell] ? sets.least(of: cell) : nil
  }
}
