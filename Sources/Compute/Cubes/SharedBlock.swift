import Model

/// A block of rows with what has been evaluated over it, so that indicators share the work on the
/// parts that their definitions have in common.
///
/// Populations are compared condition by condition: nearly all of a register's begin with the same
/// one. Parts are known by numbers given once, so that looking them up costs nothing.
struct SharedBlock {
  private let block: RowFrame
  /// Evaluates over the block, sharing what several definitions ask for.
  let evaluator: Evaluator
  private var truths: [Int: [UInt8]] = [:]
  private var frames: [Int: RowFrame] = [:]
  private var codes: [CodeKey: [Int64]] = [:]

  /// Codes depend on which rows were selected.
  private struct CodeKey: Hashable {
    var expression: Int
    var condition: Int?
  }

  /// A block of which nothing has been evaluated.
  init(rows: RowFrame, evaluator: Evaluator) {
    block = rows
    self.evaluator = evaluator
  }

  /// The rows that satisfy the condition of a population; all rows without one.
  mutating func rows(where condition: NumberedExpression?) -> RowFrame {
    guard let condition else { return block }
    if let frame = frames[condition.number] { return frame }
    let frame = block.selecting(truth(of: condition))
    frames[condition.number] = frame
    return frame
  }

  /// The values of a dimension's expression for the rows that satisfy a condition.
  mutating func codes(
    _ expression: NumberedExpression, where condition: NumberedExpression?
  ) -> [Int64] {
    let key = CodeKey(expression: expression.number, condition: condition?.number)
    if let found = codes[key] { return found }
    let values = evaluator.evaluate(expression.expression, [rows(where: condition)]).exact
    codes[key] = values
    return values
  }

  /// Whether a condition holds, taken apart at `and` and `or`.
  private mutating func truth(of condition: NumberedExpression) -> [UInt8] {
    if let found = truths[condition.number] { return found }
    let truth =
      switch condition.expression.kind {
      case .and: folded(condition.parts) { Truth.and($0, $1) }
      case .or: folded(condition.parts) { Truth.or($0, $1) }
      default: evaluator.evaluate(condition.expression, [block]).truth
      }
    truths[condition.number] = truth
    return truth
  }

  private mutating func folded(
    _ parts: [NumberedExpression], _ rule: (UInt8, UInt8) -> UInt8
  ) -> [UInt8] {
    var result = parts.first.map { truth(of: $0) } ?? []
    for part in parts.dropFirst() {
      let next = truth(of: part)
      for row in 0..<min(result.count, next.count) { result[row] = rule(result[row], next[row]) }
    }
    return result
  }
}
