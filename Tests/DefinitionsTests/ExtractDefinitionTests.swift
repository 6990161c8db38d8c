import Foundation
import Model
import Testing

@testable import Definitions

@Suite("ExtractDefinition")
struct ExtractDefinitionTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func agency() throws -> ExtractDefinition {
    try ExtractDefinition(
      file: Self.root.appending(path: "fixtures/csvcases/agency.yaml").path(percentEncoded: false),
      displayName: "agency.yaml")
  }

  @Test("The definition of the agency cases is read with the code lists beside it")
  func sample() throws {
    let definition = try agency()
    #expect(definition.diagnostics.isEmpty)
    let contract = try definition.contract(id: nil, file: "anything.csv")
    #expect(contract.id == "agency_monthly")
    #expect(contract.limits == QuarantineLimits(rows: 1000, percent: 90))
    #expect(contract.key == ["period", "region", "sex", "citizenship"])
    #expect(
      contract.dialect.encodings == [
        "utf-8", "windows-1252", "windows-1250", "windows-1251", "windows-1254", "iso-8859-9",
      ])
    let region = try #require(contract.column("region"))
    #expect(region.unknownCode == .note)
    #expect(region.longest == 200)
    #expect(contract.column("sex")?.unknownCode == .quarantine)
    #expect(contract.column("citizenship")?.unknownCode == .quarantine)
    let persons = try #require(contract.column("persons"))
    #expect(persons.minimum == 0)
    #expect(persons.usual.least == nil)
    #expect(persons.usual.greatest == 50_000)
    #expect(persons.grouping == .blank)
    #expect(persons.shorthands == [.uk])
    #expect(persons.missing == [:])
    #expect(contract.column("period")?.forms == [.iso, .monthName])
  }

  @Test("The places of the agency cases are codes, blanks, quotes and line ends included")
  func places() throws {
    let lists = try agency().codeLists
    let region = try #require(lists["region"])
    let named = [
      "N1", "S2", "N \"1\"", "N\n1", "N\r\n1", "Île", "Île-de-France", "Łódź", "دمشق", "Bərdə",
    ]
    #expect(named.allSatisfy { region.position(of: $0) != nil })
    #expect(Set(region.codes.map(\.id)).count == region.codes.count)
    #expect(region.codes.first { $0.id == "Şəki" }?.aliases.contains("Sheki") == true)
    #expect(lists["sex"]?.codes.map(\.id) == ["F", "M"])
    #expect(lists["citizenship"]?.codes.count == 249)
  }

  /// Writes files into a folder of its own and reads a definition there.
  private func reading<Result>(
    _ files: [String: String], _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return try body(folder.path(percentEncoded: false))
  }

  private static let list = "code,label_az,label_en,parent,valid_from,valid_to\nf,q,f,,,\n"

  private static func contract(_ id: String, _ more: String = "") -> String {
    """
    \(id):
      title: {az: a, en: a}
      agency: {az: a, en: a}
      grain: event
      file: \(id).csv
      time: {snapshot: day}
      delivery: period
      frequency: monthly
      limits: {rows: 1, percent: 1}
    \(more)  columns:
        sex: {type: code, list: sex}

    """
  }

  @Test("Code lists are found beside the definition, or else beside its folder")
  func folders() throws {
    let files = ["extracts/a.yaml": Self.contract("a"), "codelists/sex.csv": Self.list]
    try reading(files) { folder in
      let found = try ExtractDefinition(file: "\(folder)/extracts/a.yaml", displayName: "x/a.yaml")
      #expect(found.codeLists["sex"]?.codes.map(\.id) == ["f"])
    }
    var both = files
    both["extracts/codelists/sex.csv"] = Self.list.replacing("f,q,f", with: "m,k,m")
    try reading(both) { folder in
      let found = try ExtractDefinition(file: "\(folder)/extracts/a.yaml", displayName: "a.yaml")
      #expect(found.codeLists["sex"]?.codes.map(\.id) == ["m"])
    }
  }

  @Test("Everything wrong is told at once, under the names that the user typed")
  func faults() throws {
    let files = [
      "a.yaml": Self.contract("a").replacing("grain: event", with: "grain: evnt"),
      "codelists/sex.csv": Self.list.replacing("f,q,f", with: "_T,q,f"),
    ]
    try reading(files) { folder in
      let error = try #require(throws: RunError.self) {
        try ExtractDefinition(file: "\(folder)/a.yaml", displayName: "in/a.yaml")
      }
      #expect(error.status == .badDefinition)
      #expect(error.diagnostics.map(\.code) == ["DEF104", "DEF211"])
      #expect(
        error.diagnostics.map(\.location?.file) == ["in/a.yaml", "in/codelists/sex.csv"])
    }
    let missing = try #require(throws: RunError.self) {
      try ExtractDefinition(file: "/nowhere/a.yaml", displayName: "a.yaml")
    }
    #expect(missing.status == .noInput)
  }

  @Test("References to extracts of other files are kept")
  func references() throws {
    let more = "  references: [{column: sex, extract: elsewhere, to: kind}]\n"
    let files = ["a.yaml": Self.contract("a", more), "codelists/sex.csv": Self.list]
    try reading(files) { folder in
      let found = try ExtractDefinition(file: "\(folder)/a.yaml", displayName: "a.yaml")
      #expect(found.contracts.first?.references.map(\.extract) == ["elsewhere"])
      #expect(found.contracts.first?.references.map(\.otherColumn) == ["kind"])
    }
  }

  @Test("Of several contracts the id decides, then the name of the file")
  func choice() throws {
    let files = [
      "a.yaml": Self.contract("a") + Self.contract("bee"), "codelists/sex.csv": Self.list,
    ]
    try reading(files) { folder in
      let found = try ExtractDefinition(file: "\(folder)/a.yaml", displayName: "a.yaml")
      #expect(try found.contract(id: "bee", file: "x/a.csv").id == "bee")
      #expect(try found.contract(id: nil, file: "x/bee.csv").id == "bee")
      #expect(try found.contract(id: nil, file: "a.csv.gz").id == "a")
      let open = try #require(throws: RunError.self) {
        try found.contract(id: nil, file: "new.csv")
      }
      #expect(open.status == .usage)
      #expect(open.diagnostics.map(\.code) == ["DEF315"])
      #expect(open.diagnostics.first?.remedy == "say which one is meant: a, bee")
      let wrong = try #require(throws: RunError.self) {
        try found.contract(id: "be", file: "a.csv")
      }
      #expect(wrong.diagnostics.map(\.code) == ["DEF111"])
      #expect(wrong.diagnostics.first?.remedy == "write `bee`")
    }
  }
}
