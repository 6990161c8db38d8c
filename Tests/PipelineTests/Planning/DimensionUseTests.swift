import Model
import Testing

@testable import Pipeline

@Suite("DimensionUse") struct DimensionUseTests {
  private typealias Fixtures = PlanFixtures

  private func free(_ indicators: [Indicator]) -> [String] {
    DimensionUse(of: "district", in: Fixtures.catalogue(indicators)).free.sorted()
  }

  private func reference(_ id: String, fixed: [String: DimensionValue] = [:]) -> Formula {
    .reference(Formula.Reference(indicator: id, fixed: fixed))
  }

  @Test("Tables that nothing else needs can go without, with what is computed from them")
  func free() {
    #expect(
      free([
        Fixtures.units("a", [["district"]]), Fixtures.units("b", [["age"]]),
        Fixtures.indicator(
          "gap", [["district"]], .formula(.arithmetic(.subtract, reference("a"), .number(1)))),
      ]) == ["a", "gap"])
  }

  @Test("What is summed over districts keeps them, with all that it is tied to")
  func over() {
    #expect(
      free([
        Fixtures.units("a", [["district"]]), Fixtures.units("b", [["district"]]),
        Fixtures.indicator(
          "index", [], .formula(.over(.sum, dimension: "district", reference("a")))),
        Fixtures.indicator("gap", [["district"]], .formula(reference("a"))),
        Fixtures.indicator("other", [["district"]], .formula(reference("gap"))),
      ]) == ["b"])
  }

  @Test("What a formula takes at one district keeps it, not what it takes at the total")
  func fixed() {
    #expect(
      free([
        Fixtures.units("a", [["district"]]), Fixtures.units("b", [["district"]]),
        Fixtures.indicator(
          "gap", [],
          .formula(
            .arithmetic(
              .subtract, reference("a", fixed: ["district": .code(1)]),
              reference("b", fixed: ["district": .total])))),
      ]) == ["b"])
  }

  @Test("Values that stand in an extract cannot be added up")
  func values() {
    #expect(
      free([Fixtures.units("a", [["district"]], measure: .value(Fixtures.column("n")))]) == [])
  }
}
