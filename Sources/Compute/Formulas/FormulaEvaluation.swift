import Model

/// Computes an indicator over other indicators.
struct FormulaEvaluation {
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
  }

  /// The dataset of a formula over a series of periods.
  func dataset(_ formula: Formula, _ periods: [ReferencePeriod]) -> Dataset {
    let observations = periods.flatMap { period in
      positions(period).compactMap { position -> Observation? in
        let outcome = evaluate(formula, period, position)
        // Of long lists the inputs have only codes that occur.
        if outcome.inputs.isEmpty && isOfLongList(position) { return nil }
        return Observation(
          period: period, position: position,
          value: outcome.value, inputs: outcome.inputs,
          status: outcome.status,
          absence: outcome.value == nil ? outcome.absence ?? .notApplicable : nil)
      }
    }
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

  private func evaluate(
    _ formula: Formula, _ period: ReferencePeriod, _ position: [DimensionValue]
  ) -> Outcome {
    switch formula {
    case .number(let number): return Outcome(value: number)
    case .reference(let reference): return value(of: reference, period, position)
    case .absolute(let inner):
      var outcome = evaluate(inner, period, position)
      outcome.value = outcome.value.map(abs)
      return outcome
    case .over: return Outcome(absence: .notApplicable)
    case .arithmetic(let sign, let left, let right):
      let (first, second) = (evaluate(left, period, position), evaluate(right, period, position))
      var outcome = Outcome(
        inputs: first.inputs + second.inputs, status: first.status.union(second.status),
        absence: first.absence ?? second.absence)
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

  private func value(
    of reference: Formula.Reference, _ period: ReferencePeriod, _ position: [DimensionValue]
  ) -> Outcome {
    let earlier = shifted(period, byMonths: reference.monthsAgo)
    let single: [ReferencePeriod]
    switch reference.window {
    case .single: single = [earlier]
    case .mean(let count), .sum(let count):
      single = (0..<count).map { earlier.advanced(by: $0 - count + 1) }
    case .yearToDate:
      let january = ReferencePeriod(
        containing: ReferencePeriod(year: earlier.year).firstDay, frequency: earlier.frequency)
      single = ReferencePeriod.series(from: january, through: earlier)
    }
    let parts = single.map { input(reference, $0, position) }
    var outcome = Outcome(
      inputs: parts.flatMap(\.inputs),
      status: parts.reduce(ObservationStatus()) { $0.union($1.status) },
      absence: parts.lazy.compactMap(\.absence).first)
    let values = parts.compactMap(\.value)
    if values.count == parts.count {
      let sum = values.reduce(0, +)
      if case .mean = reference.window {
        outcome.value = sum / Double(values.count)
      } else {
        outcome.value = sum
      }
    }
    return outcome
  }

  private func shifted(_ period: ReferencePeriod, byMonths months: Int) -> ReferencePeriod {
    months == 0
      ? period
      : ReferencePeriod(
        containing: period.lastDay.adding(months: -months), frequency: period.frequency)
  }

  /// One observation of an input; of another frequency the newest one within the carry limit.
  func input(
    _ reference: Formula.Reference, _ period: ReferencePeriod, _ position: [DimensionValue]
  ) -> Outcome {
    guard let dataset = index.dataset(reference.indicator) else {
      return Outcome(absence: .sourceMissing)
    }
    let there = mapped(position, reference, to: dataset)
    let frequency = dataset.indicator.frequency
    let newest = period.converted(to: frequency)
    let mayCarry = frequency != period.frequency || dataset.nature == .published
    let candidates = mayCarry ? carried(newest, until: period) : [newest]
    for candidate in candidates {
      let key = ObservationKey(
        indicator: reference.indicator, period: candidate, position: there)
      guard let observation = index[key] else { continue }
      guard observation.value != nil || candidates.count == 1 else { continue }
      return Outcome(
        value: observation.value, inputs: [key],
        status: candidate == newest ? observation.status : observation.status.union(.estimated),
        absence: observation.absence)
    }
    return Outcome(absence: .sourceMissing)
  }

  /// Periods of another frequency whose values may stand in, newest first.
  private func carried(_ newest: ReferencePeriod, until period: ReferencePeriod)
    -> [ReferencePeriod]
  {
    let earliest = period.lastDay.adding(months: -indicator.carryForward)
    return (0...max(1, indicator.carryForward / newest.frequency.months + 1))
      .map { newest.advanced(by: -$0) }
      .filter { $0.lastDay <= period.lastDay && $0.lastDay >= earliest }
  }

  private func mapped(
    _ position: [DimensionValue], _ reference: Formula.Reference, to dataset: Dataset
  ) -> [DimensionValue] {
    dataset.dimensions.map { dimension in
      if let fixed = reference.fixed[dimension.id] { return fixed }
      return dimensions.firstIndex { $0.id == dimension.id }.map { position[$0] } ?? .total
    }
  }
}
