import Model
import Testing

@testable import Synth

@Suite("SynthesisPlan")
struct SynthesisPlanTests {
  @Test("A size gives the persons and months that are not given")
  func presets() throws {
    let until = try #require(ReferencePeriod("2026-10"))
    let ministry = SynthesisPlan(until: until)
    #expect(ministry.persons == 7_000)
    #expect(ministry.months == 26)
    let national = SynthesisPlan(scale: .national, months: 3, until: until)
    #expect(national.persons == 1_000_000)
    #expect(national.months == 3)
    #expect(national.complaints.isEmpty)
  }

  @Test(
    "Numbers out of range and unknown names are complained about",
    arguments: [
      (0, 1, 0, ""), (10_000_001, 1, 0, ""), (1, 241, 0, ""), (1, 1, -1, ""), (1, 1, 0, "x"),
    ])
  func complaints(persons: Int, months: Int, faults: Int, extract: String) throws {
    let until = try #require(ReferencePeriod("2026-10"))
    let plan = SynthesisPlan(
      persons: persons, months: months, until: until, faults: faults,
      extracts: extract.isEmpty ? [] : [extract])
    #expect(plan.complaints.count == 1)
    let error = #expect(throws: RunError.self) { try SyntheticWorkspace(plan: plan) }
    #expect(error?.status == .usage)
  }

  @Test("A year or quarter is no last month")
  func lastMonth() throws {
    let year = try #require(ReferencePeriod("2026"))
    #expect(SynthesisPlan(until: year).complaints.count == 1)
  }
}
