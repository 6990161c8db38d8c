internal import Compute
internal import Model
internal import Publish

/// Writes how a figure follows from its numbers: `37 / 142 × 100 = 26.1`.
struct FigureEquation {
  /// What readers are told about the indicator.
  let indicator: IndicatorDescription

  /// A number of a calculation: whole where it is whole, else with six decimals at most.
  static func text(_ number: Double) -> String {
    guard number != number.rounded() else { return PrintedNumber.text(number, decimals: 0) }
    let text = PrintedNumber.text(number, decimals: 6)
    let digits = text.reversed().drop { $0 == "0" }.reversed()
    return digits.last == "." ? String(digits.dropLast()) : String(digits)
  }

  /// The value as printed, or why there is none.
  func outcome(_ observation: Observation) -> String {
    guard let value = observation.value else {
      return observation.absence?.rawValue ?? "no value"
    }
    return PrintedNumber.text(value, decimals: indicator.decimals)
  }

  /// The calculation of an indicator over units.
  func text(_ measure: Measure, _ observation: Observation) -> String {
    let outcome = outcome(observation)
    switch measure {
    case .share, .ratio, .mean, .weightedShare:
      return quotient(observation).map { "\($0) = \(outcome)" } ?? outcome
    case .quantile(let order, _):
      return "\(name(order)) of \(units(observation)) values = \(outcome)"
    case .duration(let order, _):
      return "\(name(order)) of the times of \(units(observation)) units = \(outcome)"
    case .least: return "least of \(units(observation)) values = \(outcome)"
    case .greatest: return "greatest of \(units(observation)) values = \(outcome)"
    case .count, .distinct, .sum, .value: return outcome
    }
  }

  private func quotient(_ observation: Observation) -> String? {
    guard let numerator = observation.numerator, let denominator = observation.denominator else {
      return nil
    }
    let base = indicator.unit.base
    let times = base == 1 ? "" : " × \(Self.text(base))"
    return "\(Self.text(numerator)) / \(Self.text(denominator))\(times)"
  }

  private func units(_ observation: Observation) -> String {
    Self.text(observation.denominator ?? Double(observation.contributors))
  }

  private func name(_ order: Double) -> String {
    order == 0.5 ? "median" : "percentile \(Self.text(order * 100))"
  }

  /// A formula with its numbers filled in.
  func text(_ step: FormulaStep, _ observation: Observation) -> String {
    if case .number = step.formula { return outcome(observation) }
    return "\(filled(step)) = \(outcome(observation))"
  }

  /// What a formula takes over the codes of a dimension, one line a code.
  func terms(of step: FormulaStep) -> [(codes: [String: DimensionValue], text: String)] {
    guard case .over = step.formula else { return step.parts.flatMap { terms(of: $0) } }
    return step.parts.map { part in
      if case .reference = part.formula { return (part.codes, valueText(part)) }
      return (part.codes, "\(filled(part)) = \(valueText(part))")
    }
  }

  private func filled(_ step: FormulaStep) -> String {
    switch step.formula {
    case .number(let number): return Self.text(number)
    case .reference: return valueText(step)
    case .over(let combination, let dimension, _):
      return "\(combination.rawValue) over \(dimension) (\(valueText(step)))"
    case .absolute: return "|\(step.parts.first.map(filled) ?? "")|"
    case .arithmetic(let sign, _, _):
      guard step.parts.count == 2 else { return valueText(step) }
      let mark = sign == .multiply ? "×" : sign.rawValue
      let left = operand(step.parts[0], of: sign, isRight: false)
      return "\(left) \(mark) \(operand(step.parts[1], of: sign, isRight: true))"
    }
  }

  /// An operand in parentheses where it would be read otherwise without them.
  private func operand(_ step: FormulaStep, of sign: Arithmetic, isRight: Bool) -> String {
    let text = filled(step)
    if case .reference = step.formula { return text.hasPrefix("-") ? "(\(text))" : text }
    guard case .arithmetic(let inner, _, _) = step.formula else { return text }
    let isTighter = inner.isTight || !sign.isTight
    let isUneven = sign == .subtract || sign == .divide
    let mustStay = isRight && isUneven && inner.isTight == sign.isTight
    return isTighter && !mustStay ? text : "(\(text))"
  }

  private func valueText(_ step: FormulaStep) -> String {
    step.value.map { Self.text($0) } ?? step.absence?.rawValue ?? "no value"
  }

  /// A composite: the weighted mean of the scores of its components.
  func text(
    _ components: [(component: Composite.Component, value: Double?)], _ observation: Observation
  ) -> String {
    let terms = components.map { component, value in
      let score = value.map { Self.text(component.score($0)) } ?? "no value"
      return component.weight == 1 ? score : "\(Self.text(component.weight)) × \(score)"
    }
    let weights = components.reduce(0) { $0 + $1.component.weight }
    return "(\(terms.joined(separator: " + "))) / \(Self.text(weights)) = \(outcome(observation))"
  }
}

extension Arithmetic {
  /// Whether it binds before addition and subtraction.
  fileprivate var isTight: Bool {
    self == .multiply || self == .divide
  }
}
