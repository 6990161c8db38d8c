/// Checks by addition alone that releases could be true and print the same numbers.
struct ReleaseCheck {
  private let system: LinkedSystem
  private let isHidden: [Bool]
  private var starts: [Int]
  private var entries: [Incidence.Entry]

  init(_ system: LinkedSystem, isHidden: [Bool]) {
    self.system = system
    self.isHidden = isHidden
    starts = [Int](repeating: 0, count: system.cells.count + 1)
    for relation in system.relations {
      for term in relation.terms where isHidden.indices.contains(term.cell) {
        starts[term.cell + 1] += 1
      }
    }
    for cell in system.cells.indices { starts[cell + 1] += starts[cell] }
    var next = starts
    entries = [Incidence.Entry](
      repeating: Incidence.Entry(other: 0, coefficient: 0), count: starts.last ?? 0)
    for (index, relation) in system.relations.enumerated() {
      for term in relation.terms where isHidden.indices.contains(term.cell) {
        entries[next[term.cell]] = Incidence.Entry(
          other: Int32(truncatingIfNeeded: index), coefficient: term.coefficient)
        next[term.cell] += 1
      }
    }
  }

  /// The pairs whose two releases could be true.
  ///
  /// Whether they differ by what is asked was settled when they were chosen, in whole numbers as well.
  func sound(_ pairs: [Suppression.Pair]) -> [Suppression.Pair] {
    var sums = [Int](repeating: 0, count: system.relations.count)
    var known: [Witness: Bool] = [:]
    func isPossible(_ witness: Witness) -> Bool {
      if let known = known[witness] { return known }
      let answer = couldBeTrue(witness, &sums)
      known[witness] = answer
      return answer
    }
    return pairs.filter { isPossible($0.upper) && isPossible($0.lower) }
  }

  private func couldBeTrue(_ witness: Witness, _ sums: inout [Int]) -> Bool {
    var isRight = true
    for change in witness.changes {
      isRight = isRight && mayBecome(change)
      for place in starts[change.cell]..<starts[change.cell + 1] {
        let entry = entries[place]
        let product = entry.coefficient.multipliedReportingOverflow(by: change.amount)
        let sum = sums[Int(entry.other)].addingReportingOverflow(product.partialValue)
        isRight = isRight && !product.overflow && !sum.overflow
        sums[Int(entry.other)] = sum.partialValue
      }
    }
    for change in witness.changes {
      for place in starts[change.cell]..<starts[change.cell + 1] {
        let relation = Int(entries[place].other)
        isRight = isRight && sums[relation] == 0
        sums[relation] = 0
      }
    }
    return isRight
  }

  private func mayBecome(_ change: Witness.Change) -> Bool {
    let cell = system.cells[change.cell]
    let value = cell.value.addingReportingOverflow(change.amount)
    guard isHidden[change.cell], cell.standing != .known, !value.overflow else { return false }
    return value.partialValue >= min(cell.least ?? .min, cell.value)
      && value.partialValue <= max(cell.greatest ?? .max, cell.value)
  }
}
