import Model
import Synchronization

/// Values over a block that several definitions ask for, evaluated once.
///
/// Populations are other rows of the same block: what is asked for again is evaluated for all rows of the
/// block, and each population takes its own.
final class SharedValues: Sendable {
  private let block: RowFrame
  private let start: Int
  private let repeated: Set<Expression>
  private let known = Mutex<[Expression: Vector]>([:])

  /// Nothing known yet of a stretch of rows; `repeated` are the expressions worth keeping.
  init(of rows: Range<Int>, _ table: LinkedTable, _ repeated: Set<Expression>) {
    block = RowFrame(table: table, rows: .stretch(rows), parents: [])
    start = rows.lowerBound
    self.repeated = repeated
  }

  /// The values for the rows of a frame within the block; nil for an expression that is asked for once.
  func values(
    of expression: Expression, _ frame: RowFrame, _ evaluate: (RowFrame) -> Vector
  ) -> Vector? {
    guard expression.isCostly, repeated.contains(expression) else { return nil }
    let all = known.withLock { $0[expression] } ?? kept(expression, evaluate(block))
    guard case .indices(let rows) = frame.rows else { return all }
    return all.gathered(rows.map { $0 - Int32(start) })
  }

  private func kept(_ expression: Expression, _ values: Vector) -> Vector {
    known.withLock { $0[expression] = values }
    return values
  }
}

/// The expressions over units that occur more than once in a catalogue and cost much to evaluate.
struct RepeatedExpressions: Sendable {
  private var counts: [String: [Expression: Int]] = [:]
  /// By extract of the population.
  private(set) var byExtract: [String: Set<Expression>] = [:]

  /// Counts those of all plans over units.
  init(_ indicators: [Indicator]) {
    for case .units(let plan) in indicators.map(\.plan) {
      let condition = plan.population.condition.map { [$0] } ?? []
      for expression in condition + plan.measure.expressions + plan.codes {
        count(expression, plan.population.extract)
      }
    }
    byExtract = counts.mapValues { counts in Set(counts.filter { $0.value > 1 }.keys) }
  }

  private mutating func count(_ expression: Expression, _ extract: String) {
    guard expression.level == 0 else { return }
    if expression.isCostly {
      // What is inside is evaluated over other rows.
      counts[extract, default: [:]][expression, default: 0] += 1
    } else {
      for child in expression.children { count(child, extract) }
    }
  }
}

extension Expression {
  /// Whether it goes through other rows, or takes dates apart.
  fileprivate var isCostly: Bool {
    switch kind {
    case .aggregate, .ofPerson, .days, .isCovered, .elapsed: true
    default: false
    }
  }
}
