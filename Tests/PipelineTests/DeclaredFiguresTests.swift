import Definitions
import Model
import Testing

@testable import Pipeline

@Suite("DeclaredFigures")
struct DeclaredFiguresTests {
  private let contract: ExtractContract = {
    var contract = Contracts.contract("sample", .monthly)
    contract.columns = [
      ColumnContract(name: "persons", type: .integer, location: contract.location),
      ColumnContract(name: "wage", type: .decimal(places: 2), location: contract.location),
      ColumnContract(name: "name", type: .text, location: contract.location),
    ]
    return contract
  }()

  private func codes(
    rows: Int = 3, digest: String = "d", controls: [(String, String)] = [], isWhole: Bool = true
  ) -> [String] {
    let entry = ReceivedManifest.Entry(
      extract: "sample", period: ReferencePeriod(year: 2026), dueDay: nil, receivedDay: nil,
      rowCount: 3, digest: "d",
      controls: controls.enumerated().map { index, control in
        .init(
          column: control.0, total: control.1, location: Location(file: "m.csv", line: index + 2))
      }, location: Location(file: "m.csv", line: 2))
    return DeclaredFigures(entry: entry, contract: contract)
      .differences(
        sha256: digest, rows: rows, sums: isWhole ? ["persons": 12, "wage": 105_000] : nil
      )
      .map { "\($0.code) \($0.location?.line ?? 0) \($0.severity.rawValue)" }
  }

  @Test("A delivery as it was listed has no difference, whatever the decimals of a sum")
  func same() {
    #expect(codes().isEmpty)
    #expect(
      codes(controls: [("persons", "12"), ("wage", "1050"), ("wage", "1050.0")]).isEmpty)
  }

  @Test("Another digest, number of rows or sum is told at the line of the list")
  func other() {
    #expect(codes(rows: 2, digest: "e") == ["MAN006 2 error", "MAN007 2 error"])
    #expect(
      codes(controls: [("persons", "12"), ("wage", "1050.01"), ("persons", "12.5")])
        == ["MAN008 3 error", "MAN008 4 error"])
  }

  @Test("A sum of a column that is no number is an error of the list")
  func noNumber() {
    #expect(
      codes(controls: [("name", "1"), ("other", "1")]) == ["MAN010 2 error", "MAN010 3 error"])
  }

  @Test("Where rows are aside or corrected a sum is not compared, and that is told")
  func notCompared() {
    #expect(codes(controls: [("persons", "99")], isWhole: false) == ["MAN009 2 warning"])
  }

  @Test("Numbers are read exactly, and what is none or too large is not read")
  func numbers() {
    #expect(DecimalText("-0.05")?.scaled(places: 2) == -5)
    #expect(DecimalText("92233720368547758.07")?.scaled(places: 2) == Int64.max)
    #expect(DecimalText("92233720368547758.08")?.scaled(places: 2) == nil)
    for text in ["", "-", "1.", ".5", "1,5", "1.234", "1e3", "+1"] {
      #expect(DecimalText(text)?.scaled(places: 2) == nil)
    }
    #expect(DecimalFigure(-5, places: 2).text == "-0.05")
    #expect(DecimalFigure(1204, places: 0).text == "1204")
    #expect(DecimalFigure(Int64.min, places: 2).text == "-92233720368547758.08")
  }
}
