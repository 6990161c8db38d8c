import Model
import Testing

@testable import Synth

@Suite("CSVBuffer")
struct CSVBufferTests {
  private func text(_ write: (inout CSVBuffer) -> Void) -> String {
    var rows = CSVBuffer()
    write(&rows)
    return String(decoding: rows.bytes, as: UTF8.self)
  }

  @Test("A row has its fields between commas and ends with a line feed")
  func row() {
    let text = text { rows in
      rows.key("H", 42, width: 7)
      rows.empty()
      rows.integer(0)
      rows.code("öz_ünvan")
      rows.endRow()
      rows.integer(120)
      rows.endRow()
    }
    #expect(text == "H0000042,,0,öz_ünvan\n120\n")
  }

  @Test("Decimals keep their zeros and their sign")
  func decimals() {
    let text = text { rows in
      rows.decimal(87_550, places: 2)
      rows.decimal(5, places: 2)
      rows.decimal(-1234, places: 1)
      rows.decimal(nil, places: 2)
      rows.decimal(1_000_000, places: 3)
    }
    #expect(text == "875.50,0.05,-123.4,,1000.000")
  }

  @Test("Days and months are written as ISO 8601 has them")
  func days() throws {
    let day = try #require(Day(year: 1968, month: 2, day: 29))
    let month = try #require(ReferencePeriod("2026-10"))
    let text = text { rows in
      rows.day(day)
      rows.month(month)
      rows.day(nil)
    }
    #expect(text == "1968-02-29,2026-10,")
  }

  @Test("An identification number has seven characters, without I and O")
  func fin() {
    // 34 symbols: 33 is Z, 34 is 10, and the largest number is ZZZZZZZ.
    let text = text { rows in
      rows.fin(33)
      rows.fin(34)
      rows.fin(Identifiers.finCount - 1)
      rows.fin(18 * 34 + 23)
      rows.fin(nil)
    }
    #expect(text == "000000Z,0000010,ZZZZZZZ,00000JP,")
  }
}
