/// Numbers that readers have from elsewhere.
extension ReleaseReader {
  /// Takes note of numbers that readers have from elsewhere, after the files of the release were read.
  mutating func know(_ all: [Specification.Known]) throws(AttackError) {
    for (index, known) in all.enumerated() {
      try check(known, at: "known[\(index)]")
      let codes = known.codes.sorted { $0.dimension < $1.dimension }
        .map { release.codes.code($0.code, of: $0.dimension) }
        .filter { totals[Int(release.codes.dimensions[Int($0)])] != $0 }
      var key = CellKey(measure: Int32(truncatingIfNeeded: known.measure))
      for code in codes { key.toggle(code) }
      let (cell, isNew) = release.cells.cell(
        key, measure: Int32(truncatingIfNeeded: known.measure), codes: codes)
      if isNew { release.states.append(CellState()) }
      know(known, of: cell)
    }
  }

  private mutating func know(_ known: Specification.Known, of cell: Int) {
    var isContradiction = false
    editState(cell) { state in
      // A number of a rounded cube need not be the true one.
      let isShown = !state.marks.isDisjoint(with: [.printed, .rounded])
      if isShown, !state.marks.contains(.controlled) {
        isContradiction = known.least > state.greatest || known.greatest < state.least
      }
      guard !state.marks.contains(.printed), !isContradiction else { return }
      state.marks.insert(.elsewhere)
      state.earlierLeast = max(state.earlierLeast, known.least)
      state.earlierGreatest = min(state.earlierGreatest, known.greatest)
    }
    guard isContradiction else { return }
    let name = CellNames(specification, release).name(cell)
    release.contradictions.append("\(name) is printed, and known from elsewhere with another value")
  }

  /// What nobody has heard of is mistyped, and would be known in vain.
  private func check(_ known: Specification.Known, at place: String) throws(AttackError) {
    let measure = Int32(truncatingIfNeeded: known.measure)
    guard !known.isOnlyMention || release.cells.measures.contains(measure) else {
      let name = specification.measures[known.measure].name
      throw AttackError(
        .specification, "'\(place)' names the measure '\(name)' that nothing else has")
    }
    for (number, code) in known.codes where release.codes.known(code, of: number) == nil {
      let dimension = specification.dimensions[number]
      // A list with nothing in it says that nothing is added up, not which codes there are.
      if dimension.members?.isEmpty == true, dimension.parents.isEmpty { continue }
      throw AttackError(
        .specification,
        "'\(place)' names the code '\(code)' of '\(dimension.name)' that nothing else has")
    }
  }
}
