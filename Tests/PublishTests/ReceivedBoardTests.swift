import Disclosure
import Model
import Testing

@testable import Publish

@Suite("ReceivedBoard") struct ReceivedBoardTests {
  private func board(
    received: String?, due: String? = "2026-11-05", isAboutPeople: Bool = false,
    hasCome: Bool = true
  ) -> ReceivedBoard {
    let rows = DisclosureControl.rows(
      RowAccount(read: 1505, accepted: 1504, quarantined: 1), isAboutPeople: isAboutPeople)
    let extract = ReceivedExtract(
      id: "x", title: Localized(az: "Ç", en: "X"), agency: Localized(az: "Q", en: "A"),
      period: Sample.month("2026-10"), due: due.flatMap { Day(iso: $0) },
      received: received.flatMap { Day(iso: $0) }, rows: hasCome ? rows : nil)
    return ReceivedBoard(extracts: [extract], language: .en)
  }

  private func cells(_ board: ReceivedBoard) throws -> [String] {
    try #require(board.table).rows[0].cells.map(\.text)
  }

  @Test("tells on time, late and not received apart")
  func punctuality() throws {
    #expect(try cells(board(received: "2026-11-05"))[4] == "on time")
    #expect(try cells(board(received: "2026-11-06"))[4] == "1 day late")
    #expect(try cells(board(received: "2026-12-05"))[4] == "30 days late")
    #expect(try cells(board(received: "2026-12-05", due: nil))[4] == "not applicable")
    #expect(try cells(board(received: nil, hasCome: false))[4] == "not received")
    #expect(
      try cells(board(received: nil)).prefix(5).suffix(2) == ["day not recorded", "not applicable"])
  }

  @Test("counts rows only of what arrived")
  func rows() throws {
    #expect(try cells(board(received: "2026-11-05")).suffix(3) == ["1,505", "1,504", "1"])
    let missing = board(received: nil, hasCome: false)
    #expect(try cells(missing).suffix(3) == ["[x]", "[x]", "[x]"])
    #expect(missing.note == nil)
  }

  @Test("rounds the rows of extracts about people, and says so")
  func rounded() throws {
    let board = board(received: "2026-11-05", isAboutPeople: true)
    #expect(try cells(board).suffix(3) == ["1,510", "1,500", "fewer than 10"])
    #expect(board.note?.contains("nearest ten") == true)
  }

  @Test("is not shown where nothing is expected")
  func empty() {
    #expect(ReceivedBoard(extracts: [], language: .az).table == nil)
  }
}
