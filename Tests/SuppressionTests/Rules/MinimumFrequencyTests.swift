import Suppression
import Testing

@Suite("MinimumFrequency")
struct MinimumFrequencyTests {
  private let rule = MinimumFrequency(threshold: 5)

  @Test("One to four are sensitive, zero and five are not")
  func counts() {
    #expect(
      [-3, 0, 1, 4, 5, 70].map(rule.isSensitive) == [false, false, true, true, false, false])
    #expect(![Int.min, .max].contains { rule.isSensitive($0) })
  }

  @Test("Areas of which one lies in the other give away the persons between them")
  func differences() throws {
    let table = try #require(
      try HandbookFile("frequency_risks").list("tables")
        .first { $0.text("name") == "differencing by areas" })
    let (big, small) = (table.rows("big"), table.rows("small"))
    for (row, differences) in table.rows("difference") {
      for place in differences.indices {
        let whole = try #require(big[row])[place]
        let part = try #require(small[row])[place]
        #expect(rule.isSensitive(whole, less: part) == (1...4).contains(differences[place]))
      }
    }
  }

  @Test("A figure printed again is sensitive by a small change in either direction")
  func changes() {
    #expect(rule.isSensitive(changing: 40, to: 41))
    #expect(rule.isSensitive(changing: 41, to: 37))
    #expect(!rule.isSensitive(changing: 40, to: 40))
    #expect(!rule.isSensitive(changing: 40, to: 45))
  }

  @Test("A statistic over nobody is none, over nine it is sensitive")
  func base() {
    #expect(
      [0, 1, 9, 10].map { MinimumBase(least: 10).isSensitive(over: $0) }
        == [false, true, true, false])
  }
}
