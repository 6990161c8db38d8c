import Foundation
import TestSupport
import Testing

/// Rows that come back from quarantine, in a workspace small enough to be counted by hand.
@Suite("Readmission")
struct ReadmitTests {
  private static let quarantine = "private/quarantine/2026-10/register.csv"
  private static let trail = "private/readmitted/2026-10/register.csv"

  private func workspace() async throws -> TestWorkspace {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 3)
    return workspace
  }

  /// The quarantine file with a further column, whose fields are given by line.
  private func edit(
    _ workspace: TestWorkspace, _ column: String, _ fields: [Int: String]
  ) throws -> String {
    let text = String(decoding: try workspace.data(Self.quarantine), as: UTF8.self)
    let lines = text.split(separator: "\n").map { line -> String in
      guard let number = Int(line.prefix { $0 != "," }) else { return "\(line),\(column)" }
      return "\(line),\"\(fields[number] ?? "")\""
    }
    try workspace.folder.write(
      lines.joined(separator: "\n") + "\n", to: "edited/2026-10/register.csv")
    return "edited/2026-10/register.csv"
  }

  @Test("A corrected row enters the figures, the report says so, and the trail stays")
  func corrected() async throws {
    let workspace = try await workspace()
    try Golden.expect(
      String(decoding: try workspace.data(Self.quarantine), as: UTF8.self),
      is: "quarantine-register.csv")
    let before = try workspace.files(under: "extracts/")
    let file = try edit(workspace, "corrected", [32: "P30,K,1990-02-28,2020-01-01,"])
    let outcome = try await workspace.yol("readmit", file, "--by", "A, B", "--note", "letter 7")
      .run()
    #expect(outcome.status == 0)
    #expect(outcome.standardError.isEmpty)
    try Golden.expect(outcome.standardOutput, is: "stdout-readmit.txt")
    #expect(try workspace.folder.mode(of: Self.trail) == 0o600)
    #expect(try workspace.folder.mode(of: "private/readmitted/2026-10") == 0o700)
    let trail = String(decoding: try workspace.data(Self.trail), as: UTF8.self)
    #expect(trail.contains(",\"A, B\",letter 7,32,correct,"))
    // By `printf P30,K,1990-02-30,2020-01-01, | sha256sum`.
    #expect(
      trail.contains(
        ",1f696b14985d45bf67997f0a7fb9166e9c3a4e9749cb3165c3e40d7850d77c1b,"))
    #expect(trail.contains("\"P30,K,1990-02-30,2020-01-01,\",\"P30,K,1990-02-28,2020-01-01,\""))
    let run = try await workspace.yol("run", "--json").run()
    #expect(run.status == 0)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8)) as? [String: Any])
    #expect(report["corrected"] as? Int == 1)
    #expect((report["rows"] as? [String: Int])?["quarantined"] == 0)
    #expect((report["rows"] as? [String: Int])?["accepted"] == 31 + 15 + 22)
    #expect(try workspace.files(under: "extracts/") == before)
    #expect(try await workspace.yol("run").run().standardOutput.hasPrefix("Nothing new"))
  }

  @Test("A later correction of the same row counts, and both stay in the trail")
  func again() async throws {
    let workspace = try await workspace()
    let first = try edit(workspace, "corrected", [32: "P30,K,1990-02-28,2020-01-01,"])
    #expect(try await workspace.yol("readmit", first).run().status == 0)
    let second = try edit(workspace, "action", [32: "withdraw"])
    let outcome = try await workspace.yol("readmit", second, "--json").run()
    #expect(outcome.status == 0)
    let trail = String(decoding: try workspace.data(Self.trail), as: UTF8.self)
    #expect(trail.split(separator: "\n").count == 3)
    let run = try await workspace.yol("run").run()
    #expect(run.status == 3)
    #expect(run.standardOutput.contains("\nrows quarantined     1\nrows withdrawn       1\n"))
  }

  @Test("A row that is still wrong is told at its line, and nothing is taken")
  func stillWrong() async throws {
    let workspace = try await workspace()
    let file = try edit(workspace, "corrected", [32: "P0,K,1990-02-28,2020-01-01,"])
    let outcome = try await workspace.yol("readmit", file).run()
    #expect(outcome.status == 65)
    try Golden.expect(outcome.standardError, is: "stderr-readmit-wrong.txt")
    #expect(!workspace.has(Self.trail))
  }

  @Test("A row that the delivery does not have is refused")
  func otherRow() async throws {
    let workspace = try await workspace()
    let file = try edit(workspace, "corrected", [32: "P30,K,1990-02-28,2020-01-01,"])
    try workspace.replace("1990-02-30", with: "1990-02-31", in: file)
    let other = try await workspace.yol("readmit", file).run()
    #expect(other.status == 65)
    #expect(other.standardError.contains("\(file):2: error: [RDM008]"))
    try workspace.replace("\n32,", with: "\n31,", in: file)
    let line = try await workspace.yol("readmit", file).run()
    #expect(line.standardError.contains("\(file):2: error: [RDM007]"))
    #expect(!workspace.has(Self.trail))
  }

  @Test("A run at work keeps readmitting out, and an unknown delivery is status 66")
  func outside() async throws {
    let workspace = try await workspace()
    let file = try edit(workspace, "corrected", [32: "P30,K,1990-02-28,2020-01-01,"])
    let held = try await workspace.shell(
      "flock private/yol.lock \"$YOL\" readmit \(file)"
    ).run()
    #expect(held.status == 75)
    let unknown = try await workspace.yol("readmit", file, "--period", "2026-09").run()
    #expect(unknown.status == 66)
    #expect(unknown.standardError.contains("RDM002"))
    try workspace.folder.write("x", to: "somewhere.csv")
    let nameless = try await workspace.yol("readmit", "somewhere.csv").run()
    #expect(nameless.status == 64)
    #expect(nameless.standardError.contains("RDM001"))
  }

  @Test("A delivery that came anew leaves old corrections without effect, with a warning")
  func stale() async throws {
    let workspace = try await workspace()
    let file = try edit(workspace, "corrected", [32: "P30,K,1990-02-28,2020-01-01,"])
    #expect(try await workspace.yol("readmit", file).run().status == 0)
    try workspace.replace("1990-02-30", with: "1990-02-27", in: "extracts/2026-10/register.csv")
    let run = try await workspace.yol("run").run()
    #expect(run.status == 0)
    #expect(run.standardError.contains("EXT252"))
  }
}
