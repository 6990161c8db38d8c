import Digest
import Model
import Testing

@testable import Ingest

@Suite("CorrectedText")
struct CorrectedTextTests {
  private static let delivery = Delivery(
    [.column("id", .identifier(scheme: "id")), .column("n", .integer)], key: ["id"])

  private static func context(_ corrections: [(Int, String, String?)]) -> ReadingContext {
    var context = ReadingContext()
    context.corrections = corrections.map { line, original, corrected in
      RowCorrection(
        line: line, original: Array(original.utf8), corrected: corrected.map { Array($0.utf8) })
    }
    return context
  }

  private static let text = "id,n\r\na,1q\r\nb,2\r\n\"c\r\nc\",1q\r\nd,4\r\ne,1q"

  @Test("Corrected rows are read in the place of those that arrived, and all lines stay")
  func corrected() throws {
    for (threads, pieceSize) in [(1, 1 << 20), (2, 4)] {
      let reading = try Self.delivery.reading(
        Self.text, Self.context([(4, "\"c\r\nc\",1q", "c,3"), (2, "a,1q", "a,1")]),
        threads: threads,
        pieceSize: pieceSize)
      #expect(reading.table.texts("id") == ["a", "b", "c", "d"])
      #expect(reading.table.values("n") == [1, 2, 3, 4])
      #expect(reading.quarantined.map(\.line) == [7])
      #expect(reading.diagnostics.map(\.code) == ["EXT104"])
      #expect(reading.account == RowAccount(read: 5, accepted: 4, quarantined: 1))
      #expect(reading.sha256 == SHA256.hash(Array(Self.text.utf8)))
    }
  }

  @Test("A withdrawn row is counted as set aside, with its own bytes, and not read")
  func withdrawn() throws {
    for (threads, pieceSize) in [(1, 1 << 20), (2, 4)] {
      let reading = try Self.delivery.reading(
        Self.text, Self.context([(4, "\"c\r\nc\",1q", nil), (6, "d,4", nil)]), threads: threads,
        pieceSize: pieceSize)
      #expect(reading.table.texts("id") == ["b"])
      #expect(reading.quarantined.map(\.line) == [2, 4, 6, 7])
      #expect(reading.quarantined.map(\.reason) == ["EXT104", "EXT144", "EXT144", "EXT104"])
      #expect(reading.quarantined[1].bytes == Array("\"c\r\nc\",1q".utf8))
      #expect(reading.quarantined[2].bytes == Array("d,4".utf8))
      #expect(reading.account == RowAccount(read: 5, accepted: 1, quarantined: 4))
    }
    let single = Delivery([.column("t", .text)])
    let reading = try single.reading("t\nx\ny\n", Self.context([(2, "x", nil)]))
    #expect(reading.table.texts("t") == ["y"])
    #expect(reading.quarantined.map(\.reason) == ["EXT144"])
  }

  @Test("A correction of another row, or on more lines, is not made and is reported")
  func unmade() throws {
    let reading = try Self.delivery.reading(
      Self.text,
      Self.context([
        (1, "id,n", "id,m"), (2, "a", "a,1"), (3, "b,2", "b,\r\n2"), (40, "a,1q", "a,1"),
      ]))
    #expect(reading.table.values("n") == [2, 4])
    #expect(
      reading.diagnostics.map(\.code) == ["EXT104", "EXT104", "EXT104"]
        + [String](repeating: "EXT252", count: 3) + ["EXT253"])
    let lines = reading.diagnostics.filter { $0.code == "EXT252" }.map { $0.location?.line }
    #expect(lines == [1, 2, 40])
    #expect(reading.diagnostics.last?.location?.line == 3)
    #expect(reading.diagnostics.allSatisfy { $0.severity == .warning })
  }
}
