import Model
import Testing

@testable import Ingest

/// Values of an aggregate as agencies send them: each row stands on line 4 of an otherwise sound file.
@Suite("AgencyValues")
struct AgencyValueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The row on line 4.
    var row: String
    /// Code of what is found there; nil where nothing may be.
    var code: String?
    /// Name of the column.
    var column = "persons"
    /// Stored number of persons; nil for missing.
    var value: Int64? = 88
    var testDescription: String { "\(code ?? "sound") \(row)" }

    /// A row with another number of persons.
    static func persons(_ text: String, _ code: String?, _ value: Int64? = 88) -> Case {
      Case(row: "2026-01,S2,F,AFG,\(text)", code: code, value: value)
    }

    /// A row with another period.
    static func period(_ text: String, _ code: String?) -> Case {
      Case(row: "\(text),S2,F,AFG,88", code: code, column: "period")
    }

    /// A row with another region.
    static func region(_ text: String, _ code: String?) -> Case {
      Case(row: "2026-01,\(text),F,AFG,88", code: code, column: "region")
    }
  }

  static var delivery: Delivery {
    var region = ColumnContract.column("region", .code(list: "region"), required: true)
    region.unknownCode = .note
    region.longest = 200
    var persons = ColumnContract.column("persons", .integer, required: true, minimum: 0)
    persons.grouping = .blank
    persons.shorthands = [.uk]
    persons.usual = (nil, 50_000)
    var delivery = Delivery(
      [
        .column("period", .month, required: true), region,
        .column("sex", .code(list: "sex"), required: true),
        .column("citizenship", .code(list: "citizenship"), required: true), persons,
      ], key: ["period", "region", "sex", "citizenship"], time: .month(column: "period"))
    delivery.codeLists["region"] = CodeList(
      id: "region", codes: ["N1", "S2", "\u{CE}le", "دمشق"].map { Delivery.code($0) })
    delivery.codeLists["citizenship"] = CodeList(
      id: "citizenship", codes: ["SYR", "AFG"].map { Delivery.code($0) })
    return delivery
  }

  static let header = "period,region,sex,citizenship,persons\n"

  private func read(_ row: String) throws -> ExtractReading {
    let text =
      Self.header + "2026-01,N1,F,SYR,1204\n2026-01,N1,M,SYR,1377\n\(row)\n2026-01,S2,M,AFG,0\n"
    return try Self.delivery.read(Array(text.utf8), period: "2026-01")
  }

  static let loaded: [Case] = [
    .persons("88", nil), .persons("\"88\"", nil), .persons("0", nil, 0),
    .persons("88.0", "EXT221"), .persons("+88", "EXT221"), .persons("0088", "EXT221"),
    .persons(" 88 ", "EXT201"), .persons("88\u{A0}", "EXT201"), .persons("88\u{200B}", "EXT226"),
    .persons("1\u{202F}088", "EXT222", 1088), .persons("1 088", "EXT222", 1088),
    .persons("1\u{A0}088\u{A0}088", "EXT222", 1_088_088), .persons("50001", "EXT236", 50_001),
    .persons("[c]", "EXT224", nil), .persons("c", "EXT224", nil), .persons("[x]", "EXT224", nil),
    .persons("[z]", "EXT224", nil), .persons("[low]", "EXT224", nil),
    .persons("low", "EXT224", nil), .persons("[k]", "EXT224", nil),
    .persons("[c][r]", "EXT224", nil), .persons("88[p]", "EXT225"),
    .persons("88 [r][e]", "EXT225"), .persons("88[u1]", "EXT225"),
    .persons("88 [note 2]", "EXT225"),
    .period("2026-01-01", "EXT223"), .period("2026-M01", "EXT223"), .period("2026M01", "EXT223"),
    .period("2026-01-31", "EXT223"), .period("2026-1", "EXT223"),
    .period("yanvar 2026", "EXT223"), .period("2026-cı il yanvar", "EXT223"),
    .period("YANVAR 2026", "EXT223"), .period("2026-01-01T00:00:00", "EXT223"),
    .region("S2\u{200B}", "EXT226"), .region("S\u{AD}2", "EXT226"), .region("S2\u{A0}", "EXT201"),
    .region("S2\u{2028}", "EXT226"), .region("s2", "EXT228"), .region("Ѕ2", "EXT229"),
    .region("\u{FF33}\u{FF12}", "EXT229"), .region("I\u{302}le", "EXT227"),
    .region("دمشق", nil), .region("<img src=x onerror=alert(1)>", "EXT235"),
    .region("\"=HYPERLINK(\"\"http://x\"\",\"\"N1\"\")\"", "EXT237"),
    .region("@SUM(1)", "EXT237"), .region("+1-1", "EXT237"),
  ]

  @Test("What a person reads without doubt is loaded and noted at its place", arguments: loaded)
  func loads(example: Case) throws {
    let reading = try read(example.row)
    #expect(reading.account == RowAccount(read: 4, accepted: 4, quarantined: 0))
    if let code = example.code {
      let found = try #require(reading.diagnostics.first { $0.code == code })
      #expect(found.location?.line == 4)
      #expect(found.location?.field == example.column)
      #expect(reading.verdict == .note)
      let note = reading.normalised.first { $0.code == code }
      #expect(note == Normalisation(code: code, column: example.column, count: 1, lines: [4]))
    } else {
      #expect(reading.verdict == .accept)
    }
    #expect(reading.table.values("persons")[2] == example.value ?? Column.missingWide)
  }

  static let setAside: [Case] = [
    .persons("88.5", "EXT104"), .persons("-88", "EXT113"), .persons("\u{2212}88", "EXT113"),
    .persons("(88)", "EXT104"), .persons("\"88,5\"", "EXT131"), .persons("0x58", "EXT104"),
    .persons("NaN", "EXT104"), .persons("inf", "EXT104"), .persons("1e3", "EXT104"),
    .persons("88%", "EXT104"), .persons("$88", "EXT104"), .persons("88 AZN", "EXT104"),
    .persons("\u{668}\u{668}", "EXT104"), .persons("\u{FF18}\u{FF18}", "EXT104"),
    .persons("", "EXT103"), .persons("NULL", "EXT127"), .persons("n/a", "EXT127"),
    .persons("NA", "EXT127"), .persons("#N/A", "EXT127"), .persons("#REF!", "EXT127"),
    .persons("-", "EXT127"), .persons("–", "EXT127"), .persons("—", "EXT127"),
    .persons(".", "EXT127"), .persons("..", "EXT127"), .persons("...", "EXT127"),
    .persons("…", "EXT127"), .persons(":", "EXT127"), .persons("*", "EXT127"),
    .persons("?", "EXT127"), .persons("1-4", "EXT127"), .persons("<5", "EXT127"),
    .persons("yoxdur", "EXT127"), .persons("YOXDUR", "EXT127"), .persons("н/д", "EXT127"),
    .persons("1.204", "EXT132"), .persons("\"1,204\"", "EXT132"), .persons("1'204", "EXT132"),
    .persons("0.088", "EXT104"), .persons("1 08", "EXT104"), .persons("1 0888", "EXT104"),
    .persons("99999999999999999999", "EXT104"), .persons("8 8", "EXT104"),
    .period("2026-00", "EXT109"), .period("2026-13", "EXT109"), .period("31/01/2026", "EXT109"),
    .period("01/02/2026", "EXT128"), .period("01/26", "EXT135"), .period("46023", "EXT130"),
    .period("janvier 2026", "EXT109"), .period("2031-01", "EXT123"), .period("2026-02", "EXT123"),
    .period("2025-12", "EXT122"), .period("2026-02-30", "EXT108"), .period("2026-01-15", "EXT129"),
    .period("2026-Q1", "EXT129"), .period("2026Q1", "EXT129"), .period("Q1 2026", "EXT129"),
    .period("2026-W05", "EXT129"), .period("2026", "EXT129"), .period("2026/2027", "EXT129"),
    .period("01.2026", "EXT109"), .period("01.01.2026", "EXT109"), .period("yanvar 26", "EXT135"),
    .period("NULL", "EXT127"), .period("", "EXT103"),
    .region("-", "EXT127"), .region("NULL", "EXT127"), .region("", "EXT103"),
    .region(String(repeating: "x", count: 201), "EXT121"),
    .region(String(repeating: "x", count: 70_000), "EXT121"),
  ]

  @Test("What has two readings or none is set aside at its place", arguments: setAside)
  func setsAside(example: Case) throws {
    let reading = try read(example.row)
    #expect(reading.account == RowAccount(read: 4, accepted: 3, quarantined: 1))
    #expect(reading.quarantined.map(\.reason) == [example.code])
    #expect(reading.quarantined.map(\.field) == [example.column])
    let found = try #require(reading.diagnostics.first { $0.code == example.code })
    #expect(found.location?.line == 4)
    #expect(found.location?.field == example.column)
    #expect(found.remedy != nil)
    #expect(reading.normalised.isEmpty)
  }

  @Test("Unknown regions are loaded as missing, and rows that differ in them are no duplicates")
  func unknownRegions() throws {
    let reading = try Self.delivery.read(
      Array(
        (Self.header + "2026-01,A,F,SYR,1\n2026-01,B,F,SYR,2\n2026-01,A,F,SYR,3\n"
          + "2026-01,N1,F,SYR,4\n").utf8), period: "2026-01")
    #expect(reading.account.read == 4)
    #expect(reading.quarantined.map(\.line).contains(4))
    #expect(reading.quarantined.allSatisfy { $0.reason == "EXT126" })
    #expect(reading.table.values("region").contains(Column.missingWide))
    #expect(reading.table.values("persons").contains(2))
    #expect(reading.table.values("persons").contains(4))
  }

  @Test("Markers say why a value is missing, and the reason moves with its row")
  func meanings() throws {
    let reading = try Self.delivery.read(
      Array(
        (Self.header + "2026-01,N1,F,SYR,x1\n2026-01,N1,M,SYR,[c]\n2026-01,S2,F,AFG,5\n"
          + "2026-01,S2,M,AFG,[z]\n2026-01,S2,M,SYR,low\n2026-01,S2,F,SYR,x\n").utf8),
      period: "2026-01")
    #expect(reading.account == RowAccount(read: 6, accepted: 5, quarantined: 1))
    #expect(
      reading.table.columns["persons"]?.meanings
        == [0: .confidential, 2: .notApplicable, 3: .roundsToZero, 4: .notAvailable])
    let missing = Column.missingWide
    #expect(reading.table.values("persons") == [missing, 5, missing, missing, missing])
    #expect(
      reading.normalised
        == [Normalisation(code: "EXT224", column: "persons", count: 4, lines: [3, 5, 6, 7])])
  }

  @Test("Of each kind five places are told, and the rest is counted, whatever the pieces")
  func counts() throws {
    let rows = (0..<400).map { "2026-01,S2,F,AFG,\($0).0\n" }.joined()
    var delivery = Self.delivery
    delivery.contract.key = []
    let readings = try [(1 << 20, 1), (700, 2)].map {
      try delivery.read(
        Array((Self.header + rows).utf8), threads: $0.1, pieceSize: $0.0, period: "2026-01")
    }
    for reading in readings {
      #expect(reading.diagnostics.count == 6)
      #expect(reading.diagnostics.compactMap(\.location?.line) == [2, 3, 4, 5, 6])
      #expect(reading.diagnostics.last?.message == "and 395 more of EXT221")
      #expect(
        reading.normalised == [
          Normalisation(code: "EXT221", column: "persons", count: 400, lines: [2, 3, 4, 5, 6])
        ])
    }
  }

  @Test("A contract may refuse a file for one unknown code")
  func refusal() throws {
    var delivery = Self.delivery
    delivery.contract.columns[1].unknownCode = .reject
    let error = delivery.failure(Array((Self.header + "2026-10,Q9,F,SYR,1\n").utf8))
    #expect(error?.diagnostics.map(\.code) == ["EXT137"])
    #expect(error?.status == .badData)
    #expect(error?.diagnostics.first?.location?.line == 2)
  }
}
