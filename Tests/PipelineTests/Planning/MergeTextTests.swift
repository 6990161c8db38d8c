import Model
import Testing

@testable import Pipeline

@Suite("MergeText") struct MergeTextTests {
  private typealias Fixtures = PlanFixtures

  private func text(_ merge: Merge, _ catalogue: Catalogue) throws -> MergeText {
    MergeText(
      merge: merge, merged: try #require(catalogue.merging(merge)), catalogue: catalogue,
      folder: "indicators")
  }

  @Test("names the line of each definition that changes")
  func parents() throws {
    let catalogue = Fixtures.catalogue([
      Fixtures.units("stock", [["age"], ["district"], ["district", "age"]]),
      Fixtures.units("other", [["age"]]),
    ])
    let text = try text(.parents(of: "district"), catalogue)
    #expect(text.title == "district → region")
    #expect(
      text.edits == [
        TriedMerge.Edit(
          file: "indicators/stock.yaml", text: "breakdowns: [age, region, [region, age]]")
      ])
  }

  @Test("keeps a choice of tables as it is written")
  func choice() {
    let indicator = Fixtures.units(
      "stock", [["age"], ["district"], ["region"]], coarsenings: [[["district"], ["region"]]])
    #expect(MergeText.breakdowns(indicator) == "breakdowns: [age, district or region]")
  }

  @Test("says which codes become one, and which bound goes")
  func neighbours() throws {
    let catalogue = Fixtures.catalogue([Fixtures.units("stock", [["age"]])])
    let text = try text(.neighbours(of: "age", at: 1), catalogue)
    #expect(text.title == "age: 15-64 + 65+")
    #expect(
      text.edits == [
        TriedMerge.Edit(
          file: "indicators/codelists/age.csv", text: "one code instead of 15-64 and 65+"),
        TriedMerge.Edit(
          file: "indicators/variables.yaml",
          text: "age: give the one code where it gives 15-64 or 65+"),
      ])
  }

  @Test("names the new frequency")
  func quarters() throws {
    let catalogue = Fixtures.catalogue([Fixtures.units("stock", [["age"]])])
    let text = try text(.quarters(indicator: "stock"), catalogue)
    #expect(text.title == "stock: month → quarter")
    #expect(
      text.edits == [TriedMerge.Edit(file: "indicators/stock.yaml", text: "frequency: quarterly")])
  }
}
