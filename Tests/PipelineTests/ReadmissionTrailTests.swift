import Ingest
import Model
import Testing

@testable import Pipeline

@Suite("ReadmissionTrail")
struct ReadmissionTrailTests {
  private func entry(_ line: Int, _ corrected: String?) -> ReadmissionTrail.Entry {
    ReadmissionTrail.Entry(
      time: "2026-11-21T08:00:00Z", person: "A, B", note: "said \"so\"",
      correction: RowCorrection(
        line: line, original: [0x61, 0xFF, 0x2C, 0x22, 0x0A],
        corrected: corrected.map { Array($0.utf8) }))
  }

  @Test("A trail is read as it was written, bytes that are no text included")
  func roundTrip() throws {
    var trail = ReadmissionTrail()
    trail.entries = [entry(7, "a,b"), entry(3, nil), entry(7, "c,\"d\ne\"")]
    let read = try ReadmissionTrail(trail.contents, file: "t.csv")
    #expect(read.entries == trail.entries)
  }

  @Test("Of several corrections of a line the last one counts, in the order of the lines")
  func lastCounts() {
    var trail = ReadmissionTrail()
    trail.entries = [entry(7, "a"), entry(3, nil), entry(7, "b"), entry(9, "c"), entry(9, nil)]
    #expect(trail.corrections.map(\.line) == [3, 7, 9])
    #expect(trail.corrections.map(\.corrected) == [nil, Array("b".utf8), nil])
    #expect(trail.counts == ReadmittedRows(corrected: 1, withdrawn: 2))
  }

  @Test("A changed original, an unknown action or another header is a damaged trail")
  func damaged() throws {
    var trail = ReadmissionTrail()
    trail.entries = [entry(7, "a"), entry(8, "b")]
    let text = String(decoding: trail.contents, as: Unicode.ASCII.self)
    #expect(text.contains("correct"))
    var changed = trail.contents
    let place = try #require(changed.lastIndex(of: 0xFF))
    changed[place] = 0xFE
    let error = #expect(throws: RunError.self) { try ReadmissionTrail(changed, file: "t.csv") }
    #expect(error?.status == .badData)
    #expect(error?.diagnostics.map(\.code) == ["RDM012"])
    #expect(error?.diagnostics.first?.location?.line == 4)
    #expect(throws: RunError.self) {
      try ReadmissionTrail(Array("line,original\n".utf8), file: "t.csv")
    }
  }
}

@Suite("EditedQuarantine")
struct EditedQuarantineTests {
  private let header = "line,column,field,reason,explanation,suggestion,original"

  private func read(_ rows: [String], header: String? = nil) throws -> EditedQuarantine {
    let lines = [header ?? self.header + ",corrected,action"] + rows
    return try EditedQuarantine(
      Array((lines.joined(separator: "\n") + "\n").utf8), file: "q.csv")
  }

  private func codes(_ rows: [String], header: String? = nil) -> [String] {
    do {
      _ = try read(rows, header: header)
      return []
    } catch let error as RunError {
      return error.diagnostics.map { "\($0.code) \($0.location?.line ?? 0)" }
    } catch {
      return ["?"]
    }
  }

  @Test("Rows with a correction or the word withdraw are decisions; the others stay aside")
  func decisions() throws {
    let edited = try read([
      "5,1,n,EXT104,,,\"x,1\",\"2,1\",", "6,1,n,EXT104,,,\"y,1\",,",
      "9,1,n,EXT104,,,\"z,1\",,Withdraw",
    ])
    #expect(edited.decisions.map(\.fileLine) == [2, 4])
    #expect(edited.decisions.map(\.line) == [5, 9])
    #expect(edited.decisions.map(\.corrected) == [Array("2,1".utf8), nil])
    #expect(edited.decisions.map(\.original) == [Array("x,1".utf8), Array("z,1".utf8)])
  }

  @Test("A column of either name will do, and its place does not matter")
  func columns() throws {
    let edited = try read(["a,5,x"], header: "corrected,line,original")
    #expect(edited.decisions.map(\.line) == [5])
    #expect(codes(["5,x"], header: "line,original") == ["RDM003 1"])
    #expect(codes(["5,x"], header: "number,corrected") == ["RDM003 1", "RDM003 1"])
  }

  @Test("Everything that is wrong is told with its line")
  func faults() {
    #expect(codes(["5,,,,,,x,,"]) == ["RDM005 0"])
    #expect(codes(["5,,,,,,x,\"y", ""]) == ["RDM004 2"])
    #expect(codes(["x,,,,,,x,y,", "0,,,,,,x,y,"]) == ["RDM006 2", "RDM006 3"])
    #expect(codes(["5,,,,,,x,y,", "5,,,,,,x,z,"]) == ["RDM009 3"])
    #expect(codes(["5,,,,,,x,y,withdraw", "6,,,,,,x,,delete"]) == ["RDM010 2", "RDM010 3"])
    #expect(codes(["5,,,,,,x,\"1\n2\",", "7,,,,,,x,\"\"\"1\n2\"\"\","]) == ["RDM011 2"])
  }
}
