import Disclosure
import Model
import Testing

@testable import Publish

@Suite("TidyTable") struct TidyTableTests {
  @Test("writes the release with value and status in columns of their own")
  func golden() throws {
    let files = try Sample.files()
    expectGolden(try #require(files["data/observations.csv"]), "observations.csv")
    expectGolden(try #require(files["data/doc_register_stock.csv"]), "doc_register_stock.csv")
  }

  /// The 40 of Absheron are printed though the share of 3 of them is hidden.
  @Test("keeps zero, what rounds to zero and the kinds of empty apart")
  func empties() throws {
    let file = try #require(Sample.files()["data/lab_employment_rate.csv"])
    let rows = file.split(separator: "\n").filter { $0.contains(",2026-10,_T,") }.map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).dropFirst(4)
        .joined(separator: ",")
    }
    #expect(
      rows == [
        "_T,52.1,percent,625,1200,,,,,,2.1,,,P,F,,,,,2026-10",
        "BAK,0.0,percent,0,50,,,,,,,,,A,F,,,,,2026-10",
        "ABS,,percent,,40,,,,,,,,,Q,C,not_published,,,,2026-10",
        "GAN,0.0,percent,11,100000,,,,,,,,,A,F,,,,low,2026-10",
        "QUB,,percent,,,,,,,,,,,M,F,not_applicable,,,,2026-10",
        "SHI,,percent,,,,,,,,,,,L,F,not_yet_due,,,,2026-10",
      ])
    #expect(file.contains(",2026-06,_T,_T,,percent,,,,,,,,,,,O,F,source_missing,,,,2026-10\n"))
  }

  @Test(
    "quotes what RFC 4180 asks for",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
      ("a\nb", "\"a\nb\""),
    ])
  func quoting(field: String, expected: String) {
    #expect(TidyTable.quoted(field) == expected)
  }

  @Test("gives every line as many fields as the header, and no byte order mark")
  func shape() throws {
    for (path, text) in try Sample.files() where path.hasSuffix(".csv") {
      let counts = Set(
        text.split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).count
        })
      #expect(counts.count == 1, "\(path)")
      #expect(text.hasPrefix("indicator,version,period,"))
      #expect(text.hasSuffix("\n") && !text.contains("\r"))
    }
  }
}
