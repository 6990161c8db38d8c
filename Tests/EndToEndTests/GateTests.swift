import Foundation
import TestSupport
import Testing

/// Runs that end with 0, 3, 4, 5 or 66: nothing is wrong with the machine or the definitions.
@Suite("Gates")
struct GateTests {
  private let population = "extracts/2025/population.csv"

  @Test("Published is 0, with the stages on standard error and the summary on standard output")
  func published() async throws {
    let workspace = try TestWorkspace(.figures)
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 0)
    try Golden.expect(outcome.standardError, is: "stderr-published.txt")
    #expect(outcome.standardOutput.hasPrefix("Published 2025, run "))
    #expect(workspace.has("public/index.html"))
    #expect(workspace.leftovers.isEmpty)
  }

  @Test("Nothing new is 0 without reading an extract, and no file but the lock is touched")
  func nothingNew() async throws {
    let workspace = try TestWorkspace(.publishedPersons)
    let before = try state(of: workspace)
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 0)
    #expect(
      outcome.standardOutput
        == "Nothing new: the release of 2026-10 in force was made from the same files.\n")
    try Golden.expect(outcome.standardError, is: "stderr-nothing-new.txt")
    #expect(try state(of: workspace) == before)
  }

  @Test("Rows quarantined below the limits are 3; the rows lie locked up, with their bytes")
  func quarantined() async throws {
    let workspace = try TestWorkspace(.figures)
    try workspace.replace(
      "rows: 0, percent: 0", with: "rows: 2, percent: 1", in: "indicators/extracts/contracts.yaml")
    let row = "2024,Nowhere,ZZZ,ZZZ,Azerbaijan,AZE,AZE,7,0,0,0,0,0,0,,0"
    try workspace.append(row + "\n", to: population)
    let outcome = try await workspace.shell("umask 000; exec \"$YOL\" run").run()
    #expect(outcome.status == 3)
    try Golden.expect(outcome.standardError, is: "stderr-quarantined.txt")
    #expect(outcome.standardOutput.contains("rows quarantined     1\n"))
    let quarantined = String(
      decoding: try workspace.data("private/quarantine/2025/population.csv"), as: UTF8.self)
    #expect(
      quarantined
        == "line,column,field,reason,explanation,suggestion,original\n337,18,\"coo_iso\",EXT114,"
        + "\"the code list does not have this code\",,\"\(row)\"\n")
    #expect(try workspace.folder.mode(of: "private/quarantine/2025/population.csv") == 0o600)
    for name in ["private", "private/quarantine", "private/quarantine/2025"] {
      #expect(try workspace.folder.mode(of: name) == 0o700)
    }
  }

  @Test("More rows quarantined than the contract allows is 4; readers see what they saw")
  func limit() async throws {
    let workspace = try TestWorkspace(.publishedFigures)
    let before = try workspace.readersSee()
    try workspace.append(
      "2024,Nowhere,ZZZ,ZZZ,Azerbaijan,AZE,AZE,7,0,0,0,0,0,0,,0\n", to: population)
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 4)
    #expect(outcome.standardOutput.isEmpty)
    try Golden.expect(outcome.standardError, is: "stderr-limit.txt")
    #expect(try workspace.readersSee() == before)
    let status = try await workspace.yol("status").run()
    #expect(status.status == 0)
    #expect(status.standardOutput.contains("failed with status 4"))
  }

  @Test("Before the announced time is 4")
  func calendar() async throws {
    let workspace = try TestWorkspace(.figures)
    try workspace.append(
      "release_calendar:\n  \"2025\": 2199-03-01 10:00\n", to: "yol.yaml")
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 4)
    try Golden.expect(outcome.standardError, is: "stderr-calendar.txt")
    #expect(!workspace.has("public"))
  }

  @Test("An expected extract that is missing is 5, named with its agency and due day")
  func missing() async throws {
    let workspace = try TestWorkspace(.persons)
    try workspace.remove("extracts/2026-10/contracts.csv")
    let outcome = try await workspace.yol("run", "--period", "2026-10").run()
    #expect(outcome.status == 5)
    try Golden.expect(outcome.standardError, is: "stderr-missing.txt")
    #expect(!workspace.has("public"))
  }

  @Test("A file with another name than the contract's is told together with the missing one")
  func misnamed() async throws {
    let workspace = try TestWorkspace(.figures)
    try FileManager.default.moveItem(
      atPath: workspace.folder.file(population),
      toPath: workspace.folder.file("extracts/2025/population (1).csv"))
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 5)
    try Golden.expect(outcome.standardError, is: "stderr-misnamed.txt")
  }

  @Test("A newer month that is late is told with what is published, and is 5 from then on")
  func late() async throws {
    let workspace = try TestWorkspace(.persons)
    try workspace.remove("extracts/2026-10/contracts.csv")
    let first = try await workspace.yol("run").run()
    #expect(first.status == 0)
    #expect(first.standardOutput.hasPrefix("Published 2026-09"))
    let before = try workspace.readersSee()
    let again = try await workspace.yol("run").run()
    #expect(again.status == 5)
    try Golden.expect(again.standardError, is: "stderr-late.txt")
    #expect(try workspace.readersSee() == before)
  }

  @Test("Without extracts, with none, and for a period that is not there it is 66")
  func noInput() async throws {
    let workspace = try TestWorkspace(.figures)
    let other = try await workspace.yol("run", "--period", "2019").run()
    #expect(other.status == 66)
    try Golden.expect(other.standardError, is: "stderr-no-period.txt")
    try workspace.remove("extracts/2025")
    let none = try await workspace.yol("run").run()
    #expect(none.status == 66)
    try Golden.expect(none.standardError, is: "stderr-no-extracts.txt")
    try workspace.remove("extracts")
    let gone = try await workspace.yol("run").run()
    #expect(gone.status == 66)
    #expect(gone.standardError == none.standardError)
  }

  @Test("Outside a workspace it is 66")
  func noWorkspace() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program(
      arguments: ["run", "--workspace", "nowhere"], folder: folder.path
    ).run()
    #expect(outcome.status == 66)
    try Golden.expect(outcome.standardError, is: "stderr-no-workspace.txt")
  }

  @Test("A wrong command line is 64")
  func usage() async throws {
    let outcome = try await Program(arguments: ["run", "--period", "2026-13"]).run()
    #expect(outcome.status == 64)
    try Golden.expect(outcome.standardError, is: "stderr-usage.txt")
  }

  @Test("Forced, the same content gets a release of its own, and the run after finds nothing new")
  func forced() async throws {
    let workspace = try TestWorkspace(.publishedFigures)
    let before = try workspace.readersSee()
    let old = try FileManager.default.destinationOfSymbolicLink(
      atPath: workspace.folder.file("public"))
    for number in 2...3 {
      #expect(try await workspace.yol("run", "--force").run().status == 0)
      let link = try FileManager.default.destinationOfSymbolicLink(
        atPath: workspace.folder.file("public"))
      #expect(link == "\(old)-\(number)")
      #expect(try workspace.readersSee() == before)
    }
    let again = try await workspace.yol("run").run()
    #expect(again.standardOutput.hasPrefix("Nothing new"))
    let status = try await workspace.yol("status").run()
    #expect(status.standardOutput.contains("-3\n"))
  }

  /// Bytes, modes and times of change of everything but the lock.
  private func state(of workspace: TestWorkspace) throws -> [String: [String]] {
    var state: [String: [String]] = [:]
    for path in workspace.tree where path != "private/yol.lock" {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: workspace.folder.file(path))
      let date = attributes[.modificationDate] as? Date
      state[path] = [
        "\(attributes[.size] ?? "")", "\(attributes[.posixPermissions] ?? "")",
        "\(date?.timeIntervalSince1970 ?? 0)", "\(attributes[.systemFileNumber] ?? "")",
      ]
    }
    return state
  }
}
