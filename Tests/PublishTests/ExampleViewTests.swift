import Model
import Testing

@testable import Publish

@Suite("ExampleView")
struct ExampleViewTests {
  private let example = WorkedExample(
    note: Localized(az: "Qeyd <b>.", en: "A note."), period: Sample.month("2026-10"), run: nil,
    extracts: [
      WorkedExample.GivenExtract(
        id: "register", title: Localized(az: "Reyestr", en: "Register"),
        rows: [
          WorkedExample.Row(
            person: "A",
            cells: [
              WorkedExample.Cell(
                column: "sex", text: "F", label: Localized(az: "Qadın", en: "Women"), stored: 0),
              WorkedExample.Cell(column: "born", text: "1990-01-31", stored: 7335),
              WorkedExample.Cell(column: "fin", text: "5ABC123", stored: nil, isKey: true),
            ]),
          WorkedExample.Row(
            person: "B", cells: [WorkedExample.Cell(column: "born", text: "1991-05-02", stored: 0)]),
        ]),
      WorkedExample.GivenExtract(
        id: "contracts", title: Localized(az: "Müqavilələr", en: "Contracts"), rows: nil),
      WorkedExample.GivenExtract(
        id: "pupils", title: Localized(az: "Şagirdlər", en: "Pupils"), rows: []),
    ], inputs: [],
    expectations: [
      WorkedExample.Expectation(
        codes: [], position: [],
        numbers: [
          WorkedExample.ExpectedNumber(
            part: .value, number: 12.34, text: "12.34", location: Location(file: "a")),
          WorkedExample.ExpectedNumber(
            part: .denominator, number: 1200, text: "1200", location: Location(file: "a")),
        ], absence: nil, location: Location(file: "a")),
      WorkedExample.Expectation(
        codes: [WorkedExample.Cell(column: "sex", text: "M", stored: 1)], position: [],
        numbers: [], absence: .notApplicable, location: Location(file: "a")),
    ], location: Location(file: "a"))

  private func page(_ language: Language) throws -> String {
    var description = Sample.description()
    description.examples = ["lab_employment_rate": [example]]
    let file = "\(language.rawValue)/lab_employment_rate.html"
    return try #require(try Sample.files(description: description)[file])
  }

  /// The texts of the cells of a page's part about examples, row by row.
  private func rows(_ page: String) throws -> [[String]] {
    let part = try #require(page.firstMatch(of: #/<details[\s\S]*<\/details>/#)).output
    return part.split(separator: "<tr>").dropFirst().map { row in
      row.matches(of: #/<t[hd][^>]*>([^<]*)</#).map { String($0.output.1) }
    }
  }

  @Test("The given rows and what must follow stand in tables of the reader's language")
  func tables() throws {
    let english = try rows(try page(.en))
    #expect(
      english == [
        ["Person", "sex", "born", "fin"], ["A", "Women (F)", "1990-01-31", "key 1"],
        ["B", "", "1991-05-02", ""],
        ["Formal employment rate", "Value, %", "Denominator"], ["Total", "12.3", "1,200"],
        ["M", "not applicable", ""],
      ])
    let azeri = try rows(try page(.az))
    #expect(azeri[1] == ["A", "Qadın (F)", "1990-01-31", "açar 1"])
    #expect(azeri[4] == ["Cəmi", "12,3", "1\u{A0}200"])
  }

  @Test("Extracts without rows are named, texts are escaped, and the page stays well formed")
  func texts() throws {
    let page = try page(.az)
    #expect(!page.contains("5ABC123"))
    #expect(page.contains("Müqavilələr: daxil olmayıb"))
    #expect(page.contains("Şagirdlər: sətir yoxdur"))
    #expect(page.contains("Qeyd &lt;b&gt;."))
    #expect(Page(page).isWellFormed)
    #expect(page.utf8.count < 100_000)
  }

  @Test("A page without examples has no part for them")
  func none() throws {
    let files = try Sample.files()
    #expect(files["en/lab_employment_rate.html"]?.contains("<details") == false)
  }
}
