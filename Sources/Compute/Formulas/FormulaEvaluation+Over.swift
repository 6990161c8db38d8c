import Model

/// Taking the values at all codes of a dimension together.
extension FormulaEvaluation {
  /// The sum or mean of a formula over the codes of a dimension; where the place has a code on the
  /// dimension already, the value there.
  ///
  /// Codes at which the formula does not apply, and those that do not occur, are left out. One whose
  /// value is not known, because a source is missing or not yet due, leaves no value for the whole.
  func value(
    of formula: Formula, over dimension: String, _ combination: Formula.Combination,
    _ place: Place
  ) -> Outcome {
    guard let places = places(over: dimension, formula, place) else {
      return evaluate(formula, place)
    }
    var result = Outcome()
    var values: [Double] = []
    var unknown: AbsenceReason?
    for there in places {
      let outcome = evaluate(formula, there)
      // Of long lists the inputs have only codes that occur.
      guard outcome.isFound else { continue }
      result.use(outcome)
      if let value = outcome.value { values.append(value) }
      result.absence = result.absence ?? outcome.absence
      if outcome.isUnknown, let absence = outcome.absence, absence.isOfSource {
        unknown = unknown ?? absence
      }
    }
    result.isUnknown = unknown != nil
    var seen: Set<ObservationKey> = []
    result.inputs.removeAll { !seen.insert($0).inserted }
    // What does not apply at a code is no part of the whole; what is not known yet is one.
    if let unknown {
      result.absence = unknown
      return result
    }
    guard !values.isEmpty else {
      let whole = evaluate(formula, place)
      result.use(whole)
      result.absence = result.absence ?? whole.absence ?? .notApplicable
      return result
    }
    let sum = values.reduce(0, +)
    let value = combination == .sum ? sum : sum / Double(values.count)
    result.value = value.isFinite ? value : nil
    result.absence = value.isFinite ? nil : .notApplicable
    return result
  }

  /// The places of a formula at all codes of a dimension; nil where the place has a code already, and
  /// where no input has the dimension.
  func places(over dimension: String, _ formula: Formula, _ place: Place) -> [Place]? {
    guard isTotal(dimension, place), let codes = codes(of: dimension, in: formula) else {
      return nil
    }
    return codes.map { code in
      var there = place
      there.codes[dimension] = .code(code)
      return there
    }
  }

  private func isTotal(_ dimension: String, _ place: Place) -> Bool {
    guard place.codes[dimension] == nil else { return false }
    let own = dimensions.firstIndex { $0.id == dimension }
    return own.map { place.position[$0] == .total } ?? true
  }

  /// The places of a dimension's codes; nil where no input has the dimension.
  private func codes(of dimension: String, in formula: Formula) -> Range<Int>? {
    formula.references.lazy.compactMap { reference in
      index.dataset(reference.indicator)?.dimensions.first { $0.id == dimension }
    }.first?.codeList.codes.indices
  }
}

extension AbsenceReason {
  /// Whether there may be a value that is not known here, as against none that could be.
  var isOfSource: Bool {
    switch self {
    case .sourceMissing, .notYetDue, .notPublished: true
    case .notApplicable, .notReached: false
    }
  }
}
