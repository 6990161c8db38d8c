import FoundationEssentials
import Testing

@testable import Ingest

@Suite("CSVParser")
struct CSVParserTests {
  private func records(_ text: String) -> [[String]] {
    RecordList.parse(Array(text.utf8)).records.map { record in
      record.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
  }

  @Test("Quotes, line ends and empty fields come out as RFC 4180 says")
  func grammar() {
    #expect(records("a,b\n1,2") == [["a", "b"], ["1", "2"]])
    #expect(records("a,,\r\n,\r\n") == [["a", "", ""], ["", ""]])
    #expect(records("\"a\"\"b\",\"\"\n") == [["a\"b", ""]])
    #expect(records("\"a\r\nb\rc\nd\"\re\r") == [["a\r\nb\rc\nd"], ["e"]])
    #expect(records("\"\"\"\"\"\"") == [["\"\""]])
    #expect(records("a\n\n\r\n\rb\n") == [["a"], ["b"]])
    #expect(records(" a ,\tb\n") == [["a", "b"]])
    #expect(records("").isEmpty)
  }

  @Test("Lines are counted as editors count them", arguments: ["\n", "\r\n", "\r"])
  func lines(end: String) {
    let text = ["a", "\"b", "b\"", "", "  ", "c", "d\"d", "e"].joined(separator: end)
    let list = RecordList.parse(Array(text.utf8))
    #expect(list.lines == [0, 1, 5, 7])
    #expect(list.malformed.map(\.line) == [6])
    #expect(list.malformed.map(\.column) == [2])
  }

  @Test("Bytes that no text has pass through: NUL, byte-order mark, broken UTF-8")
  func otherBytes() {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61, 0, 0xFF, 0x2C, 0x80, 10]
    let fields = RecordList.parse(bytes).records.first?.map(\.bytes)
    #expect(fields == [[0xEF, 0xBB, 0xBF, 0x61, 0, 0xFF], [0x80]])
  }

  @Test("A field that is longer than the parser's block, with quotes in it, stays whole")
  func longField() {
    let text = String(repeating: "x\"\"", count: 20_000)
    #expect(records("\"\(text)\",b") == [[String(repeating: "x\"", count: 20_000), "b"]])
  }

  @Test("The files of csv-spectrum give the records that their JSON lists")
  func spectrum() throws {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let root = "/" + folder + "/fixtures/csvcases/csv-spectrum"
    let names = try FileManager.default.contentsOfDirectory(atPath: root + "/csvs").sorted()
    #expect(names.count == 12)
    // One file has quotes within an unquoted field, which a strict reader sets aside.
    for name in names where name != "location_coordinates.csv" {
      let data = try Data(contentsOf: URL(filePath: root + "/csvs/" + name))
      let json = try Data(
        contentsOf: URL(filePath: root + "/json/" + name.dropLast(4) + ".json"))
      let expected = try JSONDecoder().decode([[String: String]].self, from: json)
      let rows = RecordList.parse(Array(data)).records.map { record in
        record.map { String(decoding: $0.bytes, as: UTF8.self) }
      }
      let header = try #require(rows.first)
      let found = rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
      #expect(found == expected, "\(name)")
    }
    let stray = try Data(contentsOf: URL(filePath: root + "/csvs/location_coordinates.csv"))
    let list = RecordList.parse(Array(stray))
    #expect(list.malformed.map(\.line) == [1])
    #expect(list.malformed.map(\.column) == [24])
  }
}

extension RecordList {
  /// All records of bytes, cut at commas.
  static func parse(_ bytes: [UInt8]) -> RecordList {
    let list = RecordList()
    bytes.withUnsafeBytes { buffer in
      _ = CSVParser(delimiter: UInt8(ascii: ",")).parse(
        buffer, range: 0..<buffer.count, isLast: true, visitor: list)
    }
    return list
  }
}
