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
  /// The interval of the indicator's kind, in the unit of measure.
  var interval: ClosedRange<Double>?
  /// Whether too few units have had the event for the quantile that is asked for.
  var isNotReached = false
  /// What single persons bring to the numerator, or the value, where it adds up amounts.
  var contributions: Contributions?
  /// The same of the denominator.
  var denominatorContributions: Contributions?
  /// Most contributors from one household or cluster.
  var largestCluster: Int?
  /// Most contributors to the numerator from one household or cluster.
  var numeratorLargestCluster: Int?
}

/// Turns the totals of a cell into its value, as a measure and a unit of measure ask.
struct CellFinisher {
  /// The measure.
  let plan: UnitPlan
  /// The unit of measure, which gives percentages their hundred.
  let unit: UnitOfMeasure
  /// The kind of interval that is asked for.
  var interval: IntervalKind?
  /// The steps of medians and other quantiles.
  var grid = QuantileGrid([:])

  /// The value of a cell.
  func value(_ totals: CellTotals, _ cell: Int) -> CellValue {
    var result = CellValue(contributors: Int(totals.contributors[cell]))
    switch plan.measure {
    case .count: result.value = Double(totals.base[cell])
    case .distinct(.person): result.value = Double(totals.contributors[cell])
    case .distinct(.value):
      result.value = Double(totals.distinctCounts?[cell] ?? Int64(totals.distinct[cell].count))
    case .share:
      result.numeratorContributors = Int(totals.numeratorContributors[cell])
      result.divide(
        Double(totals.numerator[cell]), by: Double(totals.base[cell]), times: unit.base)
      result.interval = interval(
        result, units: Double(totals.base[cell]), unlinked: Double(totals.unlinked[cell]))
    case .weightedShare(_, let weight):
      finish(weightedBy: weight, totals, cell, &result)
    case .ratio(let numerator, let denominator):
      finish(ratio: numerator, denominator, totals, cell, &result)
    case .sum(let value):
      result.value = sum(value, totals, cell)
      if plan.countsPersons { result.contributors = Int(totals.numerator[cell]) }
    case .value(let value):
      result.value = totals.base[cell] == 1 ? sum(value, totals, cell) : nil
    case .duration(let order, _):
      result.value = Survival.quantile(of: totals.lifetimes[cell], order: order)
        .map { grid.value(Double($0), in: unit) }
      result.denominator = Double(totals.base[cell])
      result.isNotReached = result.value == nil && totals.base[cell] > 0
    case .least(let value), .greatest(let value):
      let scale = Double(value.type.scale ?? 1)
      result.value = totals.extremes[cell].isNaN ? nil : totals.extremes[cell] / scale
      result.denominator = Double(totals.base[cell])
    case .mean(let value):
      result.divide(sum(value, totals, cell), by: Double(totals.base[cell]), times: unit.base)
    case .quantile(let order, let value):
      let scale = Double(value.type.scale ?? 1)
      result.value = Quantile.value(of: totals.values[cell], order: order)
        .map { grid.value($0 / scale, in: unit) }
      result.denominator = Double(totals.base[cell])
    }
    concentrate(totals, cell, &result)
    if totals.tooLarge.contains(cell) || result.value?.isFinite == false { result.withdraw() }
    return result
  }

  /// How much of the cell few persons make up.
  private func concentrate(_ totals: CellTotals, _ cell: Int, _ result: inout CellValue) {
    if !plan.countsPersons {
      result.contributions = totals.contributions.map {
        $0.contributions(cell, scale: plan.measure.numeratorScale)
      }
      result.denominatorContributions = totals.denominatorContributions.map {
        $0.contributions(cell, scale: plan.measure.denominatorScale)
      }
    }
    result.largestCluster = totals.largestCluster(
      of: totals.contributors[cell], totals.members, cell)
    result.numeratorLargestCluster = totals.largestCluster(
      of: totals.numeratorContributors[cell], totals.numeratorMembers, cell)
  }

  private func sum(_ value: Expression, _ totals: CellTotals, _ cell: Int) -> Double {
    guard let scale = value.type.scale else { return totals.realNumerator[cell] }
    return Double(totals.numerator[cell]) / Double(scale)
  }

  private func finish(
    weightedBy weight: Expression, _ totals: CellTotals, _ cell: Int, _ result: inout CellValue
  ) {
    let (isReal, scale) = (weight.type == .real, Double(weight.type.scale ?? 1))
    let (over, under) =
      isReal
      ? (totals.realNumerator[cell], totals.realDenominator[cell])
      : (Double(totals.numerator[cell]) / scale, Double(totals.denominator[cell]) / scale)
    // Vectors of exact weights are squared as they are stored.
    let (sum, missed) = (isReal ? under : under * scale, totals.unlinkedWeight[cell])
    result.numeratorContributors = Int(totals.numeratorContributors[cell])
    result.divide(over, by: under, times: unit.base)
    result.interval = interval(
      result, units: Wilson.effectiveUnits(weights: sum, squares: totals.squares[cell]),
      unlinked: isReal ? missed : missed / scale)
  }

  /// The interval of a share that has been divided.
  private func interval(
    _ result: CellValue, units: Double, unlinked: Double
  ) -> ClosedRange<Double>? {
    guard result.value != nil, let over = result.numerator, let under = result.denominator else {
      return nil
    }
    let share: ClosedRange<Double>? =
      switch interval {
      case .confidence: Wilson.interval(share: over / under, units: units)
      case .linkage:
        LinkageBounds.interval(
          numerator: over, base: under, unlinked: unlinked, rule: plan.unlinked)
      case nil: nil
      }
    return share.map { $0.lowerBound * unit.base...$0.upperBound * unit.base }
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

extension Measure {
  /// What amounts of the numerator are divided by.
  fileprivate var numeratorScale: Double {
    switch self {
    case .sum(let value), .mean(let value): Double(value.type.scale ?? 1)
    case .ratio(let numerator, _): numerator.scale
    default: 1
    }
  }

  /// What amounts of the denominator are divided by.
  fileprivate var denominatorScale: Double {
    if case .ratio(_, let denominator) = self { denominator.scale } else { 1 }
  }
}

extension CellTotals {
  /// Most members of a cell in one cluster; nil where there are too many for it to matter.
  fileprivate func largestCluster(
    of contributors: Int64, _ members: CellMembers?, _ cell: Int
  ) -> Int? {
    contributors <= memberLimit ? members?.largestCluster(cell) : nil
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
    interval = nil
  }
}

extension Measure.Total {
  /// Whether it adds up real numbers.
  fileprivate var isReal: Bool {
    if case .sum(let value) = self { value.type == .real } else { false }
  }
}
