import TestSupport
import Testing

@testable import Pipeline

@Suite("QuotedTable")
struct QuotedTableTests {
  private func table(_ text: String) -> QuotedTable { QuotedTable(Array(text.utf8)) }

  private func texts(_ row: QuotedTable.Row) -> [String] {
    row.fields.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("Quotes, doubled quotes, line ends within quotes and all line ends are read")
  func reading() {
    let table = table("Line,original\r\n2,\"a,\"\"b\"\"\nc\"\r4,\n")
    #expect(table.header == ["line", "original"])
    #expect(table.rows.map(\.line) == [2, 4])
    #expect(table.rows.map(texts) == [["2", "a,\"b\"\nc"], ["4", ""]])
    #expect(table.openQuote == nil)
    #expect(table.text("original", of: table.rows[0]) == "a,\"b\"\nc")
    #expect(table.text("nothing", of: table.rows[0]) == nil)
  }

  @Test("The delimiter is that of the header, so that a spreadsheet may save its own")
  func delimiter() {
    #expect(table("a;b\n1;x,y\n").rows.map(texts) == [["1", "x,y"]])
    #expect(table("a\tb\n1\t2\n").rows.map(texts) == [["1", "2"]])
    #expect(table("\u{FEFF}a,b\n1,2").header == ["a", "b"])
  }

  @Test("An open quote is told with its line, and rows without text are left out")
  func faults() {
    #expect(table("a,b\n1,\"x\ny\n").openQuote == 2)
    #expect(table("a,b\n,\n\n1,2\n").rows.map(\.line) == [4])
    #expect(table("").header.isEmpty)
  }

  @Test("What is written is read again, whatever the bytes are")
  func roundTrip() {
    var numbers = SeededNumbers(seed: 7)
    let pieces: [UInt8] = [34, 44, 10, 13, 32, 65, 0, 255, 59]
    for _ in 0..<500 {
      let fields = (0..<3).map { _ in
        (0..<6).map { _ in pieces.randomElement(using: &numbers) ?? 0 }
      }
      let line = fields.map(QuotedTable.quoted).joined(separator: [44])
      let read = QuotedTable(Array("a,b,c\n".utf8) + line + [10])
      #expect(read.rows.first?.fields == fields)
    }
  }
}
