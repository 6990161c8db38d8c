import Model
import Testing

@testable import Ingest

@Suite("ControlSums")
struct ControlSumsTests {
  private static func delivery(_ severity: RuleSeverity) -> Delivery {
    var delivery = Delivery(
      [
        .column("region", .identifier(scheme: "region")), .column("sex", .code(list: "sex")),
        .column("persons", .integer),
      ], key: ["region", "sex"])
    delivery.codeLists["sex"] = CodeList(
      id: "sex", codes: ["F", "M", "T"].map { Delivery.code($0) })
    delivery.contract.controlSums = [
      ControlSum(
        column: "persons", over: "sex", total: 2, severity: severity, location: Delivery.place(40))
    ]
    delivery.columns = ["persons"]
    return delivery
  }

  private static let rows = """
    region,sex,persons
    N,F,1
    N,M,2
    N,T,4
    S,F,5
    S,M,6
    S,T,11
    W,T,7

    """

  @Test("A total that is not the sum of its parts is named at its line and column")
  func severities() throws {
    let place = Location(file: "sample.csv", line: 4, column: 5, field: "persons")
    let refused = try Self.delivery(.reject).refusal(Self.rows)
    #expect(refused.map(\.code) == ["EXT037"])
    #expect(refused.first?.location == place)
    for (threads, pieceSize) in [(1, 1 << 20), (2, 8)] {
      let noted = try Self.delivery(.note).reading(
        Self.rows, threads: threads, pieceSize: pieceSize)
      #expect(noted.diagnostics.map(\.code) == ["EXT244"])
      #expect(noted.diagnostics.first?.location == place)
      let aside = try Self.delivery(.quarantine).reading(
        Self.rows, threads: threads, pieceSize: pieceSize)
      #expect(aside.quarantined.map(\.line) == [4])
      #expect(aside.quarantined.map(\.reason) == ["EXT143"])
      #expect(aside.table.values("persons") == [1, 2, 5, 6, 11, 7])
      #expect(aside.table.columns.keys.sorted() == ["persons"])
      #expect(aside.account == RowAccount(read: 7, accepted: 6, quarantined: 1))
    }
  }

  @Test("A sum with a missing part, or beside rows that were set aside, is not compared")
  func unknown() throws {
    let missing = try Self.delivery(.reject).reading("region,sex,persons\nN,F,\nN,M,2\nN,T,4\n")
    #expect(missing.diagnostics.map(\.code) == ["EXT245"])
    #expect(missing.diagnostics.first?.location?.line == 4)
    let aside = try Self.delivery(.reject).reading("region,sex,persons\nN,F,1q\nN,M,2\nN,T,4\n")
    #expect(aside.diagnostics.map(\.code) == ["EXT104", "EXT245"])
    #expect(aside.account == RowAccount(read: 3, accepted: 2, quarantined: 1))
  }

  @Test("A control sum needs a number and a coded key column")
  func contract() throws {
    var delivery = Self.delivery(.reject)
    delivery.contract.controlSums[0].over = "region"
    #expect(try delivery.refusal(Self.rows).map(\.code) == ["EXT041"])
    delivery.contract.controlSums[0] = Self.delivery(.note).contract.controlSums[0]
    delivery.contract.controlSums[0].column = "sex"
    #expect(try delivery.refusal(Self.rows).map(\.code) == ["EXT041"])
  }
}

@Suite("TotalRow")
struct TotalRowTests {
  private static let delivery = Delivery(
    [
      .column("period", .month), .column("sex", .code(list: "sex")),
      .column("persons", .integer, maximum: 1000),
    ],
    key: ["period", "sex"], time: .month(column: "period"))

  private static let rows = "period,sex,persons\n2026-10,F,600\n2026-10,M,700\n"

  @Test(
    "A total below the rows is set aside as such, in any alphabet, and agrees with the sum",
    arguments: [
      "TOTAL", "Total:", "CƏMİ", "cəmi", "Cǝmi", "ҸӘМИ", "YEKUN", "Ümumi", "U\u{308}mumi", "Итого",
      "ВСЕГО", "Ölkə üzrə - cəmi", "Grand total", "TОTAL",
    ])
  func agrees(word: String) throws {
    let reading = try Self.delivery.reading(Self.rows + "\(word),,1300\n")
    #expect(reading.quarantined.map(\.reason) == ["EXT142"])
    #expect(reading.quarantined.map(\.line) == [4])
    #expect(reading.quarantined.map(\.column) == [1])
    #expect(reading.quarantined.map(\.field) == ["period"])
    #expect(reading.account == RowAccount(read: 3, accepted: 2, quarantined: 1))
    #expect(reading.diagnostics.map(\.code) == ["EXT142"])
  }

  @Test("A total that disagrees refuses the delivery, at the number's line and column")
  func disagrees() throws {
    let found = try Self.delivery.refusal(Self.rows + "TOTAL,,1301\n\nSource\n")
    let error = try #require(found.first { $0.code == "EXT038" })
    #expect(
      error.location == Location(file: "sample.csv", line: 4, column: 8, field: "persons"))
    #expect(error.severity == .error)
  }

  @Test("A total beside rows that were set aside or have no number is not compared")
  func unknown() throws {
    let aside = try Self.delivery.reading(Self.rows + "2026-10,X,1\nTOTAL,,1301\n")
    #expect(aside.diagnostics.map(\.code) == ["EXT114", "EXT142", "EXT246"])
    #expect(aside.diagnostics.last?.severity == .warning)
    let missing = try Self.delivery.reading("period,sex,persons\n2026-10,F,\nTOTAL,,1301\n")
    #expect(missing.diagnostics.map(\.code) == ["EXT142", "EXT246"])
  }

  @Test(
    "A total in a coded column is set aside wherever it stands, and compared if it is of all rows")
  func codes() throws {
    var delivery = Self.delivery
    delivery.contract.columns[1].unknownCode = .note
    let part = try delivery.reading("period,sex,persons\n2026-10,Cəmi,5\n2026-10,F,600\n")
    #expect(part.quarantined.map(\.reason) == ["EXT142"])
    #expect(part.quarantined.map(\.field) == ["sex"])
    let whole = try delivery.reading(Self.rows + "2026-10,CƏMİ,1300\n")
    #expect(whole.diagnostics.map(\.code) == ["EXT142"])
    #expect(whole.diagnostics.first?.location?.column == 9)
    let wrong = try delivery.refusal(Self.rows + "2026-10,CƏMİ,1301\n")
    #expect(wrong.contains { $0.code == "EXT038" && $0.location?.line == 4 })
  }

  @Test("Other faulty rows are no totals: above rows, without numbers, or with other words")
  func others() throws {
    let rows = "period,sex,persons\nTOTAL,,1300\n2026-10,F,600\n2026-10,M,700\n"
    #expect(try Self.delivery.reading(rows).quarantined.map(\.reason) == ["EXT109"])
    for row in ["TOTAL,,", "TOTAL,,many", "Subtotality,,1300", "2026-99,,1300"] {
      let reading = try Self.delivery.reading(Self.rows + row + "\n")
      #expect(reading.quarantined.count == 1)
      #expect(reading.quarantined.first?.reason != "EXT142")
    }
  }
}
