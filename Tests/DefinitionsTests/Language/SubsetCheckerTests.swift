import Model
import Testing

@testable import Definitions

@Suite("SubsetChecker")
struct SubsetCheckerTests {
  private typealias W = LanguageWorkspace

  private func indicator(
    _ id: String, unit: UnitOfMeasure, breakdowns: [[String]] = [], frequency: Frequency = .monthly,
    _ plan: Indicator.Plan
  ) -> Indicator {
    Indicator(
      description: W.source(id, unit: unit, frequency: frequency).description, isPublished: true,
      breakdowns: breakdowns, plan: plan, carryForward: 0, seriesStart: nil,
      provisionalPeriods: 0, location: W.location)
  }

  private func units(
    _ id: String, _ population: String, _ measure: String = "count",
    unit: UnitOfMeasure = .persons, frequency: Frequency = .monthly
  ) throws -> Indicator {
    indicator(
      id, unit: unit, frequency: frequency,
      .units(try W.plan(population, measure, unit: unit)))
  }

  @Test(
    "The conditions of a counted numerator must hold all of the denominator's",
    arguments: [
      ("ratio of count of active and age > 5 to count", false),
      ("ratio of count to count", false),
      ("ratio of count of has_card and active to count of active", false),
      ("ratio of count of has_card to count of has_card or active", false),
      ("ratio of count of age > 5 and (sex = Q and active) to count of active and sex = Q", false),
      ("ratio of count of has_card to count of active", true),
      ("ratio of count to count of active", true),
      ("ratio of count of has_card or active to count of has_card", true),
      ("ratio of count of age >= 5 to count of age > 4", true),
      ("ratio of sum of age to count", false),
      ("ratio of count to sum of age", false),
    ])
  func ratios(measure: String, isFound: Bool) throws {
    let checker = SubsetChecker(indicators: [:])
    let found = checker.mayExceed100(try units("a", "register", measure, unit: .percent))
    #expect(found == isFound)
    let other = checker.mayExceed100(try units("a", "register", measure, unit: .perThousand))
    #expect(!other)
  }

  @Test(
    "A quotient of two counts in percent is a share where its numerator counts some of its base",
    arguments: [
      ("100 * carded / all", false), ("100 * (carded / all)", false), ("carded * 100 / all", false),
      ("carded_people / all", false), ("carded[sex = K] / all", false),
      ("carded[sex = K] / all[sex = total]", false),
      ("100 * all / carded", true), ("100 * all / all[12 months ago]", true),
      ("100 * foreign / all", true), ("100 * carded / all[sex = K]", true),
      ("100 * sum(carded over 2 periods) / all", true), ("100 * yearly / all", true),
      ("100 * all / all[12 months ago] - 100", false), ("100 * mean_age / all", false),
      ("100 * (carded + all) / all", false),
    ])
  func quotients(text: String, isFound: Bool) throws {
    let inputs = [
      try units("all", "register where active"),
      try units("carded", "register where has_card and active"),
      try units("carded_people", "register where has_card and active", "count of distinct person"),
      try units("foreign", "courses where register.active"),
      try units("mean_age", "register where active", "mean of age", unit: .ratio),
      try units("yearly", "register where active", frequency: .annual),
    ]
    let sources = Dictionary(
      inputs.map { input in
        let id = input.description.id
        return (id, W.source(id, frequency: input.description.frequency, breakdowns: [["sex"]]))
      }, uniquingKeysWith: { first, _ in first })
    let checker = SubsetChecker(
      indicators: Dictionary(
        inputs.map { ($0.description.id, $0) }, uniquingKeysWith: { first, _ in first }))
    let owner = W.source(carryForward: 24)
    let formula = try FormulaChecker(sources: sources, dimensions: W.dimensions, owner: owner)
      .check(W.text(text))
    let found = checker.mayExceed100(indicator("x", unit: .percent, .formula(formula)))
    #expect(found == isFound)
  }

  @Test("Where the table follows a dimension, a denominator that does not is no base of a code")
  func followed() throws {
    let all = try units("all", "register where active")
    let fixed = Formula.Reference(indicator: "all", fixed: ["sex": .code(0)])
    let plain = Formula.Reference(indicator: "all")
    let formula = Formula.arithmetic(.divide, .reference(fixed), .reference(plain))
    let checker = SubsetChecker(indicators: ["all": all])
    for (breakdowns, isFound) in [([[String]](), false), ([["sex"]], true)] {
      let owner = indicator("x", unit: .percent, breakdowns: breakdowns, .formula(formula))
      let found = checker.mayExceed100(owner)
      #expect(found == isFound)
    }
  }
}

@Suite("PageChecker")
struct PageCheckerTests {
  private typealias W = LanguageWorkspace

  private func source(
    _ id: String, published: Bool = false, invariant: Invariant? = nil, _ formula: String = "1"
  ) -> IndicatorSource {
    var source = W.source(id, .formula(W.text(formula)))
    source.isPublished = published
    source.invariant = invariant
    return source
  }

  @Test("What no published indicator reaches is unused, unless the gate watches it")
  func unused() {
    let composite = Composite.Component(indicator: "part", worst: 0, best: 1, weight: 1)
    let checker = PageChecker([
      source("shown", published: true, "100 * deep / other"), source("deep", "deeper + 1"),
      source("deeper"), source("other"), source("lost", "deeper"), source("circle", "circle"),
      source("watched", invariant: Invariant(0), "balance"), source("balance"), source("part"),
      W.source("index", .composite([(composite, W.location)])),
      source("broken", published: true, "used_by_broken + ("), source("used_by_broken"),
    ])
    #expect(checker.unused.map(\.description.id) == ["lost", "circle"])
  }
}
