public import Model

extension Computation {
  /// How many rows are left at each step on the way to a figure of an indicator over units.
  ///
  /// - Parameters:
  ///   - indicator: the indicator.
  ///   - conditions: the population's condition taken apart: all of them together are it.
  ///   - position: one entry for each of the indicator's dimensions.
  ///   - period: reference period.
  /// - Returns: nil where the indicator is computed from others, or something it needs is not there.
  public func steps(
    of indicator: Indicator, through conditions: [Expression], at position: [DimensionValue],
    in period: ReferencePeriod
  ) -> PopulationSteps? {
    guard case .units(let plan) = indicator.plan,
      let table = store.table(plan.population.extract, for: period)
    else { return nil }
    var part = catalogue
    part.indicators = [indicator]
    let lookups = PeriodLookups(part, store, [[period]], threads: 1)
    let evaluator = Evaluator(
      store: store, period: period, parameters: catalogue.parameters, calendar: catalogue.calendar,
      households: lookups.households[period])
    let trace = PopulationTrace(
      plan: plan, dimensions: dimensions(of: indicator), evaluator: evaluator,
      linkedPersons: lookups.linkedPersons(of: plan, for: [period])[period])
    return trace.steps(table, through: conditions, at: position)
  }

  /// A formula and its parts with the values that they have for a figure.
  ///
  /// - Parameters:
  ///   - formula: the formula of an indicator.
  ///   - indicator: the indicator.
  ///   - position: one entry for each of its dimensions.
  ///   - period: reference period.
  ///   - datasets: the computed indicators, its inputs among them.
  /// - Returns: the formula as a tree of parts.
  public func step(
    of formula: Formula, of indicator: Indicator, at position: [DimensionValue],
    in period: ReferencePeriod, from datasets: [Dataset]
  ) -> FormulaStep {
    var index = ObservationIndex()
    for dataset in datasets { index.add(dataset) }
    return FormulaEvaluation(
      indicator: indicator, dimensions: dimensions(of: indicator), index: index
    ).step(formula, FormulaEvaluation.Place(period: period, position: position))
  }
}
