extension SystemAssembly {
  /// `linear`: cells that, each times its factor, add up to zero, at every time.
  mutating func addLinear(_ reader: inout RelationReader, _ cellsOfMeasures: [[Int]]) {
    guard let terms = reader.relation.terms, !terms.isEmpty else {
      reader.problems.append(.incompleteRelation(relation: reader.index, key: "terms"))
      return
    }
    var placed: [PlacedTerm] = []
    for term in terms {
      guard let measure = reader.openMeasure(term.measure, "measure", &tabulation),
        let position = position(of: term, &reader)
      else { return }
      placed.append(PlacedTerm(measure: measure, position: position, times: term.times))
    }
    let hasTime = specification.dimensions.contains { $0.value.time == true }
    guard hasTime, let line = TimeLine(&reader, specification, tabulation) else {
      link(placed)
      return
    }
    let isPinned = terms.contains { $0.at?[tabulation.codes.dimensions[line.dimension]] != nil }
    guard !isPinned, !line.codes.isEmpty else {
      link(placed)
      return
    }
    linkAtEveryTime(placed, terms.map { $0.back ?? 0 }, line)
  }

  private mutating func linkAtEveryTime(_ placed: [PlacedTerm], _ back: [Int], _ line: TimeLine) {
    for index in line.codes.indices {
      let moved = zip(placed, back).map { term, steps -> PlacedTerm? in
        guard line.codes.indices.contains(index &- steps) else { return nil }
        var term = term
        let atoms = tabulation.positions[term.position].map(Int.init)
        term.position = tabulation.position(atoms: atoms + [line.codes[index &- steps]])
        return term
      }
      let there = moved.compactMap(\.self)
      guard there.count == placed.count else { continue }
      link(there)
    }
  }

  private mutating func position(
    of term: SpecifiedRelation.Term, _ reader: inout RelationReader
  ) -> Int? {
    var atoms: [Int] = []
    for (id, code) in (term.at ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let dimension = tabulation.codes.dimension(id) else {
        reader.problems.append(
          .unknownCode(relation: reader.index, dimension: id, code: code))
        return nil
      }
      if let atom = tabulation.codes.atom(dimension: dimension, code: code) { atoms.append(atom) }
    }
    return tabulation.position(atoms: atoms)
  }
}
