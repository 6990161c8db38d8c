import Model
import Testing

@testable import Publish

@Suite("ReceivedBoard") struct ReceivedBoardTests {
  private func cells(received: String?, due: String? = "2026-11-05") throws -> [String] {
    let extract = ReceivedExtract(
      id: "x", title: Localized(az: "Ç", en: "X"), agency: Localized(az: "Q", en: "A"),
      period: Sample.month("2026-10"), due: due.flatMap { Day(iso: $0) },
      received: received.flatMap { Day(iso: $0) }, read: 1500, accepted: 1499, quarantined: 1)
    let table = try #require(ReceivedBoard(extracts: [extract], language: .en).table)
    return table.rows[0].cells.map(\.text)
  }

  @Test("tells on time, late and not received apart")
  func punctuality() throws {
    #expect(try cells(received: "2026-11-05")[4] == "on time")
    #expect(try cells(received: "2026-11-06")[4] == "1 day late")
    #expect(try cells(received: "2026-12-05")[4] == "30 days late")
    #expect(try cells(received: "2026-12-05", due: nil)[4] == "not applicable")
    #expect(try cells(received: nil)[4] == "not received")
  }

  @Test("counts rows only of what arrived")
  func rows() throws {
    #expect(try cells(received: "2026-11-05").suffix(3) == ["1,500", "1,499", "1"])
    #expect(try cells(received: nil).suffix(3) == ["[x]", "[x]", "[x]"])
  }

  @Test("is not shown where nothing is expected")
  func empty() {
    #expect(ReceivedBoard(extracts: [], language: .az).table == nil)
  }
}
