import Model

/// Turns finished cells of all periods into the dataset of an indicator.
struct DatasetAssembly {
  /// The definition.
  let indicator: Indicator
  /// Its dimensions in order.
  let dimensions: [Dimension]
  /// Where its cells stand.
  let layout: CellLayout
  /// How it is computed.
  let plan: UnitPlan
  /// Whether there is a person behind each unit.
  let isAboutPeople: Bool
  /// The steps of medians and other quantiles.
  var grid = QuantileGrid([:])

  /// A longer list shows only the codes that occur somewhere in the series.
  static let longList = 40

  /// What was computed for one period, or why nothing was.
  struct Entry {
    /// The period.
    var period: ReferencePeriod
    /// Totals of all cells.
    var totals: CellTotals?
    /// The reason for no totals.
    var absence: AbsenceReason?
    /// Whether persons are looked for in other extracts.
    var isLinked = false
    /// The true totals, where `totals` counts units otherwise and the value is not a number of units.
    var exact: CellTotals?
  }

  /// The dataset of a series.
  func dataset(_ series: [Entry]) -> Dataset {
    let finisher = CellFinisher(
      plan: plan, unit: indicator.description.unit,
      interval: indicator.description.interval, grid: isAboutPeople ? grid : QuantileGrid([:]))
    let shown = layout.stretches.map { stretch in
      cells(of: stretch, occurring: series.compactMap(\.totals))
    }
    var observations: [Observation] = []
    for entry in series {
      for (cell, position) in [(0, total)] + shown.joined()
      where position.areValid(on: entry.period.lastDay, dimensions) || entry.totals.occurs(cell) {
        observations.append(observation(finisher, entry, cell, position))
      }
    }
    return Dataset(
      indicator: indicator.description, dimensions: dimensions, observations: observations,
      nature: nature)
  }

  private var total: [DimensionValue] {
    Array(repeating: .total, count: dimensions.count)
  }

  private func cells(
    of stretch: CellLayout.Stretch, occurring totals: [CellTotals]
  ) -> [(Int, [DimensionValue])] {
    let isLong = stretch.dimensions.contains {
      dimensions[$0].codeList.codes.count > Self.longList
    }
    return (stretch.start..<stretch.start + stretch.count).compactMap { cell in
      let position = layout.position(of: cell, in: stretch, dimensionCount: dimensions.count)
      let occurs = totals.contains { $0.base[cell] > 0 }
      // A count of none is a figure; a share of none in any period is a cell that cannot be.
      let isFigure = measureNature == .frequency || measureNature == .published
      let mayBeEmpty = !isLong && !position.contains(.unknown) && isFigure
      return occurs || mayBeEmpty ? (cell, position) : nil
    }
  }

  private func observation(
    _ finisher: CellFinisher, _ entry: Entry, _ cell: Int, _ position: [DimensionValue]
  ) -> Observation {
    guard let totals = entry.totals, !lacksPeriod(totals), !isRefused(totals) else {
      return Observation(
        period: entry.period, position: position, value: nil,
        absence: entry.absence ?? .sourceMissing)
    }
    let result =
      entry.exact.map { finisher.value($0, counting: totals, cell) }
      ?? finisher.value(totals, cell)
    let population = Int(totals.base[cell] + totals.leftOut[cell])
    var observation = Observation(
      period: entry.period, position: position, value: result.value, numerator: result.numerator,
      denominator: result.denominator, contributors: result.contributors,
      numeratorContributors: result.numeratorContributors,
      absence: result.value == nil ? (result.isNotReached ? .notReached : absence) : nil,
      interval: result.interval,
      linked: entry.isLinked ? population - Int(totals.unlinked[cell]) : nil,
      population: hasUnits ? population : nil)
    observation.contributions = result.contributions
    observation.denominatorContributions = result.denominatorContributions
    observation.largestCluster = result.largestCluster
    observation.numeratorLargestCluster = result.numeratorLargestCluster
    return observation
  }

  /// Rows of aggregates are figures, not units of a population.
  private var hasUnits: Bool {
    if case .value = plan.measure { false } else { !plan.countsPersons }
  }

  /// A quotient without a base does not apply; a figure that nobody delivered is missing.
  private var absence: AbsenceReason {
    if case .value = plan.measure { .sourceMissing } else { .notApplicable }
  }

  /// Aggregates by period that have no row for it: the source has no figure, which is not zero.
  private func lacksPeriod(_ totals: CellTotals) -> Bool {
    plan.countsPersons && totals.base[0] == 0
  }

  /// The definition asks for complete data, and a unit's value is missing.
  private func isRefused(_ totals: CellTotals) -> Bool {
    plan.missing == .refuse && totals.incomplete > 0
  }

  /// Numbers of persons in rows about no person are about persons nevertheless.
  private var nature: MeasureNature {
    let isProtected = isAboutPeople || plan.countsPersons || measureNature == .published
    return isProtected ? measureNature : .impersonal
  }

  private var measureNature: MeasureNature {
    switch plan.measure {
    case .count, .distinct: .frequency
    case .share: .share
    case .ratio(let numerator, .count) where numerator.countsUnits: .share
    case .ratio: plan.countsPersons ? .share : .ratio
    case .value: .published
    case .sum: plan.countsPersons || indicator.description.unit.isCount ? .frequency : .mean
    case .mean: .mean
    case .quantile(0.5, _), .duration(0.5, _): .median
    case .quantile, .duration: .quantile
    case .least, .greatest: .extreme
    case .weightedShare: .share
    }
  }
}

extension CellTotals? {
  /// Whether any unit falls in a cell: one in a code that is no longer valid is not dropped.
  fileprivate func occurs(_ cell: Int) -> Bool {
    map { $0.base[cell] > 0 } ?? false
  }
}

extension [DimensionValue] {
  /// Whether all codes of the position are valid on a day.
  fileprivate func areValid(on day: Day, _ dimensions: [Dimension]) -> Bool {
    zip(self, dimensions).allSatisfy { value, dimension in
      guard case .code(let index) = value else { return true }
      return dimension.codeList.codes[index].isValid(on: day)
    }
  }
}

extension DatasetAssembly.Entry {
  /// The outcome of one period's evaluation, and what stands for it where numbers of units were altered.
  init(_ evaluation: UnitEvaluation, _ totals: CellTotals?, _ rounded: RoundedTotals? = nil) {
    self.init(
      period: evaluation.evaluator.period, totals: rounded?.totals ?? totals,
      absence: evaluation.absence, isLinked: evaluation.linkedPersons != nil,
      exact: rounded?.exact)
  }
}
