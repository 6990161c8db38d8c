import Model
import TestSupport
import Testing

@testable import Pipeline

@Suite("Workspace")
struct WorkspaceTests {
  @Test("The nearest folder with a yol.yaml is the workspace, from any depth")
  func nearest() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "outer/yol.yaml")
    try folder.write("", to: "outer/inner/yol.yaml")
    try folder.write("", to: "outer/inner/a/b/file")
    try folder.write("", to: "outer/other/file")
    #expect(
      try Workspace(nearest: folder.file("outer/inner/a/b")).root == folder.file("outer/inner"))
    #expect(try Workspace(nearest: folder.file("outer/other")).root == folder.file("outer"))
  }

  @Test("Without a yol.yaml, and with a folder of that name, there is no workspace, status 66")
  func none() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "b/yol.yaml/file")
    for path in [folder.path, folder.file("b"), folder.file("absent")] {
      let error = #expect(throws: RunError.self) { _ = try Workspace(at: path) }
      #expect(error?.status == .noInput)
      #expect(error?.diagnostics.first?.remedy?.contains("--workspace") == true)
    }
  }

  @Test("A workspace that never ran has no status, and asking leaves no trace")
  func neverRun() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "yol.yaml")
    let status = try Workspace(at: folder.path).status()
    #expect(status == WorkspaceStatus())
    #expect(FolderListing.names(in: folder.path) == ["yol.yaml"])
  }
}
