import Foundation
import Testing

/// What goes where: results on standard output, everything about the work on standard error.
@Suite("Output")
struct OutputTests {
  @Test("JSON is alone on standard output, of a run that published, found nothing new, or failed")
  func json() async throws {
    let workspace = try TestWorkspace(.persons)
    let published = try await workspace.yol("run", "--json").run()
    let first = try object(published)
    #expect(first["status"] as? Int == 0)
    #expect(first["period"] as? String == "2026-10")
    #expect((first["rows"] as? [String: Int])?["quarantined"] == 0)
    try Golden.expect(published.standardError, is: "stderr-published-persons.txt")
    let nothing = try object(try await workspace.yol("run", "--json").run())
    #expect(nothing["unchanged"] as? Bool == true)
    try workspace.remove("extracts/2026-10/register.csv")
    try workspace.remove("extracts/2026-09/register.csv")
    try workspace.remove("extracts/2026-08/register.csv")
    let failed = try await workspace.yol("run", "--json").run()
    #expect(failed.status == 5)
    let report = try object(failed)
    #expect(report["status"] as? Int == 5)
    let found = try #require(report["diagnostics"] as? [[String: Any]])
    #expect(found.contains { $0["code"] as? String == "DLV003" })
    #expect(found.allSatisfy { $0["file"] is String && $0["remedy"] is String })
  }

  @Test("The other commands print JSON too", arguments: ["check", "list", "status"])
  func otherJSON(command: String) async throws {
    let workspace = try TestWorkspace(.publishedFigures)
    let outcome = try await workspace.yol(command, "--json").run()
    #expect(outcome.status == 0)
    #expect(outcome.standardError.isEmpty)
    _ = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8))
  }

  @Test("Quiet, a run that goes well prints nothing, published or not new")
  func quiet() async throws {
    let workspace = try TestWorkspace(.figures)
    for _ in 1...2 {
      let outcome = try await workspace.yol("run", "--quiet").run()
      #expect(outcome.status == 0)
      #expect(outcome.standardOutput.isEmpty && outcome.standardError.isEmpty)
    }
    try workspace.append("2024,\"\n", to: BadDelivery.population)
    let failed = try await workspace.yol("run", "--quiet").run()
    #expect(failed.status == 65)
    #expect(failed.standardError.hasPrefix("extracts/2025/population.csv:337:6: error: [EXT014]"))
  }

  @Test(
    "On a terminal there is one line that is drawn over, elsewhere one line a stage",
    .enabled(if: Machine.has("script")))
  func terminal() async throws {
    let workspace = try TestWorkspace(.figures)
    let outcome = try await workspace.shell(
      "script -qec '\"$YOL\" run' /dev/null < /dev/null", environment: ["TERM": "xterm"]
    ).run()
    #expect(outcome.status == 0)
    let text = outcome.standardOutput
    #expect(text.contains("\r\u{1B}[Kreading extracts"))
    #expect(text.contains("[####################] reading extracts"))
    #expect(text.contains("Published 2025, run "))
    let plain = try await workspace.yol("run", "--force").run()
    #expect(!plain.standardError.contains("\u{1B}") && !plain.standardError.contains("\r"))
    #expect(!plain.standardError.contains("["))
  }

  @Test(
    "NO_COLOR leaves a terminal without colour", .enabled(if: Machine.has("script")))
  func noColour() async throws {
    let workspace = try TestWorkspace(.figures)
    try workspace.write(Data(), to: BadDelivery.population)
    for (environment, isColoured) in [([:], true), (["NO_COLOR": "1"], false)] {
      let outcome = try await workspace.shell(
        "script -qec '\"$YOL\" run' /dev/null < /dev/null",
        environment: ["TERM": "xterm"].merging(environment) { $1 }
      ).run()
      #expect(outcome.status == 65)
      #expect(outcome.standardOutput.contains("\u{1B}[1;31merror:") == isColoured)
    }
  }

  private func object(_ outcome: Outcome) throws -> [String: Any] {
    let read = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8))
    return try #require(read as? [String: Any])
  }
}
