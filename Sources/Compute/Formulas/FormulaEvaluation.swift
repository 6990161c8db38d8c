import Model
import Parallel

/// Computes an indicator over other indicators.
struct FormulaEvaluation: Sendable {
  /// The definition.
  let indicator: Indicator
  /// Its dimensions in order.
  let dimensions: [Dimension]
  /// The indicators computed so far.
  let index: ObservationIndex

  /// A value with the observations it came from, or the reason for none.
  struct Outcome {
    /// The value, or nil.
    var value: Double?
    /// Observations that were looked up, in order.
    var inputs: [ObservationKey] = []
    /// Qualifications of the inputs.
    var status: ObservationStatus = []
    /// Why there is no value.
    var absence: AbsenceReason?
    /// Least number of contributors behind a part that readers do not see; 0 for none.
    var contributors = 0
    /// Whether an observation was found at a code that `over` went through.
    var isFound = false
    /// Whether the value of an input may exist and is not known.
    var isUnknown = false

    /// Takes in what another outcome was computed from.
    mutating func use(_ other: Outcome) {
      inputs += other.inputs
      status.formUnion(other.status)
      isFound = isFound || other.isFound
      isUnknown = isUnknown || other.isUnknown
      let known = [contributors, other.contributors].filter { $0 > 0 }
      contributors = known.min() ?? 0
    }
  }

  /// Where a formula is computed.
  struct Place {
    /// The period.
    var period: ReferencePeriod
    /// The position on the indicator's own dimensions.
    var position: [DimensionValue]
    /// Codes that `over` goes through, by dimension.
    var codes: [String: DimensionValue] = [:]
  }

  /// The dataset of a formula over a series of periods.
  func dataset(
    _ formula: Formula, _ periods: [ReferencePeriod], threads: Int = 1
  ) -> Dataset {
    let observations = parallelMap(periods, threads: threads) { period in
      positions(period).compactMap { position -> Observation? in
        let outcome = evaluate(formula, Place(period: period, position: position))
        // Of long lists the inputs have only codes that occur.
        if outcome.inputs.isEmpty && isOfLongList(position) { return nil }
        return Observation(
          period: period, position: position,
          value: outcome.value, contributors: outcome.contributors, inputs: outcome.inputs,
          status: outcome.status,
          absence: outcome.value == nil ? outcome.absence ?? .notApplicable : nil)
      }
    }.flatMap { $0 }
    return Dataset(
      indicator: indicator.description, dimensions: dimensions, observations: observations,
      nature: .derived)
  }

  private func isOfLongList(_ position: [DimensionValue]) -> Bool {
    zip(position, dimensions).contains { value, dimension in
      value != .total && dimension.codeList.codes.count > DatasetAssembly.longList
    }
  }

  /// The total, and the positions of each breakdown.
  private func positions(_ period: ReferencePeriod) -> [[DimensionValue]] {
    let total = Array(repeating: DimensionValue.total, count: dimensions.count)
    let tables = indicator.breakdowns.flatMap { breakdown in
      combinations(breakdown, period.lastDay)
    }
    return [total] + tables
  }

  private func combinations(_ breakdown: [String], _ day: Day) -> [[DimensionValue]] {
    var positions = [Array(repeating: DimensionValue.total, count: dimensions.count)]
    for id in breakdown {
      guard let place = dimensions.firstIndex(where: { $0.id == id }) else { continue }
      let codes = dimensions[place].codeList.codes.enumerated().filter { $1.isValid(on: day) }
      positions = positions.flatMap { position in
        codes.map { code, _ in
          var position = position
          position[place] = .code(code)
          return position
        }
      }
    }
    return positions
  }

  /// The value of a formula at a place.
  func evaluate(_ formula: Formula, _ place: Place) -> Outcome {
    switch formula {
    case .number(let number): return Outcome(value: number)
    case .reference(let reference): return value(of: reference, place)
    case .absolute(let inner):
      var outcome = evaluate(inner, place)
      outcome.value = outcome.value.map(abs)
      return outcome
    case .over(let combination, let dimension, let inner):
      return value(of: inner, over: dimension, combination, place)
    case .arithmetic(let sign, let left, let right):
      let (first, second) = (evaluate(left, place), evaluate(right, place))
      var outcome = first
      outcome.use(second)
      outcome.value = nil
      outcome.absence = first.absence ?? second.absence
      if let first = first.value, let second = second.value {
        outcome.value = apply(sign, first, second)
      }
      return outcome
    }
  }

  private func apply(_ sign: Arithmetic, _ left: Double, _ right: Double) -> Double? {
    let result =
      switch sign {
      case .add: left + right
      case .subtract: left - right
      case .multiply: left * right
      case .divide: left / right
      }
    return result.isFinite ? result : nil
  }
}
