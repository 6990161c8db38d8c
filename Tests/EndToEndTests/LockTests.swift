import Foundation
import TestSupport
import Testing

@Suite("Lock")
struct LockTests {
  @Test("While a run is at work a second one is status 75 and says who is; then it may start")
  func second() async throws {
    let workspace = try TestWorkspace(["private/yol.lock": ""])
    let descriptor = open(workspace.folder.file("private/yol.lock"), O_RDWR | O_CLOEXEC)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let text = Array("4711\n".utf8)
    #expect(write(descriptor, text, text.count) == text.count)
    let blocked = try await workspace.yol("run").run()
    #expect(blocked.status == 75)
    #expect(blocked.standardError.contains("private/yol.lock: error: [RUN002]"))
    #expect(blocked.standardError.contains("process 4711"))
    #expect(blocked.standardError.contains("\n  fix: wait until it has ended"))
    close(descriptor)
    #expect(try await workspace.yol("run").run().status != 75)
  }

  @Test(
    "A run that was killed holds nothing up",
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/flock")))
  func killed() async throws {
    let workspace = try TestWorkspace(["private/yol.lock": ""])
    let holder = try workspace.shell(
      "exec 9>>private/yol.lock; flock 9; touch held; exec sleep 3600"
    ).start()
    try await holder.wait { workspace.has("held") }
    #expect(try await workspace.yol("run").run().status == 75)
    holder.kill()
    let outcome = try await holder.outcome()
    #expect(outcome.wasKilled && outcome.status == SIGKILL)
    #expect(try await workspace.yol("run").run().status != 75)
  }

  @Test("Looking at the status does not wait for a run")
  func statusWhileRunning() async throws {
    let workspace = try TestWorkspace(["private/yol.lock": ""])
    let descriptor = open(workspace.folder.file("private/yol.lock"), O_RDWR | O_CLOEXEC)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    #expect(try await workspace.yol("status").run().status == 0)
  }
}
