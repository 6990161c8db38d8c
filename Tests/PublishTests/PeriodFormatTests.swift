import Model
import Testing

@testable import Publish

@Suite("PeriodFormat") struct PeriodFormatTests {
  private let az = PeriodFormat(language: .az)
  private let en = PeriodFormat(language: .en)

  @Test(
    "names months, quarters and years",
    arguments: [
      ("2026-10", "October 2026", "oktyabr 2026"), ("2026-Q4", "Q4 2026", "IV rüb 2026"),
      ("2026", "2026", "2026"),
    ])
  func periods(code: String, english: String, azerbaijani: String) {
    #expect(en.text(Sample.month(code)) == english)
    #expect(az.text(Sample.month(code)) == azerbaijani)
  }

  @Test("begins a heading with the right capital")
  func headings() {
    #expect(az.heading(Sample.month("2026-06")) == "İyun 2026")
    #expect(az.heading(Sample.month("2026-10")) == "Oktyabr 2026")
    #expect(Heading.text("iqtisadi rayon", .az) == "İqtisadi rayon")
    #expect(Heading.text("islands", .en) == "Islands")
    #expect(Heading.text("əmək", .az) == "Əmək")
  }

  @Test("puts a title into a sentence")
  func phrases() {
    #expect(Heading.phrase("Age group", .en) == "age group")
    #expect(Heading.phrase("ISCED level", .en) == "ISCED level")
    #expect(Heading.phrase("İqtisadi rayon", .az) == "iqtisadi rayon")
    #expect(Heading.phrase("İnstansiya", .az).unicodeScalars.count == 10)
    #expect(Heading.phrase("", .en) == "")
  }

  @Test("writes days")
  func days() throws {
    let day = try #require(Day(iso: "2026-11-05"))
    #expect(en.text(day) == "5\u{A0}November 2026")
    #expect(az.text(day) == "5\u{A0}noyabr 2026")
    #expect(en.short(day) == "5\u{A0}Nov 2026")
    #expect(az.short(day) == "5\u{A0}noy 2026")
  }
}
