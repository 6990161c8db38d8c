import Foundation
import Ingest
import Model
import Publish
import TestSupport
import Testing

@testable import Pipeline

@Suite("Words of quality reports")
struct QualityWordingTests {
  @Test("Every reason of extracts has a text in Azerbaijani and an instruction for the agency")
  func complete() {
    let codes = ExtractCatalogue.entries.map(\.code)
    #expect(codes.count > 60)
    #expect(codes.filter { ReasonWording.azerbaijani($0) == nil } == [])
  }
}

@Suite("InspectionRequest")
struct InspectionRequestTests {
  @Test(
    "The period is the last one in the name of the file, or else of its folder",
    arguments: [
      ("2026-10.csv", "2026-10"), ("a/register_2026-09-30.csv", "2026-09"),
      ("extracts/2026-08/register.csv", "2026-08"), ("2026-Q3/x.csv", "2026-Q3"),
      ("2025/x.csv", "2025"), ("2025-01 to 2025-02.csv", "2025-02"),
      ("2026-10/2026-11.csv", "2026-11"),
    ])
  func period(path: String, period: String) {
    #expect(InspectionRequest.period(in: path)?.description == period)
  }

  @Test(
    "Numbers that are no period are none",
    arguments: ["a.csv", "12026-10.csv", "2026-13/x.csv", "", "2025.csv"])
  func none(path: String) {
    #expect(InspectionRequest.period(in: path) == nil)
  }
}
