import Model
import Testing

@testable import Definitions

@Suite("FormulaChecker")
struct FormulaCheckerTests {
  private typealias W = LanguageWorkspace

  @Test("References keep their codes, times and windows")
  func references() throws {
    let formula = try W.formula(
      "100 * rate[sex = K, 12 months ago] / mean(stock over 13 periods) - sum(stock year to date)")
    #expect(
      formula.references == [
        Formula.Reference(indicator: "rate", fixed: ["sex": .code(0)], monthsAgo: 12),
        Formula.Reference(indicator: "stock", window: .mean(periods: 13)),
        Formula.Reference(indicator: "stock", window: .yearToDate),
      ])
    let total = try W.formula("rate - rate[sex = total]", breakdowns: [["sex"]])
    #expect(total.references.last?.fixed == ["sex": .total])
    let combined = try W.formula("mean(|rate - rate[sex = total]| over sex)")
    let rate = Formula.reference(Formula.Reference(indicator: "rate"))
    let whole = Formula.reference(Formula.Reference(indicator: "rate", fixed: ["sex": .total]))
    #expect(
      combined == .over(.mean, dimension: "sex", .absolute(.arithmetic(.subtract, rate, whole))))
    let nested = try W.formula("sum(mean(rate over age_band) over sex)")
    #expect(nested == .over(.sum, dimension: "sex", .over(.mean, dimension: "age_band", rate)))
    #expect(try W.formula("sum(rate over sex)", breakdowns: [["sex"]]).references.count == 1)
    #expect(try W.formula("- 5") == .arithmetic(.subtract, .number(0), .number(5)))
  }

  @Test(
    "Formulas that name what is not there are refused",
    arguments: [
      Refusal("⟦ratee", "LNG014", "did you mean “rate”"),
      Refusal("rate[sexx = ⟦K]", "LNG015", "did you mean “sex”"),
      Refusal("rate[sex = ⟦F]", "LNG012", "codelists/sex.csv"),
      Refusal("sum(⟦stock over sex)", "LNG043", "[sex = total]"),
      Refusal("sum(⟦rate over age_band)", "LNG043", "[age_band = total]"),
      Refusal("sum(|rate - ⟦benchmark_rate| over sex)", "LNG046", "carry_forward"),
      Refusal("sum(rate over ⟦sexx)", "LNG015", "did you mean “sex”"),
      Refusal("sum(mean(rate over ⟦sex) over sex)", "LNG048", "once"),
      Refusal("stock - ⟦stock[sex = K]", "LNG043", "[sex = total]"),
      Refusal("⟦rate[age_band = Y_LT15]", "LNG043", "[age_band = total]"),
      Refusal("⟦benchmark_rate", "LNG046", "carry_forward"),
      Refusal("rate[sex = K, sex = ⟦Q]", "LNG050", "one of the two"),
      Refusal("⟦rate[1 month ago, 2 months ago]", "LNG050", "one of the two"),
      Refusal("1 + ⟦" + String(repeating: "9", count: 400), "LNG005", "whole number"),
    ])
  func refused(refusal: Refusal) {
    #expect(refusal.fault { _ = try W.formula($0) } == nil)
  }

  @Test(
    "The unit of a formula follows from those of its inputs where they tell",
    arguments: [
      ("rate - rate[sex = K]", .percentagePoints, [.percent, .points, .persons]),
      ("|rate - rate[sex = K]|", .percentagePoints, [.percent]),
      ("100 - rate", .percent, [.percentagePoints, .ratio]),
      ("mean(rate over 12 periods)", .percent, [.percentagePoints]),
      ("sum(rate over sex)", .percent, [.index]),
      ("stock - stock[1 month ago]", .persons, [.percent, .households]),
      ("- stock", .persons, [.ratio]),
      ("100 * stock / stock[12 months ago] - 100", .percent, [.persons, .households]),
      ("rate / 100", .ratio, []), ("stock * stock", .index, []), ("1 / 2", .ratio, []),
    ] as [(String, UnitOfMeasure, [UnitOfMeasure])])
  func units(text: String, unit: UnitOfMeasure, others: [UnitOfMeasure]) throws {
    _ = try W.formula(text, unit: unit)
    for other in others {
      let refusal = Refusal("⟦" + text, "LNG040", "choose the unit of the value")
      #expect(refusal.fault { _ = try W.formula($0, unit: other) } == nil, "\(other)")
    }
  }

  @Test("Inputs must have the tables of the formula, and time must be whole periods")
  func tables() throws {
    let missing = Refusal("⟦stock", "LNG043", "[sex = total]")
    #expect(missing.fault { _ = try W.formula($0, breakdowns: [["sex"]]) } == nil)
    #expect(try W.formula("stock[sex = total]", breakdowns: [["sex"]]).references.count == 1)
    let part = Refusal("⟦rate[4 months ago]", "LNG051", "multiple of 3")
    #expect(part.fault { _ = try W.formula($0, frequency: .quarterly, carryForward: 3) } == nil)
    #expect(try W.formula("benchmark_rate", carryForward: 24).references.count == 1)
    let unknown = Refusal("⟦5", "LNG015", "did you mean “sex”")
    #expect(unknown.fault { _ = try W.formula($0, breakdowns: [["sec"]]) } == nil)
  }
}

@Suite("CompositeChecker")
struct CompositeCheckerTests {
  private func check(_ component: Composite.Component) throws -> Composite {
    try CompositeChecker(sources: LanguageWorkspace.sources).check([
      (component, LanguageWorkspace.location)
    ])
  }

  @Test("Components need a known indicator, two goalposts and a weight")
  func components() throws {
    let good = Composite.Component(indicator: "rate", worst: 50, best: 0, weight: 2)
    #expect(try check(good).components == [good])
    let cases: [(code: String, component: Composite.Component)] = [
      ("LNG014", .init(indicator: "ratee", worst: 0, best: 1, weight: 1)),
      ("LNG045", .init(indicator: "rate", worst: 1, best: 1, weight: 1)),
      ("LNG045", .init(indicator: "rate", worst: 0, best: 1, weight: 0)),
      ("LNG045", .init(indicator: "rate", worst: 0, best: 1, weight: -.infinity)),
      ("LNG045", .init(indicator: "rate", worst: .nan, best: 1, weight: 1)),
      ("LNG045", .init(indicator: "rate", worst: 0, best: .infinity, weight: 1)),
    ]
    for (code, component) in cases {
      let refusal = Refusal("⟦", code, code == "LNG014" ? "did you mean" : "weight above 0")
      #expect(refusal.fault { _ in _ = try check(component) } == nil)
    }
  }
}

@Suite("FormulaOrder")
struct FormulaOrderTests {
  private func indicator(_ id: String, _ inputs: [String]) -> Indicator {
    let description = LanguageWorkspace.source(id).description
    let composite = Composite(
      components: inputs.map { .init(indicator: $0, worst: 0, best: 1, weight: 1) })
    return Indicator(
      description: description, isPublished: true, breakdowns: [], plan: .composite(composite),
      carryForward: 0, seriesStart: nil, provisionalPeriods: 0, location: LanguageWorkspace.location
    )
  }

  @Test("Circles are found from each of their members, and nothing else is a circle")
  func circles() {
    let order = FormulaOrder([
      indicator("a", ["b", "d"]), indicator("b", ["c"]), indicator("c", ["a"]), indicator("d", []),
      indicator("self", ["self"]), indicator("e", ["a"]), indicator("f", ["nowhere"]),
    ])
    #expect(order.circle(through: "a") == ["a", "b", "c", "a"])
    #expect(order.circle(through: "b") == ["b", "c", "a", "b"])
    #expect(order.circle(through: "self") == ["self", "self"])
    for id in ["d", "e", "f", "nowhere"] { #expect(order.circle(through: id) == nil) }
    let problem = LanguageProblem(
      .formulaCycle(["a", "b", "a"]), at: LanguageWorkspace.location.position)
    #expect(problem.diagnostic(in: "x").code == "LNG042")
    #expect(problem.diagnostic(in: "x").message.contains("a → b → a"))
    #expect(problem.diagnostic(in: "x").remedy == "break the circle")
  }
}
