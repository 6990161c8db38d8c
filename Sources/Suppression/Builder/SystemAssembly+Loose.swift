extension SystemAssembly {
  /// Leaves out cells that are nothing but the sum of others and that nothing else links to, with their relations.
  ///
  /// They say nothing that the parts do not say: whoever can tell the parts can tell the sum.
  mutating func leaveOutLooseSums() {
    guard !sumsOnly.isEmpty else { return }
    var uses = [Int](repeating: 0, count: cells.count)
    for relation in relations { for term in relation.terms { uses[term.cell] += 1 } }
    var isLeftOut = [Bool](repeating: false, count: cells.count)
    for cell in sumsOnly where uses[cell] <= 1 { isLeftOut[cell] = true }
    guard isLeftOut.contains(true) else { return }
    relations.removeAll { relation in relation.terms.contains { isLeftOut[$0.cell] } }
    sumsOnly = sumsOnly.filter { !isLeftOut[$0] }
    leaveOut(isLeftOut)
    leaveOutLooseSums()
  }

  private mutating func leaveOut(_ isLeftOut: [Bool]) {
    var newIndex = [Int](repeating: -1, count: cells.count)
    var kept = 0
    for cell in cells.indices where !isLeftOut[cell] {
      newIndex[cell] = kept
      cells[kept] = cells[cell]
      names[kept] = names[cell]
      kept += 1
    }
    cells.removeLast(cells.count - kept)
    names.removeLast(names.count - kept)
    sumsOnly = Set(sumsOnly.map { newIndex[$0] })
    for index in relations.indices {
      for term in relations[index].terms.indices {
        relations[index].terms[term].cell = newIndex[relations[index].terms[term].cell]
      }
    }
  }
}
