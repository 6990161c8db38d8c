/// Finds cheap changes of a release; what it answers is checked in whole numbers and never trusted.
protocol LinearSolver {
  /// Numbers looked at so far, about; what a search may spend is measured in it, as time is not repeatable.
  var work: Int { get }

  /// Finds the cheapest change that a programme asks for.
  ///
  /// - Returns: how cells change, the target included; nil where nothing changes as asked, or where the solver fails.
  mutating func solve(_ programme: LinearProgramme) -> [LinearChange]?
}

/// How much one cell changes, in a programme or in a solver's answer.
struct LinearChange {
  /// The cell, by its place in the programme.
  var cell: Int
  /// How much it changes.
  var amount: Double
}

/// The question for the cheapest change of a release that moves a cell by an amount.
///
/// Minimise the sum of the costs of rises and falls where all relations have the sum zero, the cells in `fixed` change
/// by what is said there, and each other cell stays within its bounds. A cell that can only move by a part of what the
/// first fixed cell does costs more by unit: the cost of hiding it is spread over what it can contribute. Source: Kelly, Golden and Assad, "Cell Suppression: Disclosure Protection for
/// Sensitive Tabular Data", Networks 22 (1992).
struct LinearProgramme {
  /// Which cells stand in which relations.
  var incidence: Incidence
  /// The furthest that each cell can fall, at most zero; zero for a cell that nobody may change.
  var lower: [Double]
  /// The furthest that each cell can rise, at least zero; zero for a cell that nobody may change.
  var upper: [Double]
  /// What hiding a cell costs, positive.
  var cost: [Double]
  /// Whether a cell is hidden already.
  var isOpen: [Bool]
  /// Whether cells that are not hidden yet may change.
  var hidesMore = true
  /// Cells that change by a given amount; the first is the one that must change.
  var fixed: [LinearChange] = []

  /// What a rise of one costs.
  func riseCost(_ cell: Int) -> Double {
    guard !isOpen[cell], let wanted = fixed.first?.amount else { return cost[cell] }
    return cost[cell] * max(1, abs(wanted) / max(upper[cell], 1))
  }

  /// What a fall of one costs.
  func fallCost(_ cell: Int) -> Double {
    guard !isOpen[cell], let wanted = fixed.first?.amount else { return cost[cell] }
    return cost[cell] * max(1, abs(wanted) / max(-lower[cell], 1))
  }

  /// Whether a cell that is not fixed may change.
  func mayChange(_ cell: Int) -> Bool {
    (hidesMore || isOpen[cell]) && lower[cell] < upper[cell]
  }
}
