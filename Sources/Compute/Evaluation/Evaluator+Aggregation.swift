import Model

extension Evaluator {
  /// One value for each row of the innermost block, from the rows of another table about the same
  /// person.
  func aggregate(
    _ aggregation: Aggregation, _ selection: Selection, _ type: ValueType, _ frames: [RowFrame]
  ) -> Vector {
    guard let frame = frames.last, let related = related(selection, to: frame) else {
      return Vector.missing(type, count: frames.last?.count ?? 1)
    }
    let inner = frames + [related]
    let selected = selection.condition.map { evaluate($0, inner).truth }
    let group = Group(parents: related.parents, selected: selected, count: frame.count)
    switch aggregation {
    case .exists: return .truth(group.exists())
    case .count: return .exact(group.counts())
    case .sum(let value):
      let values = evaluate(value, inner)
      return type == .real ? .real(group.sums(values.real)) : .exact(group.sums(values.exact))
    case .least(let value):
      let values = evaluate(value, inner)
      return values.gathered(group.rows(by: values.ordered, takingFirst: true))
    case .greatest(let value):
      let values = evaluate(value, inner)
      return values.gathered(group.rows(by: values.ordered, takingFirst: false))
    case .first(let value, let order):
      let rows = group.rows(by: evaluate(order, inner).ordered, takingFirst: true)
      return evaluate(value, inner).gathered(rows)
    case .latest(let value, let order):
      let rows = group.rows(by: evaluate(order, inner).ordered, takingFirst: false)
      return evaluate(value, inner).gathered(rows)
    case .each(let value): return .exact(group.sets(evaluate(value, inner).exact))
    }
  }

  /// The rows of a selection's extract that belong to the rows of a block; nil where it is not there.
  func related(_ selection: Selection, to frame: RowFrame) -> RowFrame? {
    guard let table = store.table(selection.extract, for: period) else { return nil }
    switch selection.link {
    case .person: return frame.related(table)
    case .household: return households.map { frame.related(table, through: $0) }
    }
  }
}

/// Selected inner rows and the outer row that each belongs to.
private struct Group {
  let parents: [Int32]
  let selected: [UInt8]?
  let count: Int

  @inline(__always)
  private func each(_ body: (_ row: Int, _ parent: Int) -> Void) {
    guard let selected else {
      for row in parents.indices { body(row, Int(parents[row])) }
      return
    }
    for row in parents.indices where selected[row] == Truth.yes { body(row, Int(parents[row])) }
  }

  func exists() -> [UInt8] {
    var found = [UInt8](repeating: Truth.no, count: count)
    each { _, parent in found[parent] = Truth.yes }
    return found
  }

  func counts() -> [Int64] {
    var counts = [Int64](repeating: 0, count: count)
    each { _, parent in counts[parent] += 1 }
    return counts
  }

  /// Sets of the codes that occur.
  func sets(_ codes: [Int64]) -> [Int64] {
    var sets = [Int64](repeating: 0, count: count)
    each { row, parent in sets[parent] |= CodeSet.of(codes[row]) }
    return sets
  }

  /// Sums of the values there are; a sum that passes 64 bits on its way is missing.
  func sums(_ values: [Int64]) -> [Int64] {
    var sums = [Int64](repeating: Column.missingWide, count: count)
    var isTooLarge = [Bool](repeating: false, count: count)
    each { row, parent in
      guard values[row] != Column.missingWide else { return }
      let held = sums[parent] == Column.missingWide ? 0 : sums[parent]
      let (sum, overflow) = held.addingReportingOverflow(values[row])
      if overflow || sum == Column.missingWide { isTooLarge[parent] = true }
      sums[parent] = sum
    }
    for parent in sums.indices where isTooLarge[parent] { sums[parent] = Column.missingWide }
    return sums
  }

  func sums(_ values: [Double]) -> [Double] {
    var sums = [Double](repeating: .nan, count: count)
    each { row, parent in
      guard !values[row].isNaN else { return }
      sums[parent] = sums[parent].isNaN ? values[row] : sums[parent] + values[row]
    }
    return sums
  }

  /// The row that comes first or last in an order; rows without a place in it do not count.
  func rows(by order: [Int64], takingFirst: Bool) -> [Int32] {
    var best = [Int32](repeating: -1, count: count)
    each { row, parent in
      guard order[row] != Column.missingWide else { return }
      let held = best[parent]
      let isBetter =
        held < 0 || (takingFirst ? order[row] < order[Int(held)] : order[row] >= order[Int(held)])
      if isBetter { best[parent] = Int32(row) }
    }
    return best
  }
}
