import FoundationEssentials
import Model
import Testing

@testable import Ingest

@Suite("RecordReader")
struct RecordReaderTests {
  private static let folder =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    + "/fixtures/csvcases"

  private func file(_ name: String, encoding: String? = nil) throws -> RecordReader.Records {
    try RecordReader(encoding: encoding).read(
      path: RecordReaderTests.folder + "/" + name, displayName: name)
  }

  private func read(_ text: String) throws -> RecordReader.Records {
    let file = try TemporaryFile(Array(text.utf8))
    return try RecordReader().read(path: file.path, displayName: "a.csv")
  }

  @Test("The files of csv-spectrum give the records that their JSON lists")
  func spectrum() throws {
    let folder = RecordReaderTests.folder + "/csv-spectrum/"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "csvs").sorted()
    for name in names where name != "location_coordinates.csv" {
      let json = try Data(
        contentsOf: URL(filePath: folder + "json/" + name.dropLast(4) + ".json"))
      let expected = try JSONDecoder().decode([[String: String]].self, from: json)
      let records = try #require(try file("csv-spectrum/csvs/" + name).records)
      let header = try #require(records.first)
      let found = records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
      #expect(found == expected, "\(name)")
    }
    let stray = try file("csv-spectrum/csvs/location_coordinates.csv")
    #expect(stray.records == nil)
    #expect(stray.malformed == [2])
  }

  @Test("The files of readr: line ends of all kinds, a NUL byte, Latin-1, other quotes")
  func readr() throws {
    for (name, ends) in [("eol-cr", "cr"), ("eol-crlf", "crlf"), ("eol-lf", "lf")] {
      let file = try self.file("readr/\(name).csv")
      #expect(file.records == [["x", "y"], ["1", "a"], ["2", "b"], ["3", "c"]])
      #expect(file.form.lineEnds == ends)
    }
    #expect(try file("readr/raw.csv").records == [["abc", "def"], ["ab\0c", "def"]])
    #expect(try file("readr/enc-iso-8859-1.txt").records == nil)
    let latin = try file("readr/enc-iso-8859-1.txt", encoding: "iso-8859-1")
    #expect(latin.records == [["français"], ["élève"]])
    let single = try file("readr/basic-df-singlequote.csv").records
    #expect(single?.count == 11)
    #expect(single?[1] == ["TRUE", "7", "0.181526642525569", "'m'"])
  }

  @Test("The files of rust-csv: missing fields, Latin-1, and escapes that RFC 4180 does not know")
  func rust() throws {
    let records = try #require(try file("rust-csv/uspop-null.csv").records)
    #expect(records.count == 101)
    #expect(records.allSatisfy { $0.count == 5 })
    #expect(records[1] == ["Davidsons Landing", "AK", "", "65.2419444", "-165.2716667"])
    #expect(records[3].first == "Oakman")
    #expect(try file("rust-csv/uspop-latin1.csv").malformed == [4])
    let latin = try file("rust-csv/uspop-latin1.csv", encoding: "iso-8859-1").records
    #expect(latin?.count == 101)
    #expect(latin?[3] == ["Õakman", "AL", "", "33.7133333", "-87.3886111"])
    let strange = try file("rust-csv/strange.csv")
    #expect(strange.records == nil)
    #expect(strange.malformed == [1, 2, 5, 6, 7])
    #expect(strange.lines == [1, 2, 3, 4, 5, 6, 7])
  }

  @Test("Blanks stay, line ends in quotes stay, and the separator line is no record")
  func asTheyStand() throws {
    #expect(try read(" a ,b\t\n c, \n").records == [[" a ", "b\t"], [" c", " "]])
    #expect(try read("a,\"x\r\ny\n\"\r\n1,\"\"\"\"").records == [["a", "x\r\ny\n"], ["1", "\""]])
    #expect(try read("sep=|\na|b,c\n").records == [["a", "b,c"]])
    #expect(try read("a;b,c;d\n1;2;3\n").records == [["a", "b,c", "d"], ["1", "2", "3"]])
    #expect(try read("\u{FEFF}a\tb\n").records == [["a", "b"]])
    #expect(try read("a,\"b\n").records == nil)
    #expect(try read("a, \"b\"\n").records == nil)
    let lines = try read("a,\"b\n\"\n\nc,d\"\n")
    #expect(lines.lines == [1, 4])
    #expect(lines.malformed == [4])
  }

  @Test("A contract says delimiter and header line")
  func contract() throws {
    var delivery = ExtractReaderTests.delivery
    delivery.contract.dialect.headerLine = 3
    let file = try TemporaryFile(Array("report,\n2026\nid;n\na;1\n".utf8))
    let records = try RecordReader(contract: delivery.contract).read(
      path: file.path, displayName: "a.csv")
    #expect(records.records == [["id", "n"], ["a", "1"]])
    #expect(records.form.headerLine == 3)
    #expect(records.lines == [3, 4])
    #expect(throws: RunError.self) { try RecordReader().read(path: "/", displayName: "x") }
  }
}
