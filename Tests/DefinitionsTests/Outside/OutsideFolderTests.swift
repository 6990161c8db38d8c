import Definitions
import Foundation
import Model
import TestSupport
import Testing

@Suite("OutsideFolder")
struct OutsideFolderTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func catalogue() throws -> Catalogue {
    try CheckedMethodology(
      folder: root.appending(path: "indicators").path, displayName: "indicators",
      frequency: .monthly
    ).catalogue
  }

  private static let description = """
    file: t.csv
    publisher: A
    where: {land: AZ}
    period: {column: year, month: 12}
    rounds_up_to: 5
    figures:
      - {indicator: doc_register_stock, column: n}
      - indicator: doc_register_stock
        column: n
        at: {citizenship: coo}
        codes: {citizenship: {UNK: _U}}

    """

  private func read(_ description: String, _ table: String) throws -> OutsideFolder {
    let folder = try TemporaryFolder()
    try folder.write(description, to: "outside/t.yaml")
    try folder.write(table, to: "outside/t.csv")
    return try OutsideFolder(
      path: folder.file("outside"), displayName: "outside", catalogue: Self.catalogue())
  }

  @Test("Rows at one position are added up, and a 5 that may stand for 1 to 5 is a range")
  func ranges() throws {
    let outside = try read(
      Self.description,
      "year,coo,land,n\n2024,SYR,AZ,12\n2024,AFG,AZ,5\n2024,UNK,AZ,0\n2024,SYR,TR,99\n2024,?,AZ,7\n"
    )
    let december = ReferencePeriod("2024-12")
    #expect(outside.files == ["t.yaml", "t.csv"])
    #expect(outside.figures.allSatisfy { $0.period == december && $0.number == .value })
    // 12 + (1 to 5) + 0 + 7; the last country is in no list of ours.
    #expect(outside.figures.map(\.range) == [20...24, 12...12, 1...5, 0...0])
    #expect(
      outside.figures.map { $0.codes["citizenship"] } == [nil, "SYR", "AFG", "_U"])
  }

  @Test("A sum one of whose rows has no number is not known")
  func missing() throws {
    let outside = try read(
      Self.description, "year,coo,land,n\n2024,SYR,AZ,12\n2024,AFG,AZ,\n")
    #expect(outside.figures.map(\.codes) == [["citizenship": "SYR"]])
  }

  @Test("Every mistake of a description and its table is reported at its place")
  func mistakes() throws {
    let wrong = Self.description.replacing("column: n}", with: "column: m}")
      .replacing("at: {citizenship", with: "at: {citizenshop")
    let error = #expect(throws: RunError.self) {
      try read(wrong, "year,coo,land,n\n24,SYR,AZ,12\n2024,SYR,AZ,many\n")
    }
    #expect(error?.status == .badDefinition)
    let found = (error?.diagnostics ?? []).map { "\($0.code) \($0.location?.description ?? "")" }
    #expect(found.contains("DEF111 outside/t.yaml:7:45"))
    #expect(found.contains("DEF111 outside/t.yaml:10:10"))
    #expect(found.count { $0 == "DEF107 outside/t.csv:2:1" } == 1)
    #expect(found.contains("DEF101 outside/t.csv:3:13"))
  }

  @Test("A folder that is not there has no figures; a table that is not there is an error")
  func absent() throws {
    let folder = try TemporaryFolder()
    let none = try OutsideFolder(
      path: folder.file("outside"), displayName: "outside", catalogue: Self.catalogue())
    #expect(none.figures.isEmpty && none.files.isEmpty)
    try folder.write(Self.description, to: "outside/t.yaml")
    let error = #expect(throws: RunError.self) {
      try OutsideFolder(
        path: folder.file("outside"), displayName: "outside", catalogue: Self.catalogue())
    }
    #expect(error?.status == .noInput)
  }

  @Test("UNHCR's table of Azerbaijan: 6,423 to 6,431 refugees at the end of 2024, 34 from Syria")
  func unhcr() throws {
    let outside = try OutsideFolder(
      path: Self.root.appending(path: "fixtures/outside").path, displayName: "outside",
      catalogue: Self.catalogue())
    // 34 years, and 335 rows each of another year and country.
    #expect(outside.figures.count == 34 + 335)
    let figures = outside.figures.filter { $0.period == ReferencePeriod("2024-12") }
    #expect(figures.first { $0.codes.isEmpty }?.range == 6423...6431)
    #expect(figures.first { $0.codes == ["citizenship": "SYR"] }?.range == 34...34)
    #expect(figures.first { $0.codes == ["citizenship": "UZB"] }?.range == 1...5)
  }
}
