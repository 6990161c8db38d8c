import Model
import TestSupport
import Testing

@testable import Archive

@Suite("Archive+Releases")
struct ArchiveReleaseTests {
  @Test("A release is published once it is put in force, and the one before is superseded")
  func states() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    let first = try Samples.run("first")
    try archive.record(run: first, release: Samples.release("2026-09"), datasets: [])
    #expect(try archive.lastPublishedRun() == nil)
    try archive.putInForce(release: "2026-09")
    #expect(try archive.lastPublishedRun() == first)
    let second = try Samples.run("second", status: .publishedWithQuarantine)
    try archive.record(run: second, release: Samples.release("2026-10"), datasets: [])
    #expect(try archive.releaseInForce()?.release.name == "2026-09")
    try archive.putInForce(release: "2026-10")
    #expect(try archive.lastPublishedRun() == second)
    #expect(try archive.releases().map(\.state) == [.inForce, .superseded])
    #expect(try archive.releases().map(\.run.id) == ["second", "first"])
  }

  @Test("Making a release again keeps the old one in force until the new one is")
  func again() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    for id in ["first", "second"] {
      try archive.record(
        run: Samples.run(id), release: Samples.release("2026-10"), datasets: [])
      #expect(try archive.releaseInForce()?.run.id == (id == "first" ? nil : "first"))
      try archive.putInForce(release: "2026-10")
      #expect(try archive.releaseInForce()?.run.id == id)
    }
  }

  @Test("A withdrawn release is no longer in force, and an unknown one is a mistake of Yol")
  func withdrawal() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    try archive.record(
      run: Samples.run("first"), release: Samples.release("2026-10"), datasets: [])
    try archive.putInForce(release: "2026-10")
    try archive.withdraw(release: "2026-10")
    #expect(try archive.releaseInForce() == nil)
    #expect(try archive.releases().map(\.state) == [.withdrawn])
    let error = #expect(throws: RunError.self) { try archive.putInForce(release: "2031-01") }
    #expect(error?.status == .bug)
    #expect(try archive.releases().map(\.state) == [.withdrawn])
  }

  @Test("Runs that published nothing are in the history and are never the last published one")
  func failedRuns() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    try archive.record(run: Samples.run("bad", status: .gateClosed))
    try archive.record(run: Samples.run("worse", status: .badData))
    #expect(try archive.runs(limit: 1).map(\.id) == ["worse"])
    #expect(try archive.runs(limit: 9).map(\.status) == [.badData, .gateClosed])
    #expect(try archive.lastPublishedRun() == nil)
  }
}
