import Model
import Testing

@testable import Definitions

@Suite("ManifestContract")
struct ManifestContractTests {
  private static let lists = [
    "extract": CodeList(
      id: "extract", codes: [Code(id: "register", label: Localized(az: "r", en: "r"))])
  ]

  private static let deliveries = """
    deliveries:
      source: manifests
      title: {az: Fayllar, en: Deliveries}
      agency: {az: DMX, en: State Migration Service}
      grain: delivery
      time: {period: period}
      columns:
        extract: {type: code, list: extract}
        period: {type: period}
        due_date: {type: date}
        received_date: {type: date}
        row_count: {type: integer}

    """

  private func read(_ source: SourceText, _ problems: inout ProblemList) {
    _ = ContractReader.read(source, codeLists: Self.lists, into: &problems)
  }

  private func expect(
    _ code: String, _ remedy: String, _ old: String, _ new: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(Self.deliveries.contains(old), sourceLocation: sourceLocation)
    expectProblem(
      code, remedy, in: Self.deliveries.replacing(old, with: new), sourceLocation: sourceLocation,
      reading: read)
  }

  @Test("A contract whose rows are made of the lists has no file, and is never expected")
  func whole() throws {
    expectNoProblem(in: Self.deliveries, reading: read)
    var problems = ProblemList()
    let source = try #require(sourceText(Self.deliveries, &problems))
    let result = ContractReader.read(source, codeLists: Self.lists, into: &problems)
    let contract = try #require(result.contracts.first)
    #expect(contract.file == nil)
    #expect(contract.frequency == nil)
    #expect(contract.time == .period(column: "period"))
    #expect(contract.personColumns == [])
    #expect(
      contract.columns.map(\.name)
        == ["extract", "period", "due_date", "received_date", "row_count"])
  }

  @Test("What only a file has is refused, and so is another source")
  func keys() {
    expect(
      "DEF027", "use one of: source, title, agency, grain, time, columns",
      "  source: manifests\n", "  source: manifests\n  ⟨⟩limits: {rows: 1, percent: 1}\n")
    expect(
      "DEF027", "use one of: source, title, agency, grain, time, columns",
      "  source: manifests\n", "  source: manifests\n  ⟨⟩person: extract\n")
    expect("DEF104", "write `manifests`", "source: manifests", "source: ⟨⟩manifest")
    let timeless = Self.deliveries.replacing("  time: {period: period}\n", with: "")
    expectProblem(
      "DEF028", "add `time:`", in: timeless.replacing("  source:", with: "  ⟨⟩source:"),
      reading: read)
  }

  @Test("Its columns are those of the lists, with their types")
  func columns() {
    expect("DEF306", "write `received_date`", "    received_date:", "    ⟨⟩recieved_date:")
    expect(
      "DEF306", "use one of: extract, period, due_date, received_date, row_count",
      "    row_count: {type: integer}", "    ⟨⟩checksum: {type: text}")
    expect(
      "DEF300", "name a column of type date, or correct the column's type",
      "    due_date: {type: date}", "    ⟨⟩due_date: {type: month}")
    expect(
      "DEF300", "name a column of type code, or correct the column's type",
      "    extract: {type: code, list: extract}", "    ⟨⟩extract: {type: text}")
  }

  @Test("Its code list must have every extract that is delivered")
  func codes() {
    let register = ContractReaderTests.contracts
      .replacing("sex: {type: code, list: sex", with: "sex: {type: code, list: extract")
    expectNoProblem(in: register + Self.deliveries, reading: read)
    let other = register.replacing("register:\n", with: "housing:\n")
    let marked = Self.deliveries.replacing("    extract: {", with: "    ⟨⟩extract: {")
    expectProblem(
      "DEF307", "add `housing` to codelists/extract.csv", in: other + marked, reading: read)
  }
}
