import Model
import Testing

@testable import Definitions

@Suite("RoadmapReader, DimensionReader and VariableReader")
struct StructureReaderTests {
  private static let area = """
    areas:
      - {id: housing, title: {az: M, en: H}, summary: {az: M, en: H}, kind: roadmap}

    """

  private func readRoadmap(_ source: SourceText, _ problems: inout ProblemList) {
    _ = RoadmapReader.read(source, into: &problems)
  }

  private func readDimensions(_ source: SourceText, _ problems: inout ProblemList) {
    _ = DimensionReader.read(source, codeLists: ContractReaderTests.lists, into: &problems)
  }

  private func readVariables(_ source: SourceText, _ problems: inout ProblemList) {
    let contract = ExtractContract(
      id: "register", title: Localized(az: "", en: ""), agency: Localized(az: "", en: ""),
      grain: "person", file: "register.csv", time: .snapshot, delivery: .full, frequency: nil,
      dueDay: nil, personColumns: [], householdColumn: nil, key: [],
      limits: QuarantineLimits(rows: 0, percent: 0), dialect: Dialect(),
      columns: [ColumnContract(name: "sex", type: .text, location: Location(file: "c"))],
      location: Location(file: "c"))
    _ = VariableReader.read(
      source, contracts: [contract], declared: ["register", "faulty"], into: &problems)
  }

  @Test("Areas keep their order and kind")
  func areas() throws {
    var problems = ProblemList()
    let text =
      Self.area
      + "  - {id: overall, title: {az: Ü, en: O}, summary: {az: Ü, en: O}, kind: cross_cutting}\n"
    let source = try #require(sourceText(text, &problems))
    let areas = RoadmapReader.read(source, into: &problems)
    #expect(problems.diagnostics.isEmpty)
    #expect(areas.map(\.id) == ["housing", "overall"])
    #expect(areas.map(\.isRoadmapArea) == [true, false])
    #expect(areas.last?.title == Localized(az: "Ü", en: "O"))
  }

  @Test("Faults of the roadmap are reported at their place")
  func roadmapFaults() {
    let second = Self.area.split(separator: "\n")[1].replacing("id: h", with: "id: ⟨⟩h")
    expectProblem(
      "DEF112", "keep one of the two, or give one another name", in: Self.area + second + "\n",
      reading: readRoadmap)
    expectProblem(
      "DEF104", "write `roadmap`",
      in: Self.area.replacing("kind: ", with: "kind: ⟨⟩s").replacing("sroadmap", with: "roadmp"),
      reading: readRoadmap)
    expectProblem(
      "DEF028", "add `en:`",
      in: Self.area.replacing("title: {az: M, en: H}", with: "title: ⟨⟩{az: M}"),
      reading: readRoadmap)
  }

  @Test("Dimensions need a code list that exists")
  func dimensions() {
    expectNoProblem(in: "sex: {title: {az: C, en: S}, list: sex}", reading: readDimensions)
    expectProblem(
      "DEF111", "write `sex`", in: "sex: {title: {az: C, en: S}, list: ⟨⟩seks}",
      reading: readDimensions)
    expectProblem(
      "DEF105", "use a-z, 0-9 and _, beginning with a letter, at most 60 characters",
      in: "⟨⟩Sex: {title: {az: C, en: S}, list: sex}", reading: readDimensions)
    expectProblem(
      "DEF027", "write `title`", in: "sex: {title: {az: C, en: S}, list: sex, ⟨⟩titel: x}",
      reading: readDimensions)
  }

  @Test("Variables need an extract that exists and a name of their own")
  func variables() throws {
    expectNoProblem(
      in: "register:\n  age: years(birth_date, day)\nfaulty: {x: a}", reading: readVariables)
    expectProblem(
      "DEF111", "write `register`", in: "⟨⟩registr: {x: a}", reading: readVariables)
    expectProblem(
      "DEF112", "keep one of the two, or give one another name", in: "register: {⟨⟩sex: a}",
      reading: readVariables)
    var problems = ProblemList()
    let source = try #require(sourceText("faulty:\n  age: >\n    a\n    + b\n", &problems))
    let variable = VariableReader.read(
      source, contracts: [], declared: ["faulty"], into: &problems
    ).first
    #expect(variable?.expression.text == "a\n    + b")
    #expect(variable?.expression.location == Location(file: "a.yaml", line: 3, column: 5))
  }
}
