import Foundation
import TestSupport
import Testing

@Suite("yol status")
struct StatusTests {
  @Test("A workspace that never ran says so plainly, with status 0, and nothing is written")
  func neverRun() async throws {
    let workspace = try TestWorkspace()
    let outcome = try await workspace.yol("status").run()
    #expect(outcome.status == 0)
    #expect(
      outcome.standardOutput == "Never run: nothing has been published from this workspace yet.\n")
    #expect(outcome.standardError.isEmpty)
    #expect(workspace.tree == ["yol.yaml"])
  }

  @Test("For machines, never run is null")
  func neverRunJSON() async throws {
    let workspace = try TestWorkspace()
    let outcome = try await workspace.yol("status", "--json").run()
    #expect(outcome.status == 0)
    let read = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8))
    let object = try #require(read as? [String: Any])
    #expect(object["last_good_run"] is NSNull)
    #expect(object["last_failure"] is NSNull)
  }

  @Test("Outside a workspace it is status 66, with a remedy")
  func noWorkspace() async throws {
    let folder = try TemporaryFolder()
    for command in ["status", "run", "check", "list"] {
      let outcome = try await Program(arguments: [command], folder: folder.path).run()
      #expect(outcome.status == 66, "\(command)")
      #expect(outcome.standardOutput.isEmpty)
      #expect(outcome.standardError.contains("error: [RUN001]"))
      #expect(outcome.standardError.contains("\n  fix: "))
    }
  }

  @Test("The workspace is found from a folder within, or named with an option")
  func finding() async throws {
    let workspace = try TestWorkspace(["indicators/labour_market/x.yaml": ""])
    var inside = workspace.yol("status")
    inside.folder = workspace.folder.file("indicators/labour_market")
    #expect(try await inside.run().status == 0)
    let elsewhere = try TemporaryFolder()
    let named = Program(
      arguments: ["status", "--workspace", workspace.folder.path], folder: elsewhere.path)
    #expect(try await named.run().status == 0)
  }

  @Test("A damaged archive is status 74 with a remedy, not a crash")
  func damaged() async throws {
    let workspace = try TestWorkspace([
      "private/archive.sqlite": String(repeating: "not a database\n", count: 500)
    ])
    let outcome = try await workspace.yol("status").run()
    #expect(outcome.status == 74)
    #expect(!outcome.wasKilled)
    #expect(outcome.standardError.contains("[ARC003]"))
    #expect(outcome.standardError.contains("\n  fix: put back the last backup"))
  }

  @Test("Locale and time zone change nothing")
  func locale() async throws {
    let workspace = try TestWorkspace()
    let plain = try await workspace.yol("status", "--json").run()
    for locale in ["az_AZ.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"] {
      let environment = ["LC_ALL": locale, "TZ": "America/St_Johns"]
      let other = try await workspace.yol("status", "--json", environment: environment).run()
      #expect(other.standardOutput == plain.standardOutput)
    }
  }

  @Test("A full disk behind standard output is status 74, a reader that left is none")
  func output() async throws {
    let workspace = try TestWorkspace()
    if FileManager.default.fileExists(atPath: "/dev/full") {
      var program = workspace.yol("status")
      program.standardOutput = "/dev/full"
      let outcome = try await program.run()
      #expect(outcome.status == 74)
      #expect(outcome.standardError.contains("[OUT001]"))
    }
    let pipe = workspace.shell("{ sleep 0.2; \"$YOL\" status --json; echo $? >&2; } | true")
    let outcome = try await pipe.run()
    #expect(outcome.standardError == "0\n")
  }
}
