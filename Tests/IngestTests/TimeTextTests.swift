import Model
import Testing

@testable import Ingest

@Suite("TimeText")
struct TimeTextTests {
  private func day(_ text: String, _ forms: Set<DateForm> = DateForm.undoubted)
    -> TimeText.Reading?
  {
    TimeText.read(text, forms: forms, isMonth: false)
  }

  private func month(_ text: String, _ forms: Set<DateForm> = DateForm.undoubted)
    -> TimeText.Reading?
  {
    TimeText.read(text, forms: forms, isMonth: true)
  }

  @Test("Days that nobody doubts")
  func days() {
    let expected = TimeText.Reading.day(year: 2026, month: 10, day: 31)
    for text in [
      "31.10.2026", "31 oktyabr 2026", "31 okt 2026", "31 okt. 2026", "31 OKTYABR 2026",
      "31 oktyabr 2026-cı il", "2026-cı il 31 oktyabr", "2026-10-31 00:00:00",
      "2026-10-31T00:00:00Z", "2026-10-31T00:00:00.000", "31.10.2026 00:00:00", "20261031",
      "31.10.2026 0:00",
    ] {
      #expect(day(text) == expected, "\(text)")
    }
    #expect(day("2026-1-5") == .day(year: 2026, month: 1, day: 5))
    #expect(day("5.1.2026") == .day(year: 2026, month: 1, day: 5))
    #expect(day("12 İyun 2026") == .day(year: 2026, month: 6, day: 12))
    #expect(day("12 iyn 2026") == .day(year: 2026, month: 6, day: 12))
    #expect(day("12 İYL 2026") == .day(year: 2026, month: 7, day: 12))
  }

  @Test("All months by name, in any case and order")
  func months() {
    let names = [
      "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr",
      "noyabr", "dekabr",
    ]
    for (index, name) in names.enumerated() {
      let expected = TimeText.Reading.month(year: 2026, month: index + 1)
      let capitals = name.map { $0 == "i" ? "İ" : $0.uppercased() }.joined()
      for text in [
        "\(name) 2026", "2026 \(name)", "2026-cı il \(name)", "\(capitals) 2026",
        "\(name) ayı 2026", "2026-cü il, \(name)",
      ] {
        #expect(month(text) == expected, "\(text)")
      }
    }
  }

  @Test("Slashes, two-digit years and spreadsheet numbers are understood where they are declared")
  func declared() {
    let expected = TimeText.Reading.day(year: 2026, month: 2, day: 1)
    #expect(day("01/02/2026", [.dayFirstSlashes]) == expected)
    #expect(day("01.02.26", [.shortYear]) == expected)
    #expect(day("01.02.68", [.shortYear]) == .day(year: 2068, month: 2, day: 1))
    #expect(day("01.02.69", [.shortYear]) == .day(year: 1969, month: 2, day: 1))
    // LibreOffice: 46054 as a date is 2026-02-01, 61 is 1900-03-01.
    #expect(day("46054", [.excelSerial]) == expected)
    #expect(day("61", [.excelSerial]) == .day(year: 1900, month: 3, day: 1))
    #expect(day("60", [.excelSerial]) == nil)
    #expect(day("1", [.excelSerial]) == nil)
    #expect(month("02.2026", [.iso, .dayFirst]) == .month(year: 2026, month: 2))
    #expect(month("02/2026", [.dayFirstSlashes]) == .month(year: 2026, month: 2))
    #expect(month("01.02.2026", [.iso, .dayFirst]) == expected)
    #expect(month("02.26", [.shortYear]) == .month(year: 2026, month: 2))
  }

  @Test("What is not declared is named for what it is")
  func undeclared() {
    func fault(_ reading: TimeText.Reading?) -> RowFault? {
      if case .fault(let fault, _)? = reading { return fault }
      return nil
    }
    #expect(
      day("01/02/2026") == .fault(.ambiguousDate, suggestion: "2026-02-01 or 2026-01-02"))
    #expect(fault(day("01-02-2026")) == .ambiguousDate)
    #expect(day("31/01/2026") == .fault(.malformedDate, suggestion: "2026-01-31"))
    #expect(day("46054") == .fault(.excelSerial, suggestion: "2026-02-01"))
    for text in ["31.10.26", "31/10/26", "10/26", "10.26", "31 oktyabr 26"] {
      #expect(fault(day(text)) == .twoDigitYear, "\(text)")
      #expect(fault(month(text)) == .twoDigitYear, "\(text)")
    }
    #expect(fault(month("10.10.2026")) == .malformedMonth)
    for text in [
      "10.2026", "janvier 2026", "oktyabr", "31 oktyabr", "2026 2027 may", "", "-", "32",
    ] {
      #expect(month(text) == nil, "\(text)")
    }
    #expect(day("31.10.2026", [.iso]) == .fault(.malformedDate, suggestion: "2026-10-31"))
    #expect(day("oktyabr 2026", [.iso]) == nil)
    for text in ["2026", "2026-Q3", "2026Q3", "Q3 2026", "III rüb 2026", "2026-W40", "2026-H1"] {
      #expect(month(text) == .other, "\(text)")
    }
    #expect(day("2026-10-31 12:30:00") == nil)
  }
}
