import Model
import Suppression

extension ReleaseAssembly {
  /// How the numbers of a dataset are planned; nil for one without cells.
  func numbers(of dataset: Int) -> PlannedNumbers? { collector.plans[dataset] }

  /// Formulas that add up.
  var formulas: [FormulaLinks.Link] { formulaLinks.links }

  /// How a dataset adds up others; nil where it does not.
  func linearFormula(of dataset: Int) -> LinearFormula? {
    guard case .formula(let formula)? = collector.indicators[datasets[dataset].indicator.id]?.plan
    else { return nil }
    return LinearFormula(formula)
  }
}

extension PlannedNumbers {
  /// The number that a column shows; nil for those of the coverage.
  func number(in column: ReleaseNames.Column) -> Number? {
    switch column {
    case .value: value
    case .numerator: numerator
    case .denominator: denominator
    case .linked, .population: nil
    }
  }
}
