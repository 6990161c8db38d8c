internal import Compute
internal import Model

/// Puts the numbers of rows on the way to a figure in order, without those that say nothing.
struct StepList {
  /// How the indicator is computed.
  let plan: UnitPlan
  /// The rows at each step.
  let counts: PopulationSteps
  /// The rows of the files that the population comes from.
  let read: RowAccount
  /// The population's conditions in the definition's words.
  let conditions: [String]
  /// Where the figure stands.
  let codes: [Explanation.PositionCode]

  /// The steps in order.
  var steps: [Explanation.Step] {
    var steps: [Explanation.Step] = []
    if read.read > 0 {
      steps = [
        step(.read, read.read), step(.quarantined, read.quarantined),
        step(.accepted, read.accepted),
      ]
    } else {
      steps = [step(.accepted, counts.rows)]
    }
    if let found = counts.withPerson { steps.append(step(.withPerson, found)) }
    steps += zip(conditions, counts.afterConditions).map { step(.condition, $1, $0) }
    if !codes.isEmpty {
      let text = codes.map { "\($0.dimension) = \($0.code)" }.joined(separator: " and ")
      steps.append(step(.position, counts.atPosition, text))
    }
    if let findable = counts.findable { steps.append(step(.findable, findable)) }
    return steps + lastSteps
  }

  private var lastSteps: [Explanation.Step] {
    let leftOut: [(Explanation.Step.Kind, Int)] = [
      (.unlinked, counts.unlinked), (.outside, counts.outside), (.incomplete, counts.incomplete),
    ]
    var steps = leftOut.filter { $0.1 > 0 }.map { step($0.0, $0.1) }
    steps.append(step(.base, counts.base))
    if let rows = counts.inDenominator { steps.append(step(.denominator, rows)) }
    if let rows = counts.inNumerator { steps.append(step(.numerator, rows)) }
    return steps
  }

  private func step(
    _ kind: Explanation.Step.Kind, _ rows: Int, _ text: String = ""
  ) -> Explanation.Step {
    Explanation.Step(kind: kind, text: text, rows: rows)
  }
}
