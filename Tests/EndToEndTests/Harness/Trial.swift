import Foundation
import TestSupport
import Testing

/// Old and new state of a workspace in which a run is cut off.
struct Trial {
  let workspace: TestWorkspace
  let old: [String: Data]
  let new: [String: Data]

  init() throws {
    workspace = try TestWorkspace(.publishedFigures)
    old = try workspace.readersSee()
    try Change.apply(to: workspace)
    new = try Change.expected.get()
  }

  /// Readers see one release or the other, whole; the next run makes the new one, and nothing
  /// remains of the one that was cut off.
  func check() async throws {
    let seen = try workspace.readersSee()
    #expect(seen == old || seen == new)
    #expect(!old.isEmpty && old != new)
    let status = try await workspace.yol("status").run()
    #expect(status.status == 0)
    #expect(status.standardError.isEmpty)
    let next = try await workspace.yol("run").run()
    #expect(next.status == 0)
    #expect(try workspace.readersSee() == new)
    #expect(workspace.leftovers.isEmpty)
    let link = try FileManager.default.destinationOfSymbolicLink(
      atPath: workspace.folder.file("public"))
    let name = try #require(link.split(separator: "/").last)
    #expect(workspace.has("private/reports/\(name).json"))
  }
}
