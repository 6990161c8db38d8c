import Model
import Testing

@testable import Pipeline

@Suite("ManifestTable")
struct ManifestTableTests {
  private let october = ReferencePeriod(frequency: .monthly, ordinal: 2026 * 12 + 9)
  private let lists = [
    "extract": CodeList(
      id: "extract",
      codes: ["housing", "register"].map { Code(id: $0, label: Localized(az: $0, en: $0)) })
  ]

  private func contract(_ columns: [(String, ValueType)]) -> ExtractContract {
    var contract = Contracts.contract("deliveries", nil, delivery: .full)
    contract.file = nil
    contract.time = .period(column: "period")
    contract.columns = columns.map { name, type in
      ColumnContract(name: name, type: type, location: contract.location)
    }
    return contract
  }

  private var whole: ExtractContract {
    contract([
      ("extract", .code(list: "extract")), ("period", .period), ("due_date", .date),
      ("received_date", .date), ("row_count", .integer),
    ])
  }

  private func manifest(_ lines: [String]) throws -> ReceivedManifest {
    let digest = String(repeating: "0", count: 64)
    let text = lines.map { "\($0),\(digest)\n" }.joined()
    return try ReceivedManifest(
      Array("extract,period,due_date,received_date,row_count,sha256\n\(text)".utf8),
      file: "manifest.csv", extracts: ["register", "housing", "other"])
  }

  @Test("The lines of all lists are rows, the older list first")
  func rows() throws {
    let made = try #require(
      ManifestTable(
        whole,
        [
          october: try manifest([
            "register,2026-10,2026-11-05,2026-11-07,70", "housing,2026-Q3,,2026-11-01,0",
          ]),
          october.advanced(by: -1): try manifest(["other,2026-09,2026-10-05,,9999999999"]),
        ], codeLists: lists))
    #expect(made.period == october)
    let table = made.table
    #expect(table.extract == "deliveries")
    #expect(table.rowCount == 3)
    func values(_ name: String) -> [Int64]? {
      table.columns[name].map { column in (0..<column.count).map { column[$0] } }
    }
    let missing = Column.missingWide
    // An extract without a code has none here; checked methodologies do not let that happen.
    #expect(values("extract") == [missing, 1, 0])
    // Days since 1970 as `date -d DAY +%s` gives them, divided by 86,400.
    #expect(values("due_date") == [20_731, 20_762, missing])
    #expect(values("received_date") == [missing, 20_764, 20_758])
    #expect(values("row_count") == [9_999_999_999, 70, 0])
    let periods = try ["2026-09", "2026-10", "2026-Q3"].map { try #require(ReferencePeriod($0)) }
    #expect(values("period") == periods.map { Int64($0.stored) })
    #expect(table.columns.values.allSatisfy { $0.count == 3 })
  }

  @Test("Only columns that the contract names are made, and none where no list came")
  func some() throws {
    let list = [october: try manifest(["register,2026-10,,,1"])]
    let made = ManifestTable(contract([("row_count", .integer)]), list, codeLists: lists)
    #expect(made?.table.columns.keys.sorted() == ["row_count"])
    #expect(ManifestTable(whole, [:], codeLists: lists) == nil)
    let empty = ManifestTable(whole, [october: try manifest([])], codeLists: lists)
    #expect(empty?.table.rowCount == 0)
  }
}
