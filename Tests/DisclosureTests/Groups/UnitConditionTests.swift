import Model
import Testing

@testable import Disclosure

@Suite("UnitCondition")
struct UnitConditionTests {
  private let writer = PlanFixtures.writer

  @Test("Two bounds of a number are one range, and a narrower one implies a wider one")
  func ranges() {
    let working = writer.conditions(PlanFixtures.ages(15...64))
    let older = writer.conditions(PlanFixtures.ages(20...64))
    #expect(working == [.between(value: "age", least: 15, greatest: 64)])
    #expect(older[0].implies(working[0]))
    #expect(!working[0].implies(older[0]))
  }

  @Test("One of few codes implies one of more, and that there is a code")
  func codes() {
    let one = UnitCondition.among(value: "sex", ["K"])
    #expect(one.implies(.among(value: "sex", ["K", "Q"])))
    #expect(one.implies(.holds("not(missing(sex))")))
    #expect(!one.implies(.among(value: "sex", ["Q"])))
    #expect(!one.implies(.holds("not(missing(age))")))
  }

  @Test("Ranges and codes that do not meet exclude each other")
  func exclusion() {
    let young = UnitCondition.between(value: "age", least: .min, greatest: 14)
    let working = UnitCondition.between(value: "age", least: 15, greatest: 64)
    #expect(young.excludes(working))
    #expect(!working.excludes(.between(value: "age", least: 20, greatest: 70)))
    #expect(UnitCondition.among(value: "sex", ["K"]).excludes(.among(value: "sex", ["Q"])))
    #expect(!young.excludes(.among(value: "sex", ["K"])))
  }

  @Test("A code is written by its id, wherever it stands in its list")
  func text() {
    let isWoman = PlanFixtures.expression(
      .comparison(
        .equal, PlanFixtures.sexColumn,
        PlanFixtures.expression(.literal(1), .code(list: "sex"))), .yesNo)
    #expect(writer.conditions(isWoman) == [.among(value: "sex", ["Q"])])
  }
}
