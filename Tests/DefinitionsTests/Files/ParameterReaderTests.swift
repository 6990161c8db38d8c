import Model
import Testing

@testable import Definitions

@Suite("ParameterReader")
struct ParameterReaderTests {
  private static let header = "parameter,group,valid_from,valid_to,value,unit,source\n"

  private func read(_ source: SourceText, _ problems: inout ProblemList) {
    _ = ParameterReader.read(source, into: &problems)
  }

  @Test("A value is in force from one day to another, or from one day on")
  func values() throws {
    var problems = ProblemList()
    let text =
      Self.header
      + "need,all,2025-01-01,2025-12-31,285,AZN,a.az\nneed,all,2026-01-01,,300.5,AZN,b\n"
    let source = try #require(sourceText(text, &problems))
    let parameters = ParameterReader.read(source, into: &problems)
    #expect(problems.diagnostics.isEmpty)
    #expect(parameters.map(\.value) == [285, 300.5])
    #expect(parameters.last?.validTo.description == "9999-12-31")
  }

  @Test("Faults are reported at their field")
  func faults() {
    let header = Self.header
    expectProblem(
      "DEF214", "let one value end on the day before the next begins",
      in: header + "n,all,2025-01-01,,1,AZN,s\nn,all,⟨⟩2026-01-01,,2,AZN,s\n", reading: read)
    expectProblem(
      "DEF102", "write digits with a decimal point, as in 12.5",
      in: header + "n,all,2025-01-01,,⟨⟩1e9,AZN,s\n", reading: read)
    expectProblem(
      "DEF105", "use a-z, 0-9 and _, beginning with a letter, at most 60 characters",
      in: header + "n,⟨⟩All,2025-01-01,,1,AZN,s\n", reading: read)
    expectProblem(
      "DEF100", "write the text", in: header + "n,all,⟨⟩,,1,AZN,s\n", reading: read)
    expectProblem(
      "DEF100", "write the text", in: header + "n,all,2025-01-01,,1,AZN,⟨⟩\n", reading: read)
  }

  @Test("Values of different groups may be in force together")
  func groups() {
    expectNoProblem(
      in: Self.header + "n,a,2025-01-01,,1,AZN,s\nn,b,2025-01-01,,2,AZN,s\n", reading: read)
  }
}
