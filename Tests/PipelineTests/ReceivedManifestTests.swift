import Model
import TestSupport
import Testing

@testable import Pipeline

@Suite("ReceivedManifest")
struct ReceivedManifestTests {
  private let digest = String(repeating: "0a", count: 32)
  private let header = "extract,period,due_date,received_date,row_count,sha256"

  private func read(_ lines: [String], end: String = "\n") throws -> ReceivedManifest {
    let text = ([header] + lines).joined(separator: end) + end
    return try ReceivedManifest(
      Array(text.utf8), file: "manifest.csv", extracts: ["register", "contracts"])
  }

  @Test("Both line ends, a byte-order mark and empty dates are read", arguments: ["\n", "\r\n"])
  func reading(end: String) throws {
    let lines = [
      "register,2026-10,2026-11-05,2026-11-04,7000,\(digest.uppercased())",
      "contracts,2026-10,,,0,\(digest)",
    ]
    let manifest = try read(lines, end: end)
    #expect(manifest.entries.map(\.rowCount) == [7000, 0])
    #expect(manifest.receivedDay(of: "register") == Day(iso: "2026-11-04"))
    #expect(manifest.receivedDay(of: "contracts") == nil)
    #expect(manifest.receivedDay(of: "housing") == nil)
    #expect(manifest.entries.map(\.digest) == [digest, digest])
    let marked = Array("\u{FEFF}\(header)\n".utf8)
    #expect(try ReceivedManifest(marked, file: "m.csv", extracts: []).entries.isEmpty)
  }

  @Test("Every fault is reported at its line and byte column, without the text in it")
  func faults() throws {
    let error = #expect(throws: RunError.self) {
      _ = try read([
        "unknown,2026-10,,,1,\(digest)", "register,2026-13,2026-02-30,x,-1,abc", "register,2026-10",
        "\"register\",2026-10,,,1,\(digest)", "", "contracts,2026-10,,,1,\(digest)",
        "contracts,2026-10,,,1,\(digest)",
      ])
    }
    #expect(error?.status == .badData)
    #expect(
      error?.diagnostics.map { "\($0.code) \($0.location?.description ?? "")" } == [
        "MAN004 manifest.csv:2:1", "MAN004 manifest.csv:3:10", "MAN004 manifest.csv:3:18",
        "MAN004 manifest.csv:3:29", "MAN004 manifest.csv:3:31", "MAN004 manifest.csv:3:34",
        "MAN002 manifest.csv:4:1", "MAN003 manifest.csv:5:1", "MAN002 manifest.csv:6:1",
        "MAN005 manifest.csv:8:1",
      ])
    #expect(error?.diagnostics.contains { $0.message.contains("unknown") } == false)
  }

  @Test(
    "A file without the header is refused",
    arguments: ["", "\n", "extract;period", "extract,period,due_date,received_date,row_count"])
  func header(text: String) {
    let error = #expect(throws: RunError.self) {
      _ = try ReceivedManifest(Array(text.utf8), file: "m.csv", extracts: [])
    }
    #expect(error?.diagnostics.map(\.code) == ["MAN001"])
  }

  @Test("Sums of several columns stand on lines that are equal but for these")
  func controls() throws {
    let first = "register,2026-10,,,10,\(digest)"
    let text = """
      \(header),control_column,control_total
      \(first),persons,1204
      \(first),wage,-12.50
      contracts,2026-10,,,1,\(digest),,

      """
    let manifest = try ReceivedManifest(
      Array(text.utf8), file: "m.csv", extracts: ["register", "contracts"])
    #expect(manifest.entries.map(\.extract) == ["register", "contracts"])
    #expect(manifest.entries[0].controls.map(\.column) == ["persons", "wage"])
    #expect(manifest.entries[0].controls.map(\.total) == ["1204", "-12.50"])
    #expect(manifest.entries[0].controls.map(\.location.line) == [2, 3])
    #expect(manifest.entries[1].controls.isEmpty)
  }

  @Test("Sums that are none, that are listed twice, or whose lines differ are faults")
  func wrongControls() throws {
    let first = "register,2026-10,,,10,\(digest)"
    let text = """
      \(header),control_column,control_total
      \(first),persons,1 204
      \(first),,7
      \(first),persons,
      \(first),persons,5
      \(first),persons,6
      register,2026-10,,,11,\(digest),wage,6

      """
    let error = #expect(throws: RunError.self) {
      _ = try ReceivedManifest(Array(text.utf8), file: "m.csv", extracts: ["register"])
    }
    let column = first.utf8.count + 2
    #expect(
      error?.diagnostics.map { "\($0.code) \($0.location?.description ?? "")" } == [
        "MAN004 m.csv:2:\(column + 8)", "MAN004 m.csv:3:\(column)",
        "MAN004 m.csv:4:\(column + 8)", "MAN005 m.csv:6:1", "MAN011 m.csv:7:1",
      ])
  }

  @Test("Any bytes are read without a crash")
  func anyBytes() {
    var numbers = SeededNumbers(seed: 42)
    let pieces = [",", "\n", "\r", "register", "2026-10", "9", "\"", "\u{FF}", header, ""]
    for _ in 0..<2000 {
      let text = (0..<40).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
      _ = try? ReceivedManifest(Array(text.utf8), file: "m.csv", extracts: ["register"])
    }
  }
}
