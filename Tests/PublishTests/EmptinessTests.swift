import Model
import Testing

@testable import Publish

/// From the observation to the file and to the page: zero and six kinds of empty stay seven things.
@Suite("Kinds of empty") struct EmptinessTests {
  @Test("have seven different lines in the CSV file")
  func lines() throws {
    let file = try #require(Sample.strictFiles()["data/edu_days_to_school_median.csv"])
    let header = file.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
    let shown = ["value", "obs_status", "conf_status", "absence_reason", "value_note"]
    let places = shown.compactMap { header.firstIndex(of: $0) }
    let lines = file.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return places.map { String(fields[$0]) }
    }
    #expect(
      lines == [
        ["0.0", "A", "F", "", ""], ["0.0", "A", "F", "", "low"],
        ["", "Q", "C", "not_published", ""], ["", "M", "F", "not_applicable", ""],
        ["", "L", "F", "not_yet_due", ""], ["", "O", "F", "source_missing", ""],
        ["", "M", "F", "not_reached", ""],
      ])
    #expect(Set(lines).count == 7)
  }

  @Test(
    "have seven different cells and words on the page, in each language", arguments: ["az", "en"])
  func cells(language: String) throws {
    let page = try #require(Sample.strictFiles()["\(language)/edu_days_to_school_median.html"])
    let rows = page.split(separator: "<th scope=\"row\">").dropFirst().map { row in
      row.split(separator: "\n").dropFirst().prefix { $0.hasPrefix("<td") }
        .map { String($0.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }) }
    }
    let zero = language == "az" ? "0,0" : "0.0"
    #expect(
      rows.map { $0.first }
        == ["0", "\(zero)\u{A0}[low]", "[c]", "[z]", "[..]", "[x]", "[nr]"])
    #expect(Set(rows).count == 7)
    #expect(rows.dropFirst().allSatisfy { $0.last?.isEmpty == false })
    #expect(Set(rows.map { $0.last }).count == 7)
    for mark in ["[low]", "[c]", "[z]", "[..]", "[x]", "[nr]"] {
      #expect(page.contains("<dt>\(mark)</dt>"))
    }
  }
}
