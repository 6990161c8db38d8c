import Digest
import Glibc
import Model
import Testing

@testable import Ingest

@Suite("ExtractReader")
struct ExtractReaderTests {
  static let delivery = Delivery([.column("id", .identifier(scheme: "id")), .column("n", .integer)])

  private func check(
    _ bytes: [UInt8], _ code: String, line: Int? = nil, column: Int? = nil,
    status: Model.ExitStatus = .badData, delivery: Delivery = ExtractReaderTests.delivery
  ) {
    let error = delivery.failure(bytes)
    #expect(error?.status == status)
    let found = error?.diagnostics.first { $0.code == code }
    #expect(found?.location?.line == line)
    #expect(found?.location?.column == column)
    #expect(found?.severity == .error)
    #expect(found != nil)
  }

  @Test("Every type is stored as ValueType says, with missing values apart from zero")
  func types() throws {
    let delivery = Delivery([
      .column("c", .code(list: "sex")), .column("i", .identifier(scheme: "id")),
      .column("n", .integer), .column("d", .decimal(places: 2)), .column("day", .date),
      .column("m", .month), .column("s", .schoolYear), .column("p", .period),
      .column("y", .yesNo), .column("t", .text),
    ])
    let reading = try delivery.read(
      """
      c,i,n,d,day,m,s,p,y,t
      M,k1,-12,-3.5,2026-10-31,2026-10,2026/2027,2026-Q3,bəli,ə
      ,,,,,,,,,
      F,k0,0,0,1970-01-01,0001-01,0001/0002,2026,0,k1
      F,k1,7,12.34,1969-12-31,2026-12,2025/2026,2026-02,xeyr,ə

      """)
    let missing = Column.missingWide
    let table = reading.table
    #expect(table.values("c") == [1, missing, 0, 0])
    #expect(table.texts("i") == ["k1", nil, "k0", "k1"])
    #expect(table.columns["i"]?.dictionary == ["k1", "k0"])
    #expect(table.values("n") == [-12, missing, 0, 7])
    #expect(table.values("d") == [-350, missing, 0, 1234])
    #expect(table.values("day") == [20_757, missing, 0, -1])
    #expect(table.values("m") == [24_321, missing, 12, 24_323])
    #expect(table.values("s") == [2026, missing, 1, 2025])
    // Months since year 0 of September, December and February 2026, times four, plus the frequency.
    let periods: [Int64] = [97_281, missing, 97_294, 97_252]
    #expect(table.values("p") == periods)
    #expect(table.values("y") == [1, missing, 0, 0])
    #expect(table.texts("t") == ["ə", nil, "k1", "ə"])
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.account == RowAccount(read: 4, accepted: 4, quarantined: 0))
  }

  @Test("Columns that nobody asked for are validated and not kept; the header gives the order")
  func columns() throws {
    var delivery = ExtractReaderTests.delivery
    delivery.columns = ["n"]
    let bytes = Array("n,id\n1,a\nx,b\n3,c".utf8)
    let reading = try delivery.read(bytes)
    #expect(reading.table.values("n") == [1, 3])
    #expect(reading.table.columns.keys.sorted() == ["n"])
    #expect(reading.sha256 == SHA256.hash(bytes))
    #expect(reading.byteCount == bytes.count)
    delivery.columns = ["id"]
    #expect(try delivery.read(bytes).quarantined.map(\.column) == [1])
  }

  @Test("Files that are no CSV are recognised by their first bytes")
  func otherFormats() {
    let starts: [[UInt8]] = [
      Array("PK\u{3}\u{4}".utf8), [0x50, 0x4B, 3, 4, 20, 0, 6, 0], [0x1F, 0x8B, 7, 0, 0],
      [0x69, 0, 0x64, 0, 0x2C, 0],
      [0xFF, 0xFE, 0, 0, 0x69, 0, 0, 0], [0, 0, 0, 0x69, 0, 0, 0, 0x64],
      [0xD0, 0xCF, 0x11, 0xE0], Array("%PDF-1.7".utf8), Array("\n <!DOCTYPE html>".utf8),
      Array("<html>".utf8), Array("BZh9".utf8), Array("{\n \"id\": 1}".utf8),
      Array("[{\"id\": 1}]".utf8), Array("{\\rtf1".utf8), Array("SQLite format 3\0".utf8),
      [UInt8](repeating: 0, count: 100), [UInt8](1...30),
      [UInt8](repeating: 65, count: 257) + Array("ustar\0".utf8),
    ]
    for start in starts { check(start, "EXT006", line: 1) }
  }

  @Test("A header that does not fit is rejected with all that is wrong")
  func header() {
    check([], "EXT005")
    check([0xEF, 0xBB, 0xBF], "EXT005")
    check(Array("1,2\n3,4\n".utf8), "EXT010", line: 1)
    check(Array("n\n1\n".utf8), "EXT011", line: 1)
    check(Array("id,n,n\n".utf8), "EXT012", line: 1, column: 6)
    check(Array("id,extra\n".utf8), "EXT013", line: 1, column: 4)
    check(Array("id,".utf8) + [0xFF] + Array("\na,1\n".utf8), "EXT009", line: 1)
    let error = ExtractReaderTests.delivery.failure(Array("id,x,id\n".utf8))
    #expect(error?.diagnostics.map(\.code) == ["EXT011", "EXT012", "EXT013"])
  }

  @Test("An unclosed quote rejects the file and is named where it opens")
  func unclosedQuote() {
    for text in ["id,n\na,1\nb,¦\"2\nc,3\nd,4\n", "id,n\n\"a\nb\",¦\"1\n", "¦\"id,n\na,1\n"] {
      let marked = MarkedText(text)
      let line = text.hasPrefix("id,n\n\"") ? 3 : marked.line
      check(
        marked.bytes, "EXT014", line: line, column: text.hasPrefix("id,n\n\"") ? 7 : marked.column)
    }
  }

  @Test("Zero bytes at the end, other periods and broken limits stop the extract")
  func stops() {
    check(Array("id,n\na,1\n\u{0}\u{0}".utf8), "EXT015")
    let monthly = Delivery([.column("m", .month)], time: .month(column: "m"))
    check(Array("m\n2026-09\n2026-09\n".utf8), "EXT016", delivery: monthly)
    let events = Delivery([.column("d", .date)], time: .event(date: "d"))
    check(Array("d\n2026-09-30\n2026-09-01\n".utf8), "EXT016", delivery: events)
    var strict = ExtractReaderTests.delivery
    strict.contract.limits = QuarantineLimits(rows: 1, percent: 100)
    check(Array("id,n\na,x\nb,y\nc,1\n".utf8), "EXT017", status: .gateClosed, delivery: strict)
    strict.contract.limits = QuarantineLimits(rows: 9, percent: 33)
    check(Array("id,n\na,x\nb,2\nc,1\n".utf8), "EXT017", status: .gateClosed, delivery: strict)
  }

  @Test("Rows beyond a limit are handed over up to a number, in the order of the file")
  func refusedRows() throws {
    var delivery = ExtractReaderTests.delivery
    delivery.contract.limits = QuarantineLimits(rows: 3, percent: 100)
    delivery.contract.key = ["id"]
    let period = try #require(ReferencePeriod("2026-10"))
    func refused(_ text: String, pieceSize: Int, threads: Int) throws -> RefusedDelivery {
      let file = try TemporaryFile(Array(text.utf8))
      var reader = ExtractReader(contract: delivery.contract, codeLists: [:], columns: nil)
      reader.pieceSize = pieceSize
      let outcome = reader.outcome(
        path: file.path, displayName: "sample.csv", period: period, threads: threads)
      guard case .failure(let refused) = outcome else {
        Issue.record("the delivery was used")
        return RefusedDelivery(error: RunError([], status: .bug))
      }
      #expect(refused.error.status == .gateClosed)
      #expect(refused.error.diagnostics.first?.code == "EXT017")
      return refused
    }
    let many = "id,n\n" + (0..<24_000).map { "k\($0),\($0 % 2 == 0 ? "x" : "1")\n" }.joined()
    for (pieceSize, threads) in [(1 << 20, 1), (5000, 2)] {
      let first = try refused(many, pieceSize: pieceSize, threads: threads)
      #expect(first.quarantinedCount == 12_000)
      #expect(first.quarantined.map(\.line) == (0..<10_000).map { 2 + 2 * $0 })
      #expect(first.quarantined.last?.bytes == Array("k19998,x".utf8))
    }
    let twice = "id,n\n" + (0..<50).map { "k\($0 % 40),1\n" }.joined()
    let later = try refused(twice, pieceSize: 64, threads: 2)
    #expect(later.quarantined.map(\.line) == Array(42..<52))
    #expect(later.quarantined.allSatisfy { $0.reason == "EXT125" })
    #expect(later.quarantinedCount == 10)
  }

  @Test("A contract that cannot be carried out is named at its line")
  func contracts() {
    let place = Delivery.place(9)
    let list = Delivery([.column("c", .code(list: "none"))])
    check(
      Array("c\n".utf8), "EXT018", line: place.line, column: place.column,
      status: .badDefinition, delivery: list)
    let pattern = Delivery([.column("c", .identifier(scheme: "x"), pattern: "(a|b)*")])
    check(
      Array("c\n".utf8), "EXT019", line: place.line, column: place.column,
      status: .badDefinition, delivery: pattern)
    let encoding = Delivery([.column("c", .text)], dialect: Dialect(encodings: ["martian"]))
    check(
      Array("c\n".utf8), "EXT007", line: 1, column: 3, status: .badDefinition, delivery: encoding)
  }

  @Test("A declared encoding is converted, and bytes that are not of it are rejected")
  func encodings() throws {
    let turkish = Delivery([.column("t", .text)], dialect: Dialect(encodings: ["windows-1254"]))
    let reading = try turkish.read(Array("t\n".utf8) + [0xDE, 0xFD, 0x0A])
    #expect(reading.table.texts("t") == ["Şı"])
    #expect(reading.diagnostics.map(\.code) == ["EXT202"])
    let wide = Delivery([.column("t", .text)], dialect: Dialect(encodings: ["utf-16"]))
    let units = "t\nBakı\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(try wide.read([0xFF, 0xFE] + units).table.texts("t") == ["Bakı"])
    let ascii = Delivery([.column("t", .text)], dialect: Dialect(encodings: ["us-ascii"]))
    check(Array("t\na\n".utf8) + [0xE9, 10], "EXT008", line: 3, delivery: ascii)
  }

  @Test("Missing and forbidden files have their own status")
  func files() throws {
    let reader = ExtractReader(
      contract: ExtractReaderTests.delivery.contract, codeLists: [:], columns: nil)
    let period = try #require(ReferencePeriod("2026-10"))
    let file = try TemporaryFile(Array("id,n\n".utf8))
    let missing = #expect(throws: RunError.self) {
      try reader.read(
        path: file.path + ".none", displayName: "none.csv", period: period, threads: 1)
    }
    #expect(missing?.status == .noInput)
    #expect(missing?.diagnostics.map(\.code) == ["EXT001"])
    #expect(missing?.diagnostics.first?.location == Location(file: "none.csv"))
    let device = #expect(throws: RunError.self) {
      try reader.read(path: "/dev/null", displayName: "a.csv", period: period, threads: 1)
    }
    #expect(device?.status == .inputOutput)
    #expect(device?.diagnostics.map(\.code) == ["EXT003"])
    guard geteuid() != 0 else { return }
    chmod(file.path, 0)
    let forbidden = #expect(throws: RunError.self) {
      try reader.read(path: file.path, displayName: "a.csv", period: period, threads: 1)
    }
    #expect(forbidden?.status == .noPermission)
    #expect(forbidden?.diagnostics.map(\.code) == ["EXT002"])
  }

  @Test("What is normalised is counted and reported")
  func notes() throws {
    func notes(_ text: String) throws -> [String] {
      try ExtractReaderTests.delivery.read(text).diagnostics.map(\.code)
    }
    #expect(try notes("id,n\r\na,1\r\n").isEmpty)
    #expect(try notes("\u{FEFF}id,n\r\na,1\r\n") == ["EXT214"])
    #expect(
      try notes("id,n\n a ,1\nb,\t2\nc,\u{A0}3\n\" d\",4\n")
        == ["EXT201", "EXT201", "EXT201", "EXT201"])
    #expect(try notes("id,n\n\na,1\n  \n") == ["EXT203"])
    #expect(try notes("ID, n\na,1\n") == ["EXT204", "EXT204"])
    #expect(try notes("id,n\ra,1\r") == ["EXT205"])
    #expect(try notes("id,n\na,1\r\nb,2\n") == ["EXT215"])
    check(Array("id,n\n".utf8), "EXT026")
    var quiet = ExtractReaderTests.delivery
    quiet.contract.allowsEmpty = true
    #expect(try quiet.read("id,n\n").diagnostics.map(\.code) == ["EXT206"])
    let padded = try ExtractReaderTests.delivery.read("id,n\n a ,1\nb,\t2\n\u{200B}c,3\n")
    #expect(padded.table.texts("id") == ["a", "b", "c"])
    #expect(padded.diagnostics.map(\.code) == ["EXT201", "EXT201", "EXT226"])
    #expect(
      padded.diagnostics.first?.message == "blanks around values were removed in column 'id'")
    #expect(
      padded.diagnostics.map(\.location) == [
        Location(file: "sample.csv", line: 2, column: 1, field: "id"),
        Location(file: "sample.csv", line: 3, column: 3, field: "n"),
        Location(file: "sample.csv", line: 4, column: 1, field: "id"),
      ])
    let events = Delivery([.column("d", .date)], time: .event(date: "d"))
    #expect(try events.read("d\n2026-10-01\n2026-09-30\n").diagnostics.map(\.code) == ["EXT207"])
  }

  @Test("A row or header that never ends is refused before it fills the memory")
  func endless() {
    let endless = [UInt8](repeating: UInt8(ascii: "x"), count: 6 << 20)
    check(Array("id,n\na,1\nb,".utf8) + endless, "EXT021", line: 3)
    check(endless, "EXT021", line: 1)
  }

  @Test("Of each code five are shown and the rest is counted, and no value is printed")
  func manyFindings() throws {
    let rows = (1...42).map { "secret\($0),secret\($0)\n" }.joined()
    let reading = try ExtractReaderTests.delivery.read("id,n\n" + rows + "a,1\n")
    #expect(reading.diagnostics.count == 6)
    #expect(reading.diagnostics.prefix(5).map { $0.location?.line } == [2, 3, 4, 5, 6])
    #expect(reading.diagnostics.last?.message == "and 37 more of EXT104")
    #expect(!reading.diagnostics.contains { $0.message.contains("secret") })
    #expect(reading.quarantined.count == 42)
  }

  @Test("Other delimiters and the decimal comma follow the contract")
  func dialects() throws {
    for delimiter in [";", "\t", "|"] {
      let dialect = Dialect(
        delimiter: try #require(delimiter.utf8.first), decimalMark: UInt8(ascii: ","))
      let delivery = Delivery(
        [.column("a", .text), .column("d", .decimal(places: 2)), .column("b", .text)],
        dialect: dialect)
      let text = "a;d;b\n;1,5;\nx;-0,25;\"y;z\"\n".split(
        separator: ";", omittingEmptySubsequences: false)
      let reading = try delivery.read(text.joined(separator: delimiter))
      #expect(reading.table.values("d") == [150, -25])
      #expect(reading.table.texts("b") == [nil, "y\(delimiter)z"])
      #expect(reading.diagnostics.isEmpty)
    }
  }

  @Test("Codes are unique and every one has a title")
  func catalogue() {
    let codes = ExtractCatalogue.entries.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes == codes.sorted())
    #expect(ExtractCatalogue.entries.allSatisfy { !$0.title.isEmpty })
  }
}
