import Disclosure
import Model
import Testing

@testable import Publish

@Suite("ReleaseCheck") struct ReleaseCheckTests {
  private func codes(_ datasets: [Dataset], areas: [Area] = Sample.areas) throws -> [String] {
    var description = Sample.description()
    description.areas = areas
    return ReleaseCheck(release: try Sample.protect(datasets), description: description)
      .findings.map(\.code)
  }

  @Test("finds nothing wrong with the sample")
  func sample() throws {
    #expect(try codes([Sample.employment, Sample.register]) == [])
  }

  @Test(
    "refuses identifiers that cannot be file names",
    arguments: ["", "Lab", "../x", "a/b", "lab rate", "1x", "lab-rate", "ə"])
  func names(id: String) throws {
    var dataset = Sample.register
    dataset.indicator.id = id
    #expect(try codes([dataset]) == ["PUB001"])
  }

  @Test(
    "refuses two pages of one name",
    arguments: ["index", "methods", "documents", "lab_employment_rate", "observations"])
  func taken(id: String) throws {
    var dataset = Sample.register
    dataset.indicator.id = id
    #expect(try codes([Sample.employment, dataset]) == ["PUB002"])
  }

  @Test(
    "refuses dimensions with the name of a fixed column", arguments: ["value", "period", "unit"])
  func columns(id: String) throws {
    var dataset = Sample.register
    dataset.dimensions[0].id = id
    #expect(try codes([dataset]) == ["PUB003"])
  }

  @Test("refuses codes that a spreadsheet runs", arguments: ["=1", "+1", "-1", "@x", "\tx", ""])
  func formulas(code: String) throws {
    var dataset = Sample.register
    dataset.dimensions[0].codeList.codes[0].id = code
    #expect(try codes([dataset]) == ["PUB004"])
  }
}
