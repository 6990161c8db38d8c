public import Model

/// A part of a formula with the value that it has for one figure.
public struct FormulaStep: Sendable {
  /// The part.
  public var formula: Formula
  /// Codes at which it is taken, by dimension, where it is one of the values that `over` combines.
  public var codes: [String: DimensionValue]
  /// Its value, or nil.
  public var value: Double?
  /// Why it has no value.
  public var absence: AbsenceReason?
  /// The parts that it is made of: operands, or the values at all codes of a dimension that occur.
  public var parts: [FormulaStep]
}

extension FormulaEvaluation {
  /// A formula and its parts with their values.
  func step(_ formula: Formula, _ place: Place) -> FormulaStep {
    let outcome = evaluate(formula, place)
    return FormulaStep(
      formula: formula, codes: place.codes, value: outcome.value, absence: outcome.absence,
      parts: parts(of: formula, place))
  }

  private func parts(of formula: Formula, _ place: Place) -> [FormulaStep] {
    switch formula {
    case .number, .reference: []
    case .arithmetic(_, let left, let right): [step(left, place), step(right, place)]
    case .absolute(let inner): [step(inner, place)]
    case .over(_, let dimension, let inner):
      (places(over: dimension, inner, place) ?? [])
        .filter { evaluate(inner, $0).isFound }.map { step(inner, $0) }
    }
  }
}
