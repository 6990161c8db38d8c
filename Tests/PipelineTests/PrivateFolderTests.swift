import Foundation
import Model
import Pipeline
import TestSupport
import Testing

@Suite("PrivateFolder")
struct PrivateFolderTests {
  @Test("All folders are made for the owner only, and again without harm")
  func prepare() throws {
    let folder = try TemporaryFolder()
    for _ in 0..<2 {
      try PrivateFolder(root: folder.path).prepare()
      for name in ["private", "private/quarantine", "private/reports"] {
        #expect(try folder.mode(of: name) == 0o700)
      }
    }
  }

  @Test("A folder that others can read is locked up")
  func locking() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "private/quarantine/old.csv")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.file("private"))
    try PrivateFolder(root: folder.path).prepare()
    #expect(try folder.mode(of: "private") == 0o700)
    #expect(try folder.mode(of: "private/quarantine") == 0o700)
  }

  @Test("A file in a folder's place is status 73 and names the place")
  func fileInPlace() throws {
    for name in ["private", "private/reports"] {
      let folder = try TemporaryFolder()
      try folder.write("", to: name)
      let error = #expect(throws: RunError.self) {
        try PrivateFolder(root: folder.path).prepare()
      }
      #expect(error?.status == .cannotCreate)
      #expect(error?.diagnostics.first?.location?.file == name)
    }
  }
}
