import Model
import Testing

@testable import Compute

/// The person extract is `register`, all others but `events` and `benchmark` are linked to persons.
@Suite("Selections")
struct SelectionsTests {
  private typealias W = ComputeWorkspace
  private typealias E = PlanExpressions

  private func plan(
    over population: String = "register", where condition: Expression? = nil, _ measure: Measure,
    responses: [String: Response] = [:]
  ) -> UnitPlan {
    HandPlan("x", population, where: condition, measure, responses: responses).plan
  }

  private func linked(_ plan: UnitPlan) -> [String] {
    plan.linkedExtracts(W.contracts)
  }

  @Test("Extracts that the measure and responses reach through persons are linked, others not")
  func extracts() {
    #expect(linked(plan(.share(HandPlan.hasCourse))) == ["courses"])
    #expect(linked(plan(where: HandPlan.hasCourse, .count)).isEmpty)
    #expect(linked(plan(.share(E.hasCard))).isEmpty)
    #expect(
      linked(plan(over: "contracts", .share(E.aggregate(.exists, .yesNo, of: "register")))).isEmpty)
    let answers = ["level": Response(counted: HandPlan.courseLevels)]
    #expect(linked(plan(.share(E.hasCard), responses: answers)) == ["courses"])
    let days = E.days(of: .within(E.contracts(), E.contracts(.household)))
    #expect(linked(plan(.sum(days))) == ["contracts"])
  }

  @Test("A chain of person links reaches further, one through a household does not")
  func chains() {
    let inner = E.aggregate(.count, .integer, of: "payments", level: 2)
    let own = E.aggregate(.sum(inner), .integer, of: "contracts")
    #expect(linked(plan(.mean(own))) == ["contracts", "payments"])
    let others = E.aggregate(.sum(inner), .integer, of: "contracts", .household)
    #expect(linked(plan(.mean(others))).isEmpty)
    let behind = E.make(
      .ofPerson(
        extract: "register", level: 1, E.aggregate(.exists, .yesNo, of: "courses", level: 2)),
      .yesNo)
    #expect(linked(plan(over: "contracts", .share(behind))) == ["courses"])
  }

  @Test("Plans that ask for households keep the household's column of the person snapshot")
  func columns() {
    let own = HandPlan("x", "contracts", .share(HandPlan.hasCourse))
    let shared = HandPlan(
      "y", "contracts", .share(E.aggregate(.exists, .yesNo, of: "courses", .household)))
    #expect(!own.plan.usesHouseholds && shared.plan.usesHouseholds)
    func use(_ hand: HandPlan) -> ColumnUse { ColumnUse(W.catalogue([hand.indicator])) }
    #expect(use(own).evaluated["register"] == ["sex", "district"])
    #expect(use(shared).evaluated["register"] == ["sex", "district", "house"])
    #expect(use(shared).columns["register"] == ["sex", "district", "house", "fin"])
  }

  @Test("Without the households of the period the source is missing")
  func absence() throws {
    let shared = HandPlan(
      "y", "contracts", .share(E.aggregate(.exists, .yesNo, of: "courses", .household)),
      breakdowns: [])
    let dataset = try #require(
      W.datasets([shared.indicator], ["contracts": [["fin": 1]], "courses": []]).first)
    #expect(dataset.observations.map(\.absence) == [.sourceMissing])
  }
}
