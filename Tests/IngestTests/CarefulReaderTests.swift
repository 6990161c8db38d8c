import Model
import Testing

@testable import Ingest

@Suite("CarefulReader")
struct CarefulReaderTests {
  /// The codes and lines of what is noted in a column read line by line, or set aside.
  private func read(_ column: ColumnContract, _ values: [String]) throws -> ExtractReading {
    let rows = values.map { "k,\"\($0.replacing("\"", with: "\"\""))\"\n" }.joined()
    return try Delivery([.column("k", .text), column]).read("k,v\n" + rows)
  }

  private func noted(_ reading: ExtractReading) -> [String: [Int]] {
    Dictionary(
      reading.normalised.map { ($0.code, $0.lines) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("A column's own decimal mark and grouping count, and not the dialect's")
  func decimals() throws {
    var column = ColumnContract.column("v", .decimal(places: 2))
    column.decimalMark = UInt8(ascii: ",")
    column.grouping = .point
    let reading = try read(
      column, ["1,5", "1.234,5", "1.234.567,89", "\u{2212}1,5", "1.234", "007,5", "1.5", "1,234"])
    #expect(reading.table.values("v") == [150, 123_450, 123_456_789, -150, 123_400, 750])
    #expect(noted(reading) == ["EXT221": [5, 7], "EXT222": [3, 4, 6]])
    #expect(reading.quarantined.map(\.reason) == ["EXT131", "EXT106"])
    #expect(reading.quarantined.map(\.suggestion) == ["1,5", ""])
  }

  @Test("Each kind of grouping has its own marks, and groups have three digits")
  func grouping() throws {
    let texts: [(DigitGrouping, [String], [String])] = [
      (
        .blank, ["1 088", "1\u{A0}088", "1\u{202F}088", "12 345 678"], ["1 0888", "1 88", "1,088"]
      ),
      (.point, ["1.088", "1.088.000"], ["1.08", "0.088", "1 088"]),
      (.comma, ["1,088", "12,088"], ["1,08", "1.088"]),
      (.apostrophe, ["1'088", "1’088"], ["1 088"]),
    ]
    for (grouping, sound, broken) in texts {
      var column = ColumnContract.column("v", .integer)
      column.grouping = grouping
      let reading = try read(column, sound + broken)
      #expect(reading.account.accepted == sound.count, "\(grouping)")
      #expect(reading.quarantined.map(\.line) == broken.indices.map { 2 + sound.count + $0 })
      #expect(reading.table.values("v").first == (grouping == .comma ? 1088 : 1088))
    }
  }

  @Test("Declared markers are missing values with a meaning, also where they could be numbers")
  func markers() throws {
    var column = ColumnContract.column("v", .integer, required: true)
    column.missing = ["99": .refused, "-": .notAvailable, "Yoxdur": .notApplicable, "": .refused]
    let reading = try read(column, ["98", "99", "-", "–", "YOXDUR", "", "н/д"])
    let missing = Column.missingWide
    #expect(reading.table.values("v") == [98, missing, missing, missing, missing, missing])
    #expect(
      reading.table.columns["v"]?.meanings
        == [1: .refused, 2: .notAvailable, 3: .notAvailable, 4: .notApplicable, 5: .refused])
    #expect(reading.quarantined.map(\.reason) == ["EXT127"])
    #expect(noted(reading) == ["EXT224": [3, 4, 5, 6, 7]])
  }

  @Test("Yes and no in any case, and school years in three forms")
  func plain() throws {
    let yes = try read(
      .column("v", .yesNo), ["1", "bəli", "BƏLI", "bəlİ", "xeyr", "ХЕYR", "yox", "2"])
    #expect(yes.table.values("v") == [1, 1, 1, 1, 0, 0])
    #expect(noted(yes) == ["EXT238": [4, 5, 7]])
    #expect(yes.quarantined.map(\.reason) == ["EXT127", "EXT112"])
    let years = try read(
      .column("v", .schoolYear),
      ["2026/2027", "2026-2027", "2026/27", "1999–00", "2026/28", "2026-2028", "2026", "2026/7"])
    #expect(years.table.values("v") == [2026, 2026, 2026, 1999])
    #expect(noted(years) == ["EXT223": [3, 4, 5]])
    #expect(years.quarantined.allSatisfy { $0.reason == "EXT111" })
    #expect(years.quarantined.count == 4)
  }

  @Test("Days and months are stored as their plainest form is")
  func times() throws {
    let days = try read(
      .column("v", .date),
      ["2026-10-31", "31.10.2026", "31 oktyabr 2026", "20261031", "30.02.2026"])
    #expect(days.table.values("v") == [20_757, 20_757, 20_757, 20_757])
    #expect(days.quarantined.map(\.reason) == ["EXT108"])
    // 2026 × 12 + 9.
    let months = try read(.column("v", .month), ["2026-10", "oktyabr 2026", "2026-10-31"])
    #expect(months.table.values("v") == [24_321, 24_321, 24_321])
    let periods = try read(
      .column("v", .period), ["2026-10", "oktyabr 2026", "2026-M10", "2026-Q5"])
    let values = periods.table.values("v")
    #expect(values == [values[0], values[0], values[0]])
    #expect(periods.quarantined.map(\.reason) == ["EXT110"])
  }

  @Test("Formulas in texts are noted, and texts stay as they are")
  func formulas() throws {
    let texts = ["=1+1", "+994", "-x", "@a", "a=b", "x\u{200B}y", "NULL"]
    let reading = try read(.column("v", .text), texts)
    #expect(reading.table.texts("v") == texts)
    #expect(noted(reading) == ["EXT237": [2, 3, 4, 5]])
    #expect(reading.quarantined.isEmpty)
  }

  @Test("Identifiers that a spreadsheet has eaten come with what they may have been")
  func identifiers() throws {
    let fin = ColumnContract.column(
      "v", .identifier(scheme: "fin"), pattern: "[0-9A-HJ-NP-Z]{7}")
    let broken: [(String, String, String)] = [
      ("12345", "EXT117", "0012345 or 12345E0"),
      ("120000", "EXT117", "0120000 or 12E0004 or 120E003 or 1200E02 or 12000E1"),
      ("1.2E+05", "EXT134", "0120000 or 12E0004 or 120E003 or 1200E02 or 12000E1"),
      ("1,2345E+08", "EXT134", "12345E4"), ("0ABCDEF5", "EXT116", "0ABCDEF"),
      ("0АBCDEF", "EXT118", "0ABCDEF"), ("0abcdef", "EXT115", "0ABCDEF"),
      ("0ABCDEO", "EXT115", ""), ("NULL", "EXT127", ""), ("-", "EXT127", ""),
    ]
    let reading = try read(fin, broken.map(\.0) + ["0ABC\u{200B}DEF", "12E0004"])
    #expect(reading.quarantined.map(\.reason) == broken.map(\.1))
    #expect(
      reading.quarantined.map { Set($0.suggestion.split(separator: " or ")) }
        == broken.map { Set($0.2.split(separator: " or ")) })
    #expect(reading.table.texts("v") == ["0ABCDEF", "12E0004"])
    #expect(noted(reading) == ["EXT226": [12]])
  }

  @Test("The same key in two ways of writing is the same key")
  func keys() throws {
    var delivery = Delivery(
      [.column("r", .code(list: "sex")), .column("n", .integer)], key: ["r"])
    delivery.codeLists["sex"] = CodeList(
      id: "sex", codes: [Code(id: "Q", label: Localized(az: "Qadın", en: "Female"))])
    let reading = try delivery.read("r,n\nQ,1\nQADIN,2\n")
    #expect(reading.quarantined.contains { $0.line == 3 && $0.reason == "EXT126" })
  }

  @Test("Long texts made in reading outlive the row")
  func longTexts() throws {
    let long = String(repeating: "ab", count: 20)
    let column = ColumnContract.column("v", .identifier(scheme: "x"), pattern: "[a-z]{1,64}")
    let values = (0..<40).map { _ in "\(long)\u{200B}" } + [long]
    let reading = try read(column, values)
    #expect(reading.table.texts("v") == Array(repeating: long, count: 41))
    #expect(reading.table.columns["v"]?.dictionary == [long])
  }
}
