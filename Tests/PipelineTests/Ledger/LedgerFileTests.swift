import Foundation
import Model
import Suppression
import TestSupport
import Testing

@testable import Pipeline

@Suite("LedgerFile")
struct LedgerFileTests {
  private func block(_ name: String, _ value: Int) -> LedgerBlock {
    var block = LedgerBlock(release: name, policy: "suppress")
    block.shown = [
      (LedgerKey(measure: "pop", position: "", period: name), .printed(value))
    ]
    return block
  }

  @Test("Blocks are added behind one another, for the owner only")
  func append() throws {
    let folder = try TemporaryFolder()
    let file = LedgerFile(root: folder.path, path: "ledger")
    var reading = try file.read()
    #expect(reading.ledger.entries.isEmpty && reading.diagnostics.isEmpty)
    for month in 1...3 { try file.append(block("2026-0\(month)", month * 10), to: &reading) }
    let read = try file.read()
    #expect(read.ledger.entries == reading.ledger.entries)
    #expect(read.ledger.entries.map(\.release) == ["2026-01", "2026-02", "2026-03"])
    #expect(read.ledger.knowledge.count == 3)
    #expect(try folder.mode(of: "ledger") == 0o600)
  }

  @Test("A block that was cut off is noted, left out, and written over by the next one")
  func cutOff() throws {
    let folder = try TemporaryFolder()
    let file = LedgerFile(root: folder.path, path: "ledger")
    var reading = try file.read()
    try file.append(block("2026-01", 10), to: &reading)
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.file("ledger")))
    try file.append(block("2026-02", 20), to: &reading)
    let both = try Data(contentsOf: URL(fileURLWithPath: folder.file("ledger")))
    for count in (whole.count + 1)..<both.count {
      try both.prefix(count).write(to: URL(fileURLWithPath: folder.file("ledger")))
      var cut = try file.read()
      #expect(cut.ledger.releases == ["2026-01"])
      #expect(cut.diagnostics.map(\.code) == ["LDG002"])
      try file.append(block("2026-02", 20), to: &cut)
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("ledger"))) == both)
    }
  }

  @Test("A ledger that was changed stops the run with status 4 and names the line")
  func changed() throws {
    let folder = try TemporaryFolder()
    let file = LedgerFile(root: folder.path, path: "ledger")
    var reading = try file.read()
    try file.append(block("2026-01", 10), to: &reading)
    try file.append(block("2026-02", 20), to: &reading)
    let text = try String(contentsOfFile: folder.file("ledger"), encoding: .utf8)
    try folder.write(text.replacing("printed,0,0,0,10", with: "printed,0,0,0,11"), to: "ledger")
    let error = #expect(throws: RunError.self) { try file.read() }
    #expect(error?.status == .gateClosed)
    #expect(error?.diagnostics.map(\.code) == ["LDG001"])
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let end = lines.firstIndex { $0.hasPrefix("end,") }.map { $0 + 1 }
    #expect(error?.diagnostics.first?.location == Location(file: "ledger", line: end))
  }

  @Test("Where the disk cannot be written nothing is added")
  func notWritten() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "ledger/in-its-place")
    let file = LedgerFile(root: folder.path, path: "ledger")
    var reading = try file.read()
    let error = #expect(throws: RunError.self) { try file.append(block("a", 1), to: &reading) }
    #expect(error?.status == .inputOutput)
    #expect(reading.ledger.entries.isEmpty)
  }
}
