import Model
import Testing

@testable import Ingest

@Suite("RowFault")
struct RowFaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var code: String
    var column: ColumnContract
    var text: String
    var testDescription: String { "\(code) \(text)" }

    init(_ code: String, _ column: ColumnContract, _ text: String) {
      self.code = code
      self.column = column
      self.text = text
    }
  }

  static let fin = ColumnContract.column(
    "v", .identifier(scheme: "fin"), pattern: "[0-9A-HJ-NP-Z]{7}")
  static let rooms = ColumnContract.column("v", .integer, minimum: 1, maximum: 50)
  static let wage = ColumnContract.column("v", .decimal(places: 2), minimum: 0)

  static let cases = [
    Case("EXT101", .column("v", .text), "id,v\na,1\n¦b\nc,2\n"),
    Case("EXT101", .column("v", .text), "id,v\na,1\n¦b,1,2\nc,2\n"),
    Case("EXT102", .column("v", .text), "id,v\na,1\nb,x¦\"y\nc,2\n"),
    Case("EXT102", .column("v", .text), "id,v\na,1\nb,\"x\"¦y\nc,2\n"),
    Case("EXT102", .column("v", .text), "id,v\na,1\nb,¦ \"x\"\nc,2\n"),
    Case("EXT102", .column("v", .text), "id,v\na,1\nb,¦\"x\" \nc,2\n"),
    Case("EXT103", .column("v", .text, required: true), "id,v\na,1\nb,¦\nc,2\n"),
    Case("EXT103", .column("v", .text, required: true), "id,v\na,1\nb,¦\"  \"\nc,2\n"),
    Case("EXT104", rooms, "id,v\na,1\nb,¦1.5\nc,2\n"),
    Case("EXT104", rooms, "id,v\na,1\nb,¦(8)\nc,2\n"),
    Case("EXT104", rooms, "id,v\na,1\nb,¦0x10\nc,2\n"),
    Case("EXT104", rooms, "id,v\na,1\nb,¦٨\nc,2\n"),
    Case("EXT127", rooms, "id,v\na,1\nb,¦-\nc,2\n"),
    Case("EXT104", rooms, "id,v\na,1\nb,¦9999999999999999999\nc,2\n"),
    Case("EXT131", wage, "id,v\na,1\nb,¦\"1,5\"\nc,2\n"),
    Case("EXT105", wage, "id,v\na,1\nb,¦NaN\nc,2\n"),
    Case("EXT105", wage, "id,v\na,1\nb,¦.5\nc,2\n"),
    Case("EXT105", wage, "id,v\na,1\nb,¦5.\nc,2\n"),
    Case("EXT105", wage, "id,v\na,1\nb,¦1E5\nc,2\n"),
    Case("EXT106", wage, "id,v\na,1\nb,¦1.234\nc,2\n"),
    Case("EXT107", .column("v", .date), "id,v\na,2026-01-01\nb,¦31/01/2026\nc,\n"),
    Case("EXT128", .column("v", .date), "id,v\na,2026-01-01\nb,¦01/02/2026\nc,\n"),
    Case("EXT129", .column("v", .date), "id,v\na,2026-01-01\nb,¦2026-01\nc,\n"),
    Case("EXT130", .column("v", .date), "id,v\na,2026-01-01\nb,¦46023\nc,\n"),
    Case("EXT132", rooms, "id,v\na,1\nb,¦1.204\nc,2\n"),
    Case("EXT133", .column("v", .code(list: "sex")), "id,v\na,F\nb,¦KiÅŸi\nc,M\n"),
    Case("EXT134", fin, "id,v\na,0ABCDEF\nb,¦1.2E+05\nc,\n"),
    Case("EXT135", .column("v", .date), "id,v\na,2026-01-01\nb,¦31.01.26\nc,\n"),
    Case("EXT136", .column("v", .code(list: "pair")), "id,v\na,A\nb,¦same\nc,B\n"),
    Case("EXT108", .column("v", .date), "id,v\na,2026-01-01\nb,¦2026-02-30\nc,\n"),
    Case("EXT108", .column("v", .date), "id,v\na,2026-01-01\nb,¦0000-01-01\nc,\n"),
    Case("EXT109", .column("v", .month), "id,v\na,2026-01\nb,¦2026-00\nc,\n"),
    Case("EXT110", .column("v", .period), "id,v\na,2026-Q1\nb,¦2026-Q5\nc,\n"),
    Case("EXT111", .column("v", .schoolYear), "id,v\na,2026/2027\nb,¦2026/2028\nc,\n"),
    Case("EXT112", .column("v", .yesNo), "id,v\na,1\nb,¦2\nc,\n"),
    Case("EXT113", rooms, "id,v\na,1\nb,¦51\nc,2\n"),
    Case("EXT113", wage, "id,v\na,1\nb,¦-0.01\nc,2\n"),
    Case("EXT114", .column("v", .code(list: "sex")), "id,v\na,F\nb,¦X\nc,M\n"),
    Case("EXT115", fin, "id,v\na,0ABCDEF\nb,¦0ABCDEO\nc,\n"),
    Case("EXT116", fin, "id,v\na,0ABCDEF\nb,¦0ABCDEF5\nc,\n"),
    Case("EXT117", fin, "id,v\na,0ABCDEF\nb,¦12345\nc,\n"),
    Case("EXT118", fin, "id,v\na,0ABCDEF\nb,¦0АBCDEF\nc,\n"),
    Case("EXT120", .column("v", .text), "id,v\na,1\nb,¦x\u{0}y\nc,2\n"),
    Case(
      "EXT121", .column("v", .text),
      "id,v\na,1\nb,¦" + String(repeating: "x", count: 70_000) + "\nc,2\n"),
  ]

  @Test("Each fault names its code, line and column, and the other rows stay", arguments: cases)
  func position(example: Case) throws {
    try check(example, lineEnd: "\n")
  }

  @Test("CR LF and CR alone count the same lines", arguments: cases, ["\r\n", "\r"])
  func lineEnds(example: Case, lineEnd: String) throws {
    try check(example, lineEnd: lineEnd)
  }

  private func check(_ example: Case, lineEnd: String) throws {
    let marked = MarkedText(example.text)
    let bytes = marked.bytes.flatMap { $0 == 10 ? Array(lineEnd.utf8) : [$0] }
    let delivery = Delivery([.column("id", .identifier(scheme: "id")), example.column])
    let reading = try delivery.read(bytes)
    let row = try #require(reading.quarantined.first)
    #expect(row.reason == example.code)
    #expect(row.line == marked.line)
    #expect(row.column == marked.column)
    #expect(row.bytes == marked.bytes.split(separator: 10)[marked.line - 1].map { $0 })
    #expect(reading.account == RowAccount(read: 3, accepted: 2, quarantined: 1))
    #expect(reading.table.texts("id") == ["a", "c"])
    let warning = try #require(reading.diagnostics.first { $0.code == example.code })
    let place = Location(
      file: "sample.csv", line: row.line, column: row.column, field: row.field)
    #expect(warning.location == place)
    #expect(warning.severity == .warning)
  }

  @Test("Bytes that are no UTF-8 are set aside in text, code and identifier columns")
  func notUTF8() throws {
    let types: [ValueType] = [.text, .code(list: "sex"), .identifier(scheme: "x"), .integer]
    for type in types {
      let bytes = Array("id,v\na,\nb,".utf8) + [0xE9, 0x41] + Array("\nc,\n".utf8)
      let reading = try Delivery([.column("id", .text), .column("v", type)]).read(bytes)
      #expect(reading.quarantined.map(\.reason) == ["EXT119"])
      #expect(reading.quarantined.map(\.line) == [3])
      #expect(reading.quarantined.map(\.column) == [3])
    }
  }

  @Test("Of identical rows the first one stays; of conflicting ones none does")
  func duplicates() throws {
    let delivery = Delivery(
      [.column("id", .identifier(scheme: "id")), .column("n", .integer), .column("v", .text)],
      key: ["n", "id"])
    let reading = try delivery.read(
      "id,n,v\na,1,x\nb,1,x\na,1,x\na,2,x\n\"a\",1,y\nb,1,\"x\"\nc,1,\nc,1,z\nd,,\nd,,\n")
    // a,1 stands on lines 2, 4 and 6 with two values; b,1 on 3 and 7 with one, quoted once;
    // c,1 on 8 and 9 with and without a value; d without a number on 10 and 11.
    #expect(reading.quarantined.map(\.line) == [2, 4, 6, 7, 8, 9, 11])
    #expect(
      reading.quarantined.map(\.reason) == [
        "EXT126", "EXT126", "EXT126", "EXT125", "EXT126", "EXT126", "EXT125",
      ])
    #expect(reading.quarantined.allSatisfy { $0.column == 1 && $0.field == "id" })
    #expect(reading.table.texts("id") == ["b", "a", "d"])
    #expect(reading.account == RowAccount(read: 10, accepted: 3, quarantined: 7))
    let conflicts = reading.diagnostics.filter { $0.code == "EXT126" }
    #expect(conflicts.map { $0.location?.line } == [4, 6, 9])
    #expect(
      conflicts.map { $0.message.split(separator: " ").last } == ["2", "2", "8"])
  }

  @Test("Months before and after the delivery's period are set aside")
  func otherPeriod() throws {
    let delivery = Delivery([.column("m", .month)], time: .month(column: "m"))
    let reading = try delivery.read("m\n2026-10\n2026-09\n2026-11\n")
    #expect(reading.quarantined.map(\.reason) == ["EXT122", "EXT123"])
    #expect(reading.quarantined.map(\.line) == [3, 4])
  }

  @Test("A spell that ends before it begins is set aside; an open one is not")
  func spell() throws {
    let delivery = Delivery(
      [.column("from", .date), .column("to", .date)], time: .spell(from: "from", to: "to"))
    let reading = try delivery.read(
      "from,to\n2026-01-02,2026-01-02\n2026-01-02,2026-01-01\n2026-01-02,\n")
    #expect(reading.quarantined.map(\.reason) == ["EXT124"])
    #expect(reading.quarantined.map(\.line) == [3])
    #expect(reading.quarantined.map(\.column) == [12])
  }

  @Test("A row that begins after a value with line ends is named by its own line")
  func multilineValue() throws {
    let delivery = Delivery([.column("id", .text), .column("n", .integer)])
    let reading = try delivery.read("id,n\r\n\"a\r\nb\nc\",1\r\nd,x\r\n")
    #expect(reading.quarantined.map(\.line) == [5])
    #expect(reading.quarantined.map(\.column) == [3])
    #expect(reading.table.texts("id") == ["a\r\nb\nc"])
  }

  @Test("After a malformed quote, reading resumes behind the next line end")
  func resume() throws {
    let delivery = Delivery([.column("id", .text), .column("n", .integer)])
    let reading = try delivery.read("id,n\na,1\nb\"b,2\n\"c\"c,\"3\nd,4\n")
    #expect(reading.quarantined.map(\.line) == [3, 4])
    #expect(reading.quarantined.map(\.column) == [2, 4])
    #expect(reading.table.texts("id") == ["a", "d"])
  }
}
