import Model
import Testing

@testable import Pipeline

@Suite("Merge") struct MergeTests {
  private typealias Fixtures = PlanFixtures

  private func units(_ indicator: Indicator?) throws -> UnitPlan {
    let plan: UnitPlan? =
      if case .units(let plan) = try #require(indicator).plan { plan } else { nil }
    return try #require(plan)
  }

  @Test("Districts give way to regions in every table, and no table is made twice")
  func parents() throws {
    let catalogue = Fixtures.catalogue([
      Fixtures.units("stock", [["district"], ["region"], ["district", "age"], ["age"]]),
      Fixtures.units("other", [["age"]]),
    ])
    let merged = try #require(catalogue.merging(.parents(of: "district")))
    #expect(merged.changed == ["stock"])
    let stock = try #require(merged.catalogue.indicator("stock"))
    #expect(stock.breakdowns == [["region"], ["region", "age"], ["age"]])
    // The table that was there already keeps its own expression.
    #expect(try units(stock).dimensions["region"] == Fixtures.column("region"))
    #expect(try units(stock).dimensions["district"] == nil)
  }

  @Test("A district counts in its region, one without a region nowhere")
  func expression() throws {
    let catalogue = Fixtures.catalogue([Fixtures.units("stock", [["district"]])])
    let merged = try #require(catalogue.merging(.parents(of: "district")))
    let expression = try #require(
      try units(merged.catalogue.indicator("stock")).dimensions["region"])
    #expect(expression.type == .code(list: "region"))
    #expect(
      expression.kind
        == .recoded(Fixtures.column("district"), [0, 0, 1, Column.missingNarrow]))
  }

  @Test("Two age groups become one, with the codes after them moved up")
  func neighbours() throws {
    let catalogue = Fixtures.catalogue([Fixtures.units("stock", [["age"]])])
    let merged = try #require(catalogue.merging(.neighbours(of: "age", at: 0)))
    let dimension = try #require(merged.dimension)
    #expect(dimension.codeList.codes.map(\.id) == ["0-14+15-64", "65+"])
    #expect(dimension.codeList.codes.map(\.label.en) == ["0-14 en, 15-64 en", "65+ en"])
    let stock = try #require(merged.catalogue.indicator("stock"))
    #expect(stock.breakdowns == [[dimension.id]])
    #expect(
      try units(stock).dimensions[dimension.id]?.kind
        == .recoded(Fixtures.column("age"), [0, 0, 1]))
    #expect(merged.catalogue.dimensions["age"] == Fixtures.age)
  }

  @Test("Codes without an order have no neighbours, and the last code has none either")
  func noNeighbours() {
    let catalogue = Fixtures.catalogue([Fixtures.units("stock", [["region"], ["age"]])])
    #expect(catalogue.merging(.neighbours(of: "region", at: 0)) == nil)
    #expect(catalogue.merging(.neighbours(of: "age", at: 2)) == nil)
    #expect(catalogue.merging(.neighbours(of: "age", at: -1)) == nil)
    #expect(catalogue.merging(.neighbours(of: "sex", at: 0)) == nil)
    #expect(catalogue.merging(.parents(of: "region")) == nil)
  }

  @Test("A choice between districts and regions is no choice any more")
  func coarsening() throws {
    let catalogue = Fixtures.catalogue([
      Fixtures.units(
        "stock", [["district"], ["region"]], coarsenings: [[["district"], ["region"]]])
    ])
    let merged = try #require(catalogue.merging(.parents(of: "district")))
    #expect(merged.catalogue.indicator("stock")?.coarsenings == [])
  }

  @Test("Months become quarters where nothing else is computed from them")
  func quarters() throws {
    let reference = Formula.reference(Formula.Reference(indicator: "part"))
    let catalogue = Fixtures.catalogue([
      Fixtures.units("stock", [["age"]]), Fixtures.units("part", []),
      Fixtures.indicator("gap", [], .formula(reference)),
      Fixtures.units("yearly", [], frequency: .annual),
    ])
    let merged = try #require(catalogue.merging(.quarters(indicator: "stock")))
    #expect(
      merged.catalogue.indicators.map(\.description.frequency)
        == [.quarterly, .monthly, .monthly, .annual])
    for id in ["part", "gap", "yearly", "nothing"] {
      #expect(catalogue.merging(.quarters(indicator: id)) == nil)
    }
  }
}
