import Model
import Testing

@testable import Disclosure

@Suite("Places")
struct PlacesTests {
  @Test("Those of an age group among those of working age are all those of the age group")
  func withinRange() throws {
    let plan = PlanFixtures.plan(
      where: PlanFixtures.ages(15...64), .count, by: ["band": PlanFixtures.ageBand])
    var places = Places(
      [PlanFixtures.indicator("a", plan)], dimensions: PlanFixtures.dimensions,
      writer: PlanFixtures.writer)
    let axis = try #require(places.axis(of: PlanFixtures.ageBand))
    let adult = places.number(of: [AxisCode(axis: axis, code: 1)])
    let old = places.number(of: [AxisCode(axis: axis, code: 2)])
    let group = UnitGroup(
      extract: "register", conditions: [.between(value: "age", least: 15, greatest: 64)])
    #expect(group.without(places.conditions(at: adult)).conditions.isEmpty)
    #expect(group.without(places.conditions(at: old)) == group)
  }

  @Test("A code that stands for one code of a finer axis alone is that one")
  func single() throws {
    // Young and adult are one code of the coarser list, old another one.
    let coarse = PlanFixtures.expression(
      .recoded(PlanFixtures.ageBand, [0, 0, 1]), .code(list: "sex"))
    let plan = PlanFixtures.plan(
      where: nil, .count, by: ["sex": coarse, "band": PlanFixtures.ageBand])
    var places = Places(
      [PlanFixtures.indicator("a", plan)], dimensions: PlanFixtures.dimensions,
      writer: PlanFixtures.writer)
    let (fine, whole) = try (
      #require(places.axis(of: PlanFixtures.ageBand)), #require(places.axis(of: coarse))
    )
    let old = places.number(of: [AxisCode(axis: fine, code: 2)])
    #expect(places.number(of: [AxisCode(axis: whole, code: 1)]) == old)
    #expect(places.number(of: [AxisCode(axis: whole, code: 0)]) != old)
  }
}
