import Model
import Testing

@testable import Ingest

@Suite("HeaderReader")
struct HeaderReaderTests {
  private static let delivery = Delivery([
    .column("id", .identifier(scheme: "id")), .column("n", .integer), .column("persons", .integer),
  ])

  /// What a note must be: its code, line, byte column and the name of its column.
  private struct Note: Equatable {
    var code: String
    var line: Int?
    var column: Int?
    var field: String?

    init(_ code: String, _ line: Int? = nil, _ column: Int? = nil, _ field: String? = nil) {
      (self.code, self.line, self.column, self.field) = (code, line, column, field)
    }

    init(_ diagnostic: Diagnostic) {
      let place = diagnostic.location
      self.init(diagnostic.code, place?.line, place?.column, place?.field)
    }
  }

  private func check(
    _ text: String, _ notes: [Note], ids: [String?] = ["a"], persons: [Int64] = [7],
    delivery: Delivery = HeaderReaderTests.delivery
  ) throws {
    let reading = try delivery.read(text)
    #expect(reading.diagnostics.map { Note($0) } == notes, "\(text)")
    #expect(reading.table.texts("id") == ids, "\(text)")
    #expect(reading.table.values("persons") == persons, "\(text)")
  }

  private func findings(
    _ text: String, delivery: Delivery = HeaderReaderTests.delivery
  ) -> [Diagnostic] {
    delivery.failure(Array(text.utf8))?.diagnostics ?? []
  }

  @Test("Names match after blanks, case, Unicode form and dots on the i")
  func names() throws {
    try check(
      " ID ;N;PERSONS\na;1;7\n",
      [
        Note("EXT204", 1, 1, "id"), Note("EXT204", 1, 6, "n"), Note("EXT204", 1, 8, "persons"),
        Note("EXT212", 1),
      ])
    let turkish = Delivery([.column("fin", .text), .column("ölkə", .text)])
    let reading = try turkish.read("FİN,o\u{308}lkə\nx,y\n")
    #expect(reading.diagnostics.map(\.code) == ["EXT204", "EXT204"])
    #expect(reading.table.texts("ölkə") == ["y"])
  }

  @Test("Another order and other columns are noted, and the cells of those are not looked at")
  func otherColumns() throws {
    try check("persons,id,n\n7,a,1\n", [Note("EXT208", 1)])
    try check(
      "id,comment,n,persons\na,\"x \"\"y\",1,7\n", [Note("EXT210", 1, 4, "comment")])
    let long = String(repeating: "x", count: 70_000)
    try check("id,n,persons,comment\na,1,7,\(long)\n", [Note("EXT210", 1, 14, "comment")])
    try check("id,n,persons,comment\na,1,7, \u{1}\n", [Note("EXT210", 1, 14, "comment")])
    try check(",id,n,persons\n0,a,1,7\n", [Note("EXT210", 1, 1, "")])
  }

  @Test("A delimiter at the end of lines makes a column without a name, which must be empty")
  func unnamed() throws {
    try check("id,n,persons,\na,1,7,\n", [Note("EXT211", 1, 14)])
    try check("id,n,persons\na,1,7,\n", [Note("EXT211", 1)])
    try check("id,n,persons,\na,1,7\n", [Note("EXT211", 1)])
    try check("id,n,persons,,\na,1,7,,\n", [Note("EXT211", 1, 14), Note("EXT211", 1, 15)])
    let reading = try HeaderReaderTests.delivery.read("id,n,persons,\na,1,7,\nb,2,8,x\nc,3,9, \n")
    #expect(reading.quarantined.map(\.reason) == ["EXT151"])
    #expect(reading.quarantined.map(\.line) == [3])
    #expect(reading.quarantined.map(\.column) == [7])
    #expect(reading.table.texts("id") == ["a", "c"])
  }

  @Test("The header tells the delimiter where the declared one does not give its columns")
  func delimiter() throws {
    for (text, name) in [(";", "semicolon"), ("\t", "tab"), ("|", "a vertical bar")] {
      let rows = "id,n,persons\na,1,7\n".split(separator: ",").joined(separator: text)
      let reading = try HeaderReaderTests.delivery.read(rows)
      #expect(reading.diagnostics.map { Note($0) } == [Note("EXT212", 1)])
      #expect(reading.diagnostics.first?.message.contains(name) == true)
      #expect(reading.form.delimiter == text.utf8.first)
    }
    let missing = findings("id;n\na;1\n")
    #expect(missing.map(\.code) == ["EXT011", "EXT212"])
    #expect(missing.first?.location?.field == "persons")
  }

  @Test("Excel's line that names the delimiter is used where the header agrees")
  func separatorLine() throws {
    try check("sep=;\r\nid;n;persons\r\na;1;7\r\n", [Note("EXT209", 1)])
    try check("sep=,\nid,n,persons\na,1,7\n", [Note("EXT209", 1)])
    try check("\"sep=;\"\nid,n,persons\na,1,7\n", [Note("EXT209", 1)])
    let message = try HeaderReaderTests.delivery.read("sep=;\nid,n,persons\na,1,7\n")
      .diagnostics.first?.message
    #expect(message?.contains("is not it") == true)
    try check("SEP=~\nid~n~persons\na~1~7\n", [Note("EXT209", 1)])
  }

  @Test("Lines above a declared header are passed over; they need not be CSV")
  func preamble() throws {
    var delivery = HeaderReaderTests.delivery
    delivery.contract.dialect.headerLine = 4
    try check(
      "Report \"1\n2026,x\n\nid,n,persons\na,1,7\n", [Note("EXT213")], delivery: delivery)
    let reading = try delivery.read("x\r\ny\r\nz\r\nid,n,persons\r\na,1,x\r\n")
    #expect(reading.quarantined.map(\.line) == [5])
    #expect(reading.form.headerLine == 4)
    #expect(reading.form.lineEnds == "crlf")
    let wrong = findings("x\nid,n,persons\na,1,7\nb,2,8\n", delivery: delivery)
    #expect(wrong.map(\.code) == ["EXT010"])
    #expect(wrong.first?.location?.line == 4)
    #expect(wrong.first?.remedy?.contains("header_line: 2") == true)
  }

  @Test("A header that stands lower is suggested and not used; blank lines above are no obstacle")
  func lowerHeader() throws {
    let preamble = findings("Monthly report\nCreated 2026-11-03\n\nid,n,persons\na,1,7\n")
    #expect(preamble.map(\.code) == ["EXT010"])
    #expect(preamble.first?.location?.line == 1)
    #expect(preamble.first?.remedy?.contains("header_line: 4") == true)
    #expect(findings("a,1,7\nb,2,8\n").first?.remedy?.contains("header_line") == false)
    #expect(findings("id;report\nid;n;persons\n").map(\.code) == ["EXT010"])
    try check("\n  \nid,n,persons\na,1,7\n", [Note("EXT203")])
  }

  @Test("A renamed column is missing and unknown, and named by what is close to it")
  func renamed() {
    let near = findings("id,n,number_of_persons\na,1,7\n")
    #expect(
      near.map { Note($0) } == [
        Note("EXT011", 1, nil, "persons"), Note("EXT013", 1, 6, "number_of_persons"),
      ])
    #expect(near.first?.remedy?.contains("'number_of_persons'") == true)
    let typed = findings("id,n,presons\na,1,7\n")
    #expect(typed.first?.remedy?.contains("'presons'") == true)
    let far = findings("id,n,wage\na,1,7\n")
    #expect(far.first?.remedy?.contains("wage") == false)
  }

  @Test("A column that occurs twice stops the extract, and no value of a row is printed")
  func twice() {
    let found = findings("id,n,N,persons\na,1,2,7\n").first { $0.code == "EXT012" }
    #expect(found.map { Note($0) } == Note("EXT012", 1, 6, "n"))
    let none = findings("secret,1,2\nsecret,3,4\n")
    #expect(!none.contains { $0.message.contains("secret") })
    #expect(none.allSatisfy { $0.location?.field == nil })
  }

  @Test("The header among the rows is set aside as what it is")
  func again() throws {
    let reading = try HeaderReaderTests.delivery.read(
      " id,n,persons\na,1,7\nid,n,persons\nb,2,8\n id,n ,persons\nid,n,x\n")
    #expect(reading.quarantined.map(\.reason) == ["EXT150", "EXT150", "EXT104"])
    #expect(reading.quarantined.map(\.line) == [3, 5, 6])
    #expect(reading.account == RowAccount(read: 5, accepted: 2, quarantined: 3))
  }

  @Test("The header is no row either where all columns are texts")
  func againAsText() throws {
    let delivery = Delivery([.column("id", .text), .column("t", .text)])
    let reading = try delivery.read("id,t\na,b\nid,t\nid,b\n")
    #expect(reading.quarantined.map(\.reason) == ["EXT150"])
    #expect(reading.quarantined.map(\.line) == [3])
    #expect(reading.table.texts("id") == ["a", "id"])
  }

  @Test("More columns than any file has are refused at once")
  func manyColumns() {
    let header = (0..<10_001).map { "c\($0)" }.joined(separator: ",") + ",id,n,persons"
    #expect(findings(header + "\n").map(\.code).first == "EXT025")
    let row = String(repeating: ",", count: 3_000_000)
    let reading = try? HeaderReaderTests.delivery.read("id,n,persons\na,1,7\n\(row)\nb,2,8\n")
    #expect(reading?.quarantined.map(\.reason) == ["EXT101"])
    #expect(reading?.table.texts("id") == ["a", "b"])
  }

  @Test("A file that ends too early says so beside what is wrong with its last row")
  func truncation() throws {
    func codes(_ text: String) throws -> [String] {
      try codes(Array(text.utf8))
    }
    func codes(_ bytes: [UInt8]) throws -> [String] {
      try Delivery([.column("id", .text, required: true), .column("t", .text, required: true)])
        .read(Array("id,t\na,1\n".utf8) + bytes).diagnostics.map(\.code)
    }
    #expect(try codes("b,2").isEmpty)
    #expect(try codes("b") == ["EXT101", "EXT216"])
    #expect(try codes("b\n") == ["EXT101"])
    #expect(try codes("b,") == ["EXT103", "EXT216"])
    #expect(try codes("b,\"x") == ["EXT102", "EXT216"])
    #expect(try codes("b,\"x\"") == [])
    #expect(try codes(Array("b,Bak".utf8) + [0xC4]) == ["EXT119", "EXT216"])
    #expect(try codes(Array("b,Bak".utf8) + [0xFF]) == ["EXT119"])
    let reading = try HeaderReaderTests.delivery.read("id,n,persons\na,1,7\nb,2")
    let cut = reading.diagnostics.first { $0.code == "EXT216" }
    #expect(cut?.location == Location(file: "sample.csv", line: 3, column: 4))
    #expect(cut?.severity == .warning)
  }
}

@Suite("ColumnName")
struct ColumnNameTests {
  @Test("Names are near where few letters differ or one holds the other")
  func distance() {
    func distance(_ left: String, _ right: String) -> Int? {
      ColumnName(left).distance(to: ColumnName(right))
    }
    #expect(distance("persons", "Persons ") == 0)
    #expect(distance("persons", "presons") == 1)
    #expect(distance("start_date", "startdate") == 0)
    #expect(distance("persons", "number_of_persons") == 15)
    #expect(distance("persons", "wage") == nil)
    #expect(distance("n", "m") == nil)
    #expect(distance("", "persons") == nil)
  }

  @Test("Shown names are short and have nothing that moves the cursor")
  func shown() {
    #expect(ColumnName("a\u{1B}[2Jb\u{202E}").shown == "a?[2Jb?")
    #expect(ColumnName(String(repeating: "x", count: 99)).shown.count == 61)
  }
}
