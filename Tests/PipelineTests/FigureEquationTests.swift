import Model
import Testing

@testable import Compute
@testable import Pipeline

@Suite("FigureEquation")
struct FigureEquationTests {
  private let period = ReferencePeriod(year: 2026)

  private func equation(_ unit: UnitOfMeasure, decimals: Int = 1) -> FigureEquation {
    let text = Localized(az: "a", en: "a")
    return FigureEquation(
      indicator: IndicatorDescription(
        id: "a", version: 1, area: "a", title: text, definition: text, unit: unit,
        decimals: decimals, direction: .context, frequency: .annual))
  }

  private func figure(
    _ value: Double?, _ numerator: Double? = nil, _ denominator: Double? = nil
  ) -> Observation {
    Observation(
      period: period, position: [], value: value, numerator: numerator, denominator: denominator,
      absence: value == nil ? .notApplicable : nil)
  }

  private func number(_ value: Double) -> FormulaStep {
    let reference = Formula.Reference(indicator: "x")
    return FormulaStep(
      formula: .reference(reference), codes: [:], value: value, absence: nil, parts: [])
  }

  private func step(_ sign: Arithmetic, _ left: FormulaStep, _ right: FormulaStep) -> FormulaStep {
    FormulaStep(
      formula: .arithmetic(sign, left.formula, right.formula), codes: [:], value: nil,
      absence: nil, parts: [left, right])
  }

  @Test("A share is shown as the division that it is, with the factor of its unit")
  func shares() {
    let share = Measure.count
    #expect(equation(.percent).text(share, figure(26.056)) == "26.1")
    let condition = Expression(
      .literal(1), type: .yesNo, position: SourcePosition(line: 1, column: 1))
    #expect(
      equation(.percent).text(.share(condition), figure(26.056, 37, 142)) == "37 / 142 × 100 = 26.1"
    )
    #expect(
      equation(.ratio, decimals: 2).text(.mean(condition), figure(0.5, 1.25, 2.5))
        == "1.25 / 2.5 = 0.50")
    #expect(
      equation(.percent).text(.share(condition), figure(nil, 0, 0))
        == "0 / 0 × 100 = not_applicable")
    #expect(
      equation(.days, decimals: 0).text(.quantile(0.9, condition), figure(12, nil, 40))
        == "percentile 90 of 40 values = 12")
  }

  @Test("Parentheses stand where the formula would be read otherwise, and nowhere else")
  func parentheses() {
    let (two, three, minus) = (number(2), number(3), number(-1))
    func text(_ step: FormulaStep) -> String { equation(.ratio).text(step, figure(1)) }
    #expect(text(step(.subtract, two, step(.subtract, three, two))) == "2 - (3 - 2) = 1.0")
    #expect(text(step(.subtract, step(.subtract, two, three), two)) == "2 - 3 - 2 = 1.0")
    #expect(text(step(.multiply, step(.add, two, three), two)) == "(2 + 3) × 2 = 1.0")
    #expect(text(step(.add, step(.multiply, two, three), two)) == "2 × 3 + 2 = 1.0")
    #expect(text(step(.divide, two, step(.multiply, three, two))) == "2 / (3 × 2) = 1.0")
    #expect(text(step(.subtract, two, minus)) == "2 - (-1) = 1.0")
  }

  @Test("Numbers have six decimals at most and no zeros at the end")
  func numbers() {
    let texts = [0, 12, 0.5, 2.0 / 3, 1e-9, -3.25].map(FigureEquation.text)
    #expect(texts == ["0", "12", "0.5", "0.666667", "0", "-3.25"])
  }
}
