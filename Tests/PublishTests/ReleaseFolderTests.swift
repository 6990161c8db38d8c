import Glibc
import Model
import Synchronization
import TestSupport
import Testing

@testable import Publish

@Suite("ReleaseFolder") struct ReleaseFolderTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/public" }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func files(_ content: String) -> [PublishedFile] {
    [
      PublishedFile(path: "data/observations.csv", text: content),
      PublishedFile(path: "en/index.html", text: "<p>\(content)</p>"),
      PublishedFile(path: "index.html", text: content),
    ]
  }

  private func read(_ name: String) -> String? { text(of: "\(path)/\(name)") }

  @Test("puts a release in force and keeps the earlier one")
  func publishing() throws {
    let release = ReleaseFolder(path: path)
    #expect(release.current == nil)
    try release.publish(files("one"), as: "2026-09-aa")
    #expect(read("data/observations.csv") == "one")
    try release.publish(files("two"), as: "2026-10-bb")
    #expect(read("en/index.html") == "<p>two</p>")
    #expect(release.current == "2026-10-bb")
    #expect(FileLink.target(of: path) == "public.releases/2026-10-bb")
    #expect(FileLink.names(in: path + ".releases") == ["2026-09-aa", "2026-10-bb"])
    #expect(text(of: path + ".releases/2026-09-aa/index.html") == "one")
  }

  @Test("publishes the same release twice without writing it again")
  func repeating() throws {
    let release = ReleaseFolder(path: path + "/")
    try release.publish(files("one"), as: "a")
    try release.publish(files("two"), as: "b")
    try release.publish(files("one"), as: "a")
    #expect(read("index.html") == "one")
    let error = #expect(throws: RunError.self) { try release.publish(files("three"), as: "b") }
    #expect(error?.status == .cannotCreate)
    #expect(error?.diagnostics.map(\.code) == ["PUB023"])
    #expect(read("index.html") == "one")
  }

  @Test("is not disturbed by what a killed run left behind, and removes it")
  func leftovers() throws {
    let release = ReleaseFolder(path: path)
    try release.publish(files("one"), as: "a")
    let partial = path + ".releases/b.partial"
    try FileWriter().makeFolder(partial)
    try FileWriter().makeFolder(partial + "/en")
    try FileWriter().write([1, 2, 3], to: partial + "/en/index.html")
    try FileWriter().link(path + ".releases/link.partial", to: "public.releases/b")
    #expect(read("index.html") == "one")
    try release.publish(files("two"), as: "b")
    #expect(read("index.html") == "two")
    #expect(FileLink.names(in: path + ".releases") == ["a", "b"])
  }

  @Test(
    "leaves the release in force whole when the disk is full or fails",
    arguments: [
      (ENOSPC, Model.ExitStatus.inputOutput), (EIO, .inputOutput), (EDQUOT, .inputOutput),
      (EPERM, .noPermission),
    ])
  func fullDisk(code: Int32, status: Model.ExitStatus) throws {
    try ReleaseFolder(path: path).publish(files("one"), as: "a")
    let count = Counter()
    let writer = FileWriter { descriptor, bytes in
      guard count.next() < 2 else {
        errno = code
        return -1
      }
      return write(descriptor, bytes.baseAddress, min(bytes.count, 2))
    }
    let error = #expect(throws: RunError.self) {
      try ReleaseFolder(path: path, writer: writer).publish(files("two"), as: "b")
    }
    #expect(error?.status == status)
    #expect(error?.diagnostics.map(\.code) == ["PUB022"])
    #expect(read("index.html") == "one")
    #expect(FileLink.names(in: path + ".releases") == ["a"])
  }

  @Test("goes on after short writes and interruptions")
  func shortWrites() throws {
    let count = Counter()
    let writer = FileWriter { descriptor, bytes in
      if count.next().isMultiple(of: 3) {
        errno = EINTR
        return -1
      }
      return write(descriptor, bytes.baseAddress, 1)
    }
    try ReleaseFolder(path: path, writer: writer).publish(files("content"), as: "a")
    #expect(read("en/index.html") == "<p>content</p>")
  }

  @Test("does not touch a real folder of the name")
  func realFolder() throws {
    try FileWriter().makeFolder(path)
    let error = #expect(throws: RunError.self) {
      try ReleaseFolder(path: path).publish(files("one"), as: "a")
    }
    #expect(error?.status == .cannotCreate)
    #expect(error?.diagnostics.first?.remedy != nil)
    #expect(FileLink.names(in: folder.path) == ["public"])
  }

  @Test("cannot create where there is no folder")
  func noParent() {
    let error = #expect(throws: RunError.self) {
      try ReleaseFolder(path: folder.path + "/none/public").publish(files("one"), as: "a")
    }
    #expect(error?.status == .cannotCreate)
    #expect(error?.diagnostics.map(\.code) == ["PUB021"])
  }

  @Test(
    "refuses names that lead elsewhere", arguments: ["", "..", ".x", "a/b", "a.partial", "a b"])
  func names(name: String) {
    let error = #expect(throws: RunError.self) {
      try ReleaseFolder(path: path).publish(files("one"), as: name)
    }
    #expect(error?.diagnostics.map(\.code) == ["PUB024"])
    #expect(FileLink.names(in: folder.path).isEmpty)
  }
}

/// Counts calls.
private final class Counter: Sendable {
  private let calls = Atomic<Int>(0)

  func next() -> Int { calls.add(1, ordering: .relaxed).oldValue }
}
