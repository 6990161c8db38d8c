import Model

/// The numbers of one finished cell.
struct CellValue {
  /// The value in the unit of measure; nil where nothing was in the base.
  var value: Double?
  /// What is divided.
  var numerator: Double?
  /// What it is divided by.
  var denominator: Double?
  /// Persons or units in the base.
  var contributors: Int
  /// Persons or units in the numerator.
  var numeratorContributors: Int?
}

/// Turns the totals of a cell into its value, as a measure and a unit of measure ask.
struct CellFinisher {
  /// The measure.
  let plan: UnitPlan
  /// The unit of measure, which gives percentages their hundred.
  let unit: UnitOfMeasure

  /// The value of a cell.
  func value(_ totals: CellTotals, _ cell: Int) -> CellValue {
    var result = CellValue(contributors: Int(totals.contributors[cell]))
    switch plan.measure {
    case .count: result.value = Double(totals.base[cell])
    case .distinct(.person): result.value = Double(totals.contributors[cell])
    case .distinct(.value): result.value = Double(totals.distinct[cell].count)
    case .share:
      result.numeratorContributors = Int(totals.numeratorContributors[cell])
      result.divide(
        Double(totals.numerator[cell]), by: Double(totals.base[cell]), times: unit.base)
    case .ratio(let numerator, let denominator):
      finish(ratio: numerator, denominator, totals, cell, &result)
    case .sum(let value):
      result.value = sum(value, totals, cell)
      if plan.countsPersons { result.contributors = Int(totals.numerator[cell]) }
    case .value(let value):
      result.value = totals.base[cell] == 1 ? sum(value, totals, cell) : nil
    case .weightedShare, .duration, .least, .greatest: break
    case .mean(let value):
      result.divide(sum(value, totals, cell), by: Double(totals.base[cell]), times: unit.base)
    case .quantile(let order, let value):
      let scale = Double(value.type.scale ?? 1)
      result.value = Quantile.value(of: totals.values[cell], order: order).map { $0 / scale }
      result.denominator = Double(totals.base[cell])
    }
    if totals.tooLarge.contains(cell) || result.value?.isFinite == false { result.withdraw() }
    return result
  }

  private func sum(_ value: Expression, _ totals: CellTotals, _ cell: Int) -> Double {
    guard let scale = value.type.scale else { return totals.realNumerator[cell] }
    return Double(totals.numerator[cell]) / Double(scale)
  }

  private func finish(
    ratio numerator: Measure.Total, _ denominator: Measure.Total, _ totals: CellTotals,
    _ cell: Int, _ result: inout CellValue
  ) {
    result.divide(
      numerator.isReal
        ? totals.realNumerator[cell] : Double(totals.numerator[cell]) / numerator.scale,
      by: denominator.isReal
        ? totals.realDenominator[cell] : Double(totals.denominator[cell]) / denominator.scale,
      times: unit.base)
    if plan.countsPersons {
      result.contributors = Int(totals.denominator[cell])
      result.numeratorContributors = Int(totals.numerator[cell])
    } else if numerator.countsUnits {
      result.numeratorContributors = Int(totals.numeratorContributors[cell])
    }
  }
}

extension CellValue {
  fileprivate mutating func divide(_ numerator: Double, by denominator: Double, times base: Double)
  {
    self.numerator = numerator
    self.denominator = denominator
    // Multiplied first: 7 of 100 is 7 percent, and 7 / 100 * 100 is not.
    value = denominator == 0 ? nil : numerator * base / denominator
  }

  /// Leaves the contributors alone: the numbers are beyond what can be computed.
  fileprivate mutating func withdraw() {
    value = nil
    numerator = nil
    denominator = nil
  }
}

extension Measure.Total {
  /// Whether it adds up real numbers.
  fileprivate var isReal: Bool {
    if case .sum(let value) = self { value.type == .real } else { false }
  }
}
