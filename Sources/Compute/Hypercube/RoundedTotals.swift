import Model

/// The totals of an indicator for one period, counted in a hypercube after something was done to it.
struct RoundedTotals {
  /// Totals whose numbers of units are those of the hypercube.
  var totals: CellTotals
  /// The true totals, for values that are not numbers of units; nil where all are.
  var exact: CellTotals?

  /// Numbers of units in the cells of a table, from `start` on.
  typealias Numbers = (sums: [Int64], start: Int)

  /// Replaces numbers of units.
  ///
  /// - Parameters:
  ///   - exact: the true totals.
  ///   - evaluation: how they were made.
  ///   - unit: the unit of measure.
  ///   - numbers: those of a part in a table, the total being table 0; nil where they were not planned.
  init(
    _ exact: CellTotals, _ evaluation: UnitEvaluation, unit: UnitOfMeasure,
    numbers: (PlannedPart, _ table: Int) -> Numbers?
  ) {
    var totals = exact
    totals.members = nil
    totals.numeratorMembers = nil
    if case .distinct(.value) = evaluation.plan.measure {
      totals.distinctCounts = Array(repeating: 0, count: evaluation.layout.count)
    }
    let stretches = evaluation.layout.stretches.map { $0.start..<$0.start + $0.count }
    for (table, cells) in ([0..<1] + stretches).enumerated() {
      for part in PlannedPart.allCases {
        totals.replace(part, in: cells, by: numbers(part, table))
      }
    }
    self.totals = totals
    self.exact = evaluation.plan.countsUnits(unit: unit) ? nil : exact
  }
}

extension CellTotals {
  /// Replaces a part in the cells of a table; parts come in the order of their declaration, since the
  /// contributors are those of the last one that says who they are.
  fileprivate mutating func replace(
    _ part: PlannedPart, in cells: Range<Int>, by numbers: RoundedTotals.Numbers?
  ) {
    for cell in cells {
      guard let numbers else {
        if part == .base || part == .leftOut || part == .unlinked { set(part, in: cell, to: 0) }
        continue
      }
      set(part, in: cell, to: numbers.sums[numbers.start + cell - cells.lowerBound])
    }
  }

  private mutating func set(_ part: PlannedPart, in cell: Int, to number: Int64) {
    switch part {
    case .base: (base[cell], contributors[cell]) = (number, number)
    case .numerator: (numerator[cell], numeratorContributors[cell]) = (number, number)
    case .denominator: (denominator[cell], contributors[cell]) = (number, number)
    case .leftOut: leftOut[cell] = number
    case .unlinked: unlinked[cell] = number
    case .distinct:
      contributors[cell] = number
      distinctCounts?[cell] = number
    case .amount: numerator[cell] = number
    }
  }
}

extension CellFinisher {
  /// The value of a cell that is no number of units, beside numbers of units from a hypercube.
  ///
  /// What it was divided by is shown as the hypercube has it, and what was divided is not: their quotient
  /// would tell the true number.
  func value(_ exact: CellTotals, counting rounded: CellTotals, _ cell: Int) -> CellValue {
    var result = value(exact, cell)
    let units = Int(rounded.base[cell])
    result.contributors = min(result.contributors, units)
    result.numerator = nil
    result.interval = nil
    switch plan.measure {
    case .mean, .quantile, .least, .greatest, .duration: result.denominator = Double(units)
    default: result.denominator = nil
    }
    if units == 0 {
      result.value = nil
      result.isNotReached = false
    }
    return result
  }
}
