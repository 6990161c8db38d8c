import Model

/// Gives expressions numbers, equal ones the same, so that they can be told apart quickly.
struct ExpressionNumbers {
  private var numbers: [Expression: Int] = [:]

  /// The number of an expression.
  mutating func number(of expression: Expression) -> Int {
    let number = numbers[expression] ?? numbers.count
    numbers[expression] = number
    return number
  }
}

/// An expression with its number; conditions are taken apart at `and` and `or`.
struct NumberedExpression: Sendable {
  /// The same for equal expressions.
  let number: Int
  /// What is computed.
  let expression: Expression
  /// The parts of an `and` or `or`, otherwise empty.
  let parts: [NumberedExpression]

  /// Numbers an expression and its parts.
  init(_ expression: Expression, _ numbers: inout ExpressionNumbers) {
    number = numbers.number(of: expression)
    self.expression = expression
    switch expression.kind {
    case .and(let parts), .or(let parts):
      self.parts = parts.map { NumberedExpression($0, &numbers) }
    default: parts = []
    }
  }
}

/// The parts of an indicator that others over the same rows may have too, and what it reads: found once,
/// not for each period.
struct NumberedPlan: Sendable {
  /// Ids of the extracts that it reads, the population's first.
  let extracts: [String]
  /// Whether rows are selected by the household of a person.
  let usesHouseholds: Bool
  /// Which rows are units; nil for all.
  let condition: NumberedExpression?
  /// The code of a unit on each dimension of the indicator, where it has one.
  let dimensions: [NumberedExpression?]
  /// What a unit answered, by dimension, where it may have several codes.
  let answers: [Int: Answer]

  /// The parts of a response.
  struct Answer: Sendable {
    /// What counts in the numerator.
    let counted: NumberedExpression
    /// What counts in the base; nil for all codes.
    let among: NumberedExpression?
  }

  /// Numbers the parts of a plan; indicators that are evaluated together need the same numbers.
  init(_ plan: UnitPlan, dimensions: [Dimension], _ numbers: inout ExpressionNumbers) {
    extracts = plan.extracts
    usesHouseholds = plan.usesHouseholds
    condition = plan.population.condition.map { NumberedExpression($0, &numbers) }
    self.dimensions = dimensions.map { dimension in
      plan.dimensions[dimension.id].map { NumberedExpression($0, &numbers) }
    }
    answers = dimensions.enumerated().reduce(into: [:]) { answers, dimension in
      guard let response = plan.responses[dimension.element.id] else { return }
      answers[dimension.offset] = Answer(
        counted: NumberedExpression(response.counted, &numbers),
        among: response.among.map { NumberedExpression($0, &numbers) })
    }
  }
}
