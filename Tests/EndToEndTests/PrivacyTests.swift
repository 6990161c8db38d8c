import Foundation
import TestSupport
import Testing

@Suite("Private folder")
struct PrivacyTests {
  @Test("A run locks the private folder up, whatever the umask")
  func modes() async throws {
    let workspace = try TestWorkspace()
    _ = try await workspace.shell("umask 000; exec \"$YOL\" run").run()
    for name in ["private", "private/quarantine", "private/reports"] {
      #expect(try workspace.folder.mode(of: name) == 0o700)
    }
    #expect(try workspace.folder.mode(of: "private/yol.lock") == 0o600)
    let reports = workspace.tree.filter {
      $0.hasPrefix("private/reports/") && $0.hasSuffix(".json")
    }
    #expect(reports.count == 1)
    for report in reports {
      #expect(try workspace.folder.mode(of: report) == 0o600)
    }
  }

  @Test("A file in the private folder's place is status 73, and is left alone")
  func fileInPlace() async throws {
    let workspace = try TestWorkspace(["private": "mine"])
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 73)
    #expect(outcome.standardError.contains("private: error: [RUN003]"))
    #expect(workspace.tree == ["private", "yol.yaml"])
  }
}
