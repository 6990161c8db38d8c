import Model
import Pipeline
import Testing

@testable import yol

@Suite("RunSummary")
struct SummaryTests {
  @Test("A run is told in a few lines, with thousands apart and the page to open")
  func run() throws {
    var report = RunReport()
    report.period = ReferencePeriod("2026-10")
    report.extracts = [
      ExtractAccount(
        extract: "register", rows: RowAccount(read: 1_787_072, accepted: 1_787_070, quarantined: 2))
    ]
    report.indicators = 62
    report.observations = 100_000
    report.hidden = 999
    report.filesWritten = 1000
    report.dashboard = "public/index.html"
    let expected = """
      Published 2026-10, run .
      rows read            1 787 072
      rows accepted        1 787 070
      rows quarantined     2
      indicators computed  62
      observations         100 000
      of these not shown   999
      files written        1 000
      Open demo/public/index.html

      """
    #expect(RunSummary(report: report, root: "demo").text == expected)
  }

  @Test("Where nothing changed, one line says so")
  func unchanged() {
    var report = RunReport()
    report.period = ReferencePeriod("2026-10")
    report.isUnchanged = true
    #expect(
      RunSummary(report: report, root: "demo").text.hasPrefix("Nothing new: the release of 2026-10")
    )
  }

  @Test("Columns are as wide as their widest cell, letters of any script counted as one")
  func table() {
    let table = TextTable(rows: [["a", "bb", "c"], ["Şəki", "b", "c"]])
    #expect(table.text == "a     bb  c\nŞəki  b   c\n")
    #expect(TextTable(rows: [["a", ""], ["b", "c"]]).text == "a\nb  c\n")
    #expect(TextTable(rows: []).text.isEmpty)
  }
}
