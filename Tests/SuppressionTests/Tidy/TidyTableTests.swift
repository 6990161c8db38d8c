import Suppression
import Testing

@Suite("TidyTable")
struct TidyTableTests {
  private func table(_ text: String) throws -> TidyTable {
    try TidyTable(Array(text.utf8))
  }

  @Test("Quotes, doubled quotes, line ends and a byte-order mark are read as RFC 4180 has them")
  func reading() throws {
    let table = try table("\u{FEFF}a,b\r\n\"x,\"\"y\"\"\",1\n\"two\nlines\",\n\n,2")
    #expect(table.header == ["a", "b"])
    #expect(table.rows == [["x,\"y\"", "1"], ["two\nlines", ""], ["", "2"]])
    #expect(table.lines == [2, 3, 6])
  }

  @Test("What is written is read again")
  func writing() throws {
    let first = try table("a,b\n\"x,\"\"y\"\"\",\"1\r\n2\"\n,plain\n")
    #expect(try TidyTable(first.bytes).rows == first.rows)
    #expect(String(decoding: try table("a,b\n1,2\n").bytes, as: UTF8.self) == "a,b\n1,2\n")
  }

  @Test(
    "What is no table is refused with its line",
    arguments: [
      ("a,b\n1\n", TidyTable.Fault.fields(line: 2)),
      ("a,b\n1,2,3\n", .fields(line: 2)),
      ("a,b\n1,\"2\n", .quote(line: 2)),
      ("a,b\n1,2\"\n", .quote(line: 2)),
      ("a,b\n1,\"2\"3\n", .quote(line: 2)),
      ("", .empty), ("\n\n", .empty),
      ("a,a\n1,2\n", .repeatedColumn("a")),
    ])
  func refusing(text: String, fault: TidyTable.Fault) {
    #expect(throws: fault) { try TidyTable(Array(text.utf8)) }
  }

  @Test("Bytes that are no UTF-8 are refused")
  func encoding() {
    #expect(throws: TidyTable.Fault.encoding) { try TidyTable([0x61, 0x0A, 0xFF]) }
  }
}
