import Foundation
import Model
import TestSupport
import Testing

@testable import Archive

@Suite("Archive")
struct ArchiveTests {
  @Test("A new archive is a file that only its owner can read, and it is empty")
  func newArchive() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    let attributes = try FileManager.default.attributesOfItem(atPath: archive.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try archive.lastPublishedRun() == nil)
    #expect(try archive.releaseInForce() == nil)
    #expect(try archive.runs(limit: 10).isEmpty)
    #expect(try archive.vintages().isEmpty)
  }

  @Test("A file that others can read is locked up when the archive is opened")
  func mode() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("archive.sqlite")
    _ = try Archive(path: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    _ = try Archive(path: path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("Where nothing was archived yet, there is nothing to read and no file is made")
  func absent() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("archive.sqlite")
    #expect(try Archive.existing(path: path) == nil)
    #expect(!FileManager.default.fileExists(atPath: path))
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(try Archive.existing(path: path) == nil)
  }

  @Test("A text, a cut archive and an overwritten page are damage with a remedy, status 74")
  func damage() throws {
    let folder = try TemporaryFolder()
    let text = folder.file("text.sqlite")
    try Data(String(repeating: "no database at all\n", count: 400).utf8).write(
      to: URL(fileURLWithPath: text))
    let cut = try archiveFile(in: folder, "cut.sqlite") { $0.prefix($0.count * 2 / 3) }
    let overwritten = try archiveFile(in: folder, "overwritten.sqlite") { bytes in
      bytes.replacingSubrange(4096 * 3..<4096 * 4, with: Data(repeating: 0xA5, count: 4096))
    }
    for path in [text, cut, overwritten] {
      let error = #expect(throws: RunError.self) { _ = try Archive(path: path) }
      #expect(error?.status == .inputOutput)
      #expect(error?.diagnostics.first?.code == "ARC003")
      #expect(error?.diagnostics.first?.remedy?.contains("backup") == true)
      #expect(error?.diagnostics.first?.location?.file == path)
    }
  }

  @Test("Damage anywhere in the file is an error or without effect, never a crash")
  func damageEverywhere() throws {
    let folder = try TemporaryFolder()
    let size = try Data(
      contentsOf: URL(
        fileURLWithPath: archiveFile(in: folder, "whole.sqlite") { $0 })
    ).count
    for offset in stride(from: 0, to: size, by: 331) {
      let path = try archiveFile(in: folder, "flip-\(offset).sqlite") { bytes in
        var changed = bytes
        changed[changed.startIndex + offset] ^= 0xFF
        return changed
      }
      do throws(RunError) {
        let archive = try Archive(path: path)
        _ = try archive.runs(limit: 10)
        _ = try archive.releases()
        let observations = try archive.observations(indicator: "stock", vintage: "2026-10")
        #expect(observations.isEmpty || observations.map(\.value) == [100, 101, 102])
      } catch {
        #expect(error.status == .inputOutput, "offset \(offset)")
      }
    }
  }

  @Test("A database of another program and one of a later Yol are refused")
  func foreign() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("archive.sqlite")
    let archive = try Archive(path: path)
    try archive.execute("PRAGMA user_version = 99")
    let newer = #expect(throws: RunError.self) { _ = try Archive(path: path) }
    #expect(newer?.diagnostics.first?.code == "ARC005")
    try archive.execute("PRAGMA application_id = 7")
    let foreign = #expect(throws: RunError.self) { _ = try Archive(path: path) }
    #expect(foreign?.diagnostics.first?.code == "ARC004")
  }

  @Test("A folder in the archive's place, or no folder around it, is status 73")
  func cannotCreate() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, folder.file("none/archive.sqlite")] {
      let error = #expect(throws: RunError.self) { _ = try Archive(path: path) }
      #expect(error?.status == .cannotCreate)
    }
  }

  @Test("What a killed transaction left behind is rolled back by the next one who opens the file")
  func hotJournal() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("archive.sqlite")
    let archive = try Archive(path: path)
    try archive.record(run: Samples.run("one"))
    let frozen = folder.file("frozen.sqlite")
    // A copy of file and journal in the middle of a transaction is what a kill leaves behind.
    let insert = """
      INSERT INTO run SELECT NULL, 'extra', period, started, finished, status, tool_version,
        rows_read, rows_accepted, rows_quarantined, observations, hidden, hex(zeroblob(2000))
      FROM run LIMIT 1
      """
    let statements = ["PRAGMA cache_size = 1"] + Array(repeating: insert, count: 200)
    try archive.execute(statements) {
      try FileManager.default.copyItem(atPath: path, toPath: frozen)
      try FileManager.default.copyItem(atPath: "\(path)-journal", toPath: "\(frozen)-journal")
    }
    let sizes = try [path, frozen].map {
      try FileManager.default.attributesOfItem(atPath: $0)[.size] as? Int ?? 0
    }
    #expect(sizes[1] > 400_000, "the copy must hold pages of the unfinished transaction")
    let recovered = try #require(try Archive.existing(path: frozen))
    #expect(try recovered.runs(limit: 500).map(\.id) == ["one"])
  }

  private func archiveFile(
    in folder: TemporaryFolder, _ name: String, change: (Data) -> Data
  ) throws -> String {
    let whole = folder.file("whole-\(name)")
    let archive = try Archive(path: whole)
    try archive.record(
      run: Samples.run("one"), release: Samples.release("2026-10"),
      datasets: Samples.protected([Samples.dataset(periods: ["2026-10"])]))
    let path = folder.file(name)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: whole))
    try change(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }
}

extension Data {
  fileprivate func replacingSubrange(_ range: Range<Int>, with bytes: Data) -> Data {
    var copy = self
    copy.replaceSubrange(range, with: bytes)
    return copy
  }
}
