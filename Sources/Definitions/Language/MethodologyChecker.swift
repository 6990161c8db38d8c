import Model

/// Checks all indicators of a methodology and makes the catalogue of those without a mistake.
struct MethodologyChecker {
  /// The catalogue; indicators with mistakes are left out.
  private(set) var catalogue: Catalogue
  /// Everything that is wrong, in the order of the definitions.
  private(set) var diagnostics: [Diagnostic] = []

  private let source: MethodologySource
  private let names: Names

  /// Checks a methodology as it was read.
  init(_ source: MethodologySource) {
    self.source = source
    let dimensions = Dictionary(
      source.dimensions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    catalogue = Catalogue(
      areas: source.areas, contracts: source.contracts, codeLists: source.codeLists,
      dimensions: dimensions, parameters: source.parameters, indicators: [],
      calendar: source.calendar)
    let (variables, problems) = Self.variables(source.variables)
    names = Names(
      contracts: Dictionary(
        source.contracts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      codeLists: source.codeLists, variables: variables,
      parameters: Dictionary(
        source.parameters.map { ($0.id, [$0.group]) }, uniquingKeysWith: { $0.union($1) }),
      personExtract: catalogue.personExtract?.id, hasCalendar: source.calendar != nil)
    diagnostics = problems
    checkVariables()
    checkIndicators()
    checkCircles()
    checkSubsets()
    checkPages()
    checkUnlinked()
  }

  private static func variables(
    _ sources: [VariableSource]
  ) -> ([String: [String: Syntax]], [Diagnostic]) {
    var variables: [String: [String: Syntax]] = [:]
    var problems: [Diagnostic] = []
    for source in sources {
      do throws(LanguageProblem) {
        var parser = try Parser(source.expression)
        variables[source.extract, default: [:]][source.name] = try parser.variable()
      } catch {
        problems.append(error.diagnostic(in: source.expression.location.file))
      }
    }
    return (variables, problems)
  }

  /// A variable is checked where it stands, so that a mistake is shown once and not at every use.
  private mutating func checkVariables() {
    for source in source.variables {
      guard let contract = names.contracts[source.extract],
        let syntax = names.variables[source.extract]?[source.name]
      else { continue }
      let checker = ExpressionChecker(
        scope: Scope(names: names, extracts: [contract], cohort: Self.anyCohort),
        expanding: ["\(source.extract).\(source.name)"])
      do throws(LanguageProblem) {
        _ = try checker.check(syntax)
      } catch {
        diagnostics.append(error.diagnostic(in: source.expression.location.file))
      }
    }
  }

  /// Which cohorts a variable means is known where an indicator uses it.
  private static let anyCohort = CohortWindow(pool: 1, after: 0)

  private mutating func checkIndicators() {
    let sources = Dictionary(
      source.indicators.map { ($0.description.id, $0) }, uniquingKeysWith: { first, _ in first })
    for indicator in source.indicators {
      var problems: [LanguageProblem] = []
      do throws(LanguageProblem) {
        if let plan = try plan(indicator, sources, into: &problems) {
          catalogue.indicators.append(made(indicator, plan))
        }
      } catch {
        problems.append(error)
      }
      diagnostics += problems.map { $0.diagnostic(in: indicator.location.file) }
    }
  }

  private func plan(
    _ indicator: IndicatorSource, _ sources: [String: IndicatorSource],
    into problems: inout [LanguageProblem]
  ) throws(LanguageProblem) -> Indicator.Plan? {
    switch indicator.computation {
    case .units(let population, let measure):
      let checker = IndicatorChecker(names: names, dimensions: catalogue.dimensions)
      return checker.check(
        indicator, population: population, measure: measure, into: &problems
      ).map { .units($0) }
    case .formula(let text):
      let checker = FormulaChecker(
        sources: sources, dimensions: catalogue.dimensions, owner: indicator)
      let formula = try checker.check(text)
      try checker.requireUnit(of: formula, at: text.location.position)
      return .formula(formula)
    case .composite(let components):
      let composite = try CompositeChecker(sources: sources).check(components)
      guard indicator.description.unit == .points else {
        throw LanguageProblem(
          .unitDoesNotFit(unit: indicator.description.unit.rawValue, measure: "a composite"),
          at: indicator.place(of: "unit").position)
      }
      return .composite(composite)
    }
  }

  private func made(_ source: IndicatorSource, _ plan: Indicator.Plan) -> Indicator {
    var description = source.description
    if case .units(let plan) = plan { description.extracts = plan.extracts }
    var indicator = Indicator(
      description: description, isPublished: source.isPublished,
      breakdowns: source.breakdowns.map { $0.map(\.text) }, plan: plan,
      carryForward: source.carryForward, seriesStart: source.seriesStart,
      provisionalPeriods: source.provisionalPeriods, coarsenings: source.coarsenings,
      definitionDiffers: self.source.differentDefinitions.contains(description.id),
      closesAfter: source.closesAfter, invariant: source.invariant,
      location: source.location)
    indicator.isSensitive = source.isSensitive
    return indicator
  }

  private mutating func checkSubsets() {
    let checker = SubsetChecker(
      indicators: Dictionary(
        catalogue.indicators.map { ($0.description.id, $0) },
        uniquingKeysWith: { first, _ in first }))
    let excused = Set(source.indicators.filter(\.mayExceed100).map(\.description.id))
    let texts = Dictionary(
      source.indicators.map { ($0.description.id, $0.computation.location) },
      uniquingKeysWith: { first, _ in first })
    for indicator in catalogue.indicators
    where !excused.contains(indicator.description.id) && checker.mayExceed100(indicator) {
      let place = texts[indicator.description.id].flatMap { $0 } ?? indicator.location
      diagnostics.append(
        LanguageProblem(.notASubset, at: place.position).diagnostic(in: place.file))
    }
  }

  private mutating func checkPages() {
    for indicator in PageChecker(source.indicators).unused {
      let place = indicator.place(of: "publish")
      diagnostics.append(
        LanguageProblem(.unusedIndicator, at: place.position).diagnostic(in: place.file))
    }
  }

  /// A rule about units that cannot be found promises something only where they are looked for.
  private mutating func checkUnlinked() {
    for indicator in source.indicators where indicator.unlinked != nil {
      guard case .units(let plan)? = catalogue.indicator(indicator.description.id)?.plan,
        plan.linkedExtracts(source.contracts).isEmpty
      else { continue }
      let place = indicator.place(of: "unlinked")
      diagnostics.append(
        LanguageProblem(.idleUnlinked, at: place.position).diagnostic(in: place.file))
    }
  }

  private mutating func checkCircles() {
    let order = FormulaOrder(catalogue.indicators)
    for indicator in catalogue.indicators {
      guard let circle = order.circle(through: indicator.description.id) else { continue }
      let problem = LanguageProblem(.formulaCycle(circle), at: indicator.location.position)
      diagnostics.append(problem.diagnostic(in: indicator.location.file))
    }
    catalogue.traceExtracts()
  }
}

extension Catalogue {
  /// Gives formulas and composites the extracts of the indicators that they are computed from.
  fileprivate mutating func traceExtracts() {
    let inputs = Dictionary(
      indicators.map { ($0.description.id, $0) }, uniquingKeysWith: { first, _ in first })
    for place in indicators.indices {
      var found = indicators[place].description.extracts
      var seen: Set<String> = []
      var open = indicators[place].inputs
      while let id = open.popLast() {
        guard seen.insert(id).inserted, let input = inputs[id] else { continue }
        found += input.description.extracts
        open += input.inputs
      }
      let used = Set(found)
      indicators[place].description.extracts = contracts.map(\.id).filter(used.contains)
    }
  }
}
