import Model

/// Looking up the observations of other indicators.
extension FormulaEvaluation {
  /// The value of a reference, its window taken together.
  func value(of reference: Formula.Reference, _ place: Place) -> Outcome {
    let periods = periods(of: reference, place.period)
    let parts = periods.map { period in
      var there = place
      there.period = period
      var part = input(reference, there)
      // A break at the beginning of a window is none of the period that is computed.
      if period != place.period { part.status.subtract(.breakInSeries) }
      return part
    }
    var outcome = Outcome(absence: parts.lazy.compactMap(\.absence).first)
    for part in parts { outcome.use(part) }
    if periods.contains(where: { isBroken(reference, $0, place) }) {
      outcome.absence = .notApplicable
      return outcome
    }
    let values = parts.compactMap(\.value)
    guard values.count == parts.count else { return outcome }
    let sum = values.reduce(0, +)
    if case .mean = reference.window {
      outcome.value = sum / Double(values.count)
    } else {
      outcome.value = sum
    }
    return outcome
  }

  private func isBroken(
    _ reference: Formula.Reference, _ period: ReferencePeriod, _ place: Place
  ) -> Bool {
    guard period != place.period, let dataset = index.dataset(reference.indicator) else {
      return false
    }
    return index.isBroken(
      reference.indicator, at: Cell(reference, dataset, place, dimensions).position,
      between: period, and: place.period)
  }

  private func periods(
    of reference: Formula.Reference, _ period: ReferencePeriod
  ) -> [ReferencePeriod] {
    let last = shifted(period, byMonths: reference.monthsAgo)
    switch reference.window {
    case .single: return [last]
    case .mean(let count), .sum(let count):
      return (0..<count).map { last.advanced(by: $0 - count + 1) }
    case .yearToDate:
      let january = ReferencePeriod(
        containing: ReferencePeriod(year: last.year).firstDay, frequency: last.frequency)
      return ReferencePeriod.series(from: january, through: last)
    }
  }

  private func shifted(_ period: ReferencePeriod, byMonths months: Int) -> ReferencePeriod {
    months == 0
      ? period
      : ReferencePeriod(
        containing: period.lastDay.adding(months: -months), frequency: period.frequency)
  }

  /// One observation of an input; of another frequency the newest one within the carry limit.
  func input(_ reference: Formula.Reference, _ place: Place) -> Outcome {
    guard let dataset = index.dataset(reference.indicator) else {
      return Outcome(absence: .sourceMissing, isUnknown: true)
    }
    let cell = Cell(reference, dataset, place, dimensions)
    let frequency = dataset.indicator.frequency
    let newest = place.period.converted(to: frequency)
    let mayCarry = frequency != place.period.frequency || dataset.nature == .published
    let candidates = mayCarry ? carried(newest, until: place.period) : [newest]
    for candidate in candidates {
      guard let found = found(cell, candidate, dataset) else { continue }
      guard found.value != nil || candidates.count == 1 else { continue }
      var outcome = found
      if candidate != newest {
        outcome.status.subtract(.breakInSeries)
        outcome.status.formUnion(.estimated)
      }
      return outcome
    }
    // A code that an input does not have is none of which something is not known yet.
    return Outcome(absence: .sourceMissing, isUnknown: !cell.isPart)
  }

  /// The observation of a cell in a period; nil where there is none.
  private func found(
    _ cell: Cell, _ period: ReferencePeriod, _ dataset: Dataset
  ) -> Outcome? {
    let id = dataset.indicator.id
    let key = ObservationKey(indicator: id, period: period, position: cell.position)
    let whole = ObservationKey(indicator: id, period: period, position: cell.whole)
    let base = cell.isPart ? index[whole] : nil
    let own = index[key]
    guard let observation = own ?? zero(base, dataset, cell) else { return nil }
    // The cells of a part that readers do not see protect nobody: its total does.
    let isInner = base != nil && !index.isPublished(id)
    let isAboutPeople = dataset.nature != .published && dataset.nature != .impersonal
    let contributors = isAboutPeople ? base?.contributors ?? 0 : 0
    return Outcome(
      value: observation.value, inputs: [isInner || own == nil ? whole : key],
      status: observation.status,
      absence: observation.absence == .notReached ? .notApplicable : observation.absence,
      contributors: isInner ? contributors : 0, isFound: cell.isPart && own != nil,
      isUnknown: observation.absence?.isOfSource == true)
  }

  /// A number that has no cell of its own in a long list is zero where its total is known.
  private func zero(_ base: Observation?, _ dataset: Dataset, _ cell: Cell) -> Observation? {
    let isCount = dataset.nature == .impersonal && dataset.indicator.unit.isCount
    guard dataset.nature == .frequency || isCount, var observation = base else { return nil }
    observation.position = cell.position
    if observation.value != nil { observation.value = 0 }
    return observation
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
}

/// Where an input is looked up.
private struct Cell {
  /// The position on the input's dimensions.
  var position: [DimensionValue]
  /// The same with all codes together that `over` goes through.
  var whole: [DimensionValue]
  /// Whether the two differ.
  var isPart: Bool { position != whole }

  init(
    _ reference: Formula.Reference, _ dataset: Dataset, _ place: FormulaEvaluation.Place,
    _ dimensions: [Dimension]
  ) {
    (position, whole) = ([], [])
    for dimension in dataset.dimensions {
      let own = dimensions.firstIndex { $0.id == dimension.id }.map { place.position[$0] }
      let fixed = reference.fixed[dimension.id]
      position.append(fixed ?? place.codes[dimension.id] ?? own ?? .total)
      whole.append(fixed ?? own ?? .total)
    }
  }
}
