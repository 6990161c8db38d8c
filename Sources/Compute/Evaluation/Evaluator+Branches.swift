import Model

extension Evaluator {
  /// The value of the first branch whose condition holds; the last one where none does.
  func chosen(
    _ branches: [Branch], _ otherwise: Expression?, _ type: ValueType, _ frames: [RowFrame]
  ) -> Vector {
    let count = frames.last?.count ?? 1
    // From the last branch to the first, so that an earlier one takes the place of a later one.
    return branches.reversed().reduce(
      otherwise.map { evaluate($0, frames) } ?? Vector.missing(type, count: count)
    ) { rest, branch in
      let isChosen = evaluate(branch.condition, frames).truth
      let values = evaluate(branch.value, frames)
      return switch type {
      case .yesNo: .truth(merged(isChosen, values.truth, rest.truth))
      case .real: .real(merged(isChosen, values.real, rest.real))
      default: .exact(merged(isChosen, values.exact, rest.exact))
      }
    }
  }

  @inline(__always)
  private func merged<Value>(_ isChosen: [UInt8], _ values: [Value], _ rest: [Value]) -> [Value] {
    var merged = rest
    for row in 0..<min(isChosen.count, values.count, rest.count) where isChosen[row] == Truth.yes {
      merged[row] = values[row]
    }
    return merged
  }

  /// The sets of the codes of all branches whose conditions hold.
  func codes(_ branches: [Branch], _ frames: [RowFrame]) -> Vector {
    var sets = [Int64](repeating: 0, count: frames.last?.count ?? 1)
    for branch in branches {
      let holds = evaluate(branch.condition, frames).truth
      let codes = evaluate(branch.value, frames).exact
      for row in sets.indices where holds[row] == Truth.yes { sets[row] |= CodeSet.of(codes[row]) }
    }
    return .exact(sets)
  }
}

/// Sets of codes as they are stored: a bit for each.
enum CodeSet {
  /// More codes than a stored set can hold apart from the mark of a missing value.
  static let limit: Int64 = 62

  /// The set of one code; of none for a missing one.
  @inline(__always)
  static func of(_ code: Int64) -> Int64 {
    code >= 0 && code < limit ? 1 << code : 0
  }
}
