import Foundation
import Model
import Pipeline
import TestSupport
import Testing

@Suite("RunLock")
struct RunLockTests {
  @Test("A second run is told who is at work, and may start once the first has ended")
  func second() throws {
    let folder = try TemporaryFolder()
    let first = try RunLock(root: folder.path, path: "yol.lock")
    let error = #expect(throws: RunError.self) {
      _ = try RunLock(root: folder.path, path: "yol.lock")
    }
    #expect(error?.status == .anotherRun)
    let process = ProcessInfo.processInfo.processIdentifier
    #expect(error?.diagnostics.first?.message.contains("process \(process)") == true)
    #expect(error?.diagnostics.first?.remedy?.isEmpty == false)
    first.release()
    try RunLock(root: folder.path, path: "yol.lock").release()
  }

  @Test("What a killed run left in the file holds nothing up, whatever it is")
  func stale() throws {
    let folder = try TemporaryFolder()
    try folder.write("999999999 and much more text than any process id has\n", to: "yol.lock")
    try RunLock(root: folder.path, path: "yol.lock").release()
    let process = ProcessInfo.processInfo.processIdentifier
    let text = try String(contentsOfFile: folder.file("yol.lock"), encoding: .utf8)
    #expect(text == "\(process)\n")
  }

  @Test("A folder in the lock's place is status 73")
  func folderInPlace() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "yol.lock/file")
    let error = #expect(throws: RunError.self) {
      _ = try RunLock(root: folder.path, path: "yol.lock")
    }
    #expect(error?.status == .cannotCreate)
  }
}
