import Glibc
import Model
import TestSupport
import Testing

@testable import Definitions

@Suite("MethodologyReader")
struct MethodologyReaderTests {
  private func workspace() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      areas:
        - {id: labour_market, title: {az: a, en: b}, summary: {az: a, en: b}, kind: roadmap}
        - {id: housing, title: {az: a, en: b}, summary: {az: a, en: b}, kind: roadmap}

      """, to: "roadmap.yaml")
    try folder.write(ContractReaderTests.contracts, to: "extracts/contracts.yaml")
    try folder.write(
      "code,label_az,label_en,parent,valid_from,valid_to\nf,Qadın,Woman,,,\nm,Kişi,Man,,,\n",
      to: "codelists/sex.csv")
    try folder.write("sex: {title: {az: Cins, en: Sex}, list: sex}\n", to: "dimensions.yaml")
    try folder.write("register: {is_woman: sex = f}\n", to: "variables.yaml")
    try folder.write(
      "parameter,group,valid_from,valid_to,value,unit,source\nneed,all,2026-01-01,,300,AZN,x\n",
      to: "parameters.csv")
    try folder.write(
      "date,is_workday,is_school_day,is_term_day\n2026-11-20,1,1,1\n", to: "calendar.csv")
    try folder.write(
      IndicatorReaderTests.head + IndicatorReaderTests.units, to: "labour_market/lab_rate.yaml")
    try folder.write(
      (IndicatorReaderTests.head + "formula: lab_rate\n").replacing(
        "labour_market", with: "housing"
      ).replacing("lab_rate\nv", with: "hou_rate\nv"), to: "housing/hou_rate.yaml")
    return folder
  }

  private func read(
    _ folder: TemporaryFolder
  ) throws(RunError) -> (MethodologySource, [Diagnostic]) {
    try MethodologyReader.read(
      folder: folder.path, displayName: "indicators", frequency: .monthly)
  }

  @Test("A whole methodology is read, areas in the roadmap's order, files in sorted order")
  func whole() throws {
    let (source, found) = try read(workspace())
    #expect(found == [])
    #expect(source.areas.map(\.id) == ["labour_market", "housing"])
    #expect(source.contracts.map(\.id) == ["register"])
    #expect(source.codeLists["sex"]?.codes.map(\.id) == ["f", "m"])
    #expect(source.dimensions.map(\.id) == ["sex"])
    #expect(source.parameters.map(\.id) == ["need"])
    #expect(source.calendar?.dayCount == 1)
    #expect(source.variables.map(\.name) == ["is_woman"])
    #expect(source.indicators.map(\.description.id) == ["lab_rate", "hou_rate"])
    #expect(
      source.files.map(\.path) == [
        "calendar.csv", "codelists/sex.csv", "dimensions.yaml", "extracts/contracts.yaml",
        "housing/hou_rate.yaml", "labour_market/lab_rate.yaml", "parameters.csv", "roadmap.yaml",
        "variables.yaml",
      ])
    #expect(source.files[0].bytes.starts(with: Array("date,".utf8)))
  }

  @Test("Findings of all files come together, with the paths that users see")
  func findings() throws {
    let folder = try workspace()
    try folder.write("sex: {title: {az: Cins, en: Sex}, list: seks}\n", to: "dimensions.yaml")
    try folder.write("registr: {is_woman: sex = f}\n", to: "variables.yaml")
    try folder.write("version: 1\nindicator: a: b", to: "labour_market/lab_other.yaml")
    let found = try read(folder).1
    #expect(
      found.map { "\($0.location?.description ?? "") \($0.code)" } == [
        "indicators/dimensions.yaml:1:41 DEF111",
        "indicators/labour_market/lab_other.yaml:2:13 DEF020",
        "indicators/variables.yaml:1:1 DEF111",
      ])
  }

  @Test("Hidden files, backups and README.md are passed over, other files are warned of")
  func unexpected() throws {
    let folder = try workspace()
    for name in [
      ".git/x", "roadmap.yaml~", "housing/.x.yaml.swp", "#a#", "README.md",
      "codelists/sex.csv.bak",
    ] {
      try folder.write("x", to: name)
    }
    #expect(try read(folder).1 == [])
    for name in ["notes.txt", "housing/hou.yml", "housing/old/a.yaml", "extracts/x.csv"] {
      try folder.write("x", to: name)
    }
    let found = try read(folder).1
    #expect(
      found.map(\.location?.file) == [
        "indicators/extracts/x.csv", "indicators/housing/hou.yml", "indicators/housing/old",
        "indicators/notes.txt",
      ])
    #expect(found.allSatisfy { $0.code == "DEF009" && $0.severity == .warning })
    #expect(found.first?.remedy == "move it out of the folder, or correct its name")
  }

  @Test("Missing files and foreign folders are errors")
  func missing() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "housing/Bad-Name.yaml")
    let found = try read(folder).1
    #expect(
      found.map { "\($0.location?.description ?? "") \($0.code)" } == [
        "indicators/extracts/contracts.yaml DEF010", "indicators/housing/Bad-Name.yaml DEF105",
        "indicators/roadmap.yaml DEF010",
      ])
    #expect(found.first?.remedy == "create it; docs/definitions.md shows an example")
    let other = try workspace()
    try other.write("x", to: "hosing/a.yaml~")
    let foreign = try read(other).1
    #expect(foreign.map(\.code) == ["DEF011"])
    #expect(foreign.first?.location == Location(file: "indicators/hosing"))
    #expect(foreign.first?.remedy == "rename it to `housing`")
  }

  @Test("An indicator in two folders is defined twice")
  func twice() throws {
    let folder = try workspace()
    try folder.write(
      IndicatorReaderTests.head.replacing("labour_market", with: "housing")
        + IndicatorReaderTests.units, to: "housing/lab_rate.yaml")
    let (source, found) = try read(folder)
    #expect(found.map(\.code) == ["DEF112"])
    #expect(
      found.first?.location
        == Location(file: "indicators/housing/lab_rate.yaml", line: 1, column: 12))
    #expect(source.indicators.map(\.description.id) == ["lab_rate", "hou_rate"])
  }

  @Test("A file that is too large or no file at all is reported like any other fault")
  func notAFile() throws {
    let folder = try workspace()
    try folder.write(String(repeating: "x", count: (4 << 20) + 1), to: "calendar.csv")
    #expect(mkfifo(folder.file("housing/hou_pipe.yaml"), 0o600) == 0)
    let found = try read(folder).1
    #expect(found.map(\.code) == ["DEF005", "DEF004"])
    #expect(found.last?.location == Location(file: "indicators/housing/hou_pipe.yaml"))
    #expect(found.last?.remedy == "replace it with a file")
  }

  @Test("A missing folder is no input, and one that may not be read is a lack of permission")
  func folders() throws {
    do throws(RunError) {
      _ = try MethodologyReader.read(
        folder: "/nonexistent/indicators", displayName: "indicators", frequency: .monthly)
      Issue.record("expected an error")
    } catch {
      #expect(error.status == .noInput)
      #expect(error.diagnostics.map(\.code) == ["DEF001"])
      #expect(error.diagnostics.first?.location == Location(file: "indicators"))
    }
    #expect(FileAccess.Fault.notPermitted.runError(at: "x").status == .noPermission)
    #expect(FileAccess.Fault.failed.runError(at: "x").status == .inputOutput)
  }

  @Test("A file without the right to read it stops the reading", .enabled(if: getuid() != 0))
  func permission() throws {
    let folder = try workspace()
    #expect(chmod(folder.file("roadmap.yaml"), 0) == 0)
    do throws(RunError) {
      _ = try read(folder)
      Issue.record("expected an error")
    } catch {
      #expect(error.status == .noPermission)
      #expect(error.diagnostics.map(\.code) == ["DEF002"])
    }
  }
}
