import Disclosure
import Model
import Testing

@Suite("ProtectedRows")
struct ProtectedRowsTests {
  private func texts(_ account: RowAccount, isAboutPeople: Bool) -> [String] {
    let rows = DisclosureControl.rows(account, isAboutPeople: isAboutPeople)
    return [rows.read, rows.accepted, rows.quarantined].map { "\($0.value) \($0.precision)" }
  }

  @Test("Rows about people are rounded to the nearest ten, and 1 to 9 are told as below ten")
  func people() {
    #expect(
      texts(RowAccount(read: 12_045, accepted: 12_044, quarantined: 1), isAboutPeople: true)
        == ["12050 rounded", "12040 rounded", "10 below"])
    #expect(
      texts(RowAccount(read: 19, accepted: 10, quarantined: 9), isAboutPeople: true)
        == ["20 rounded", "10 rounded", "10 below"])
    #expect(
      texts(RowAccount(read: 0, accepted: 0, quarantined: 0), isAboutPeople: true)
        == ["0 rounded", "0 rounded", "0 rounded"])
  }

  @Test("Rows that no person is behind are exact")
  func aggregates() {
    #expect(
      texts(RowAccount(read: 47, accepted: 44, quarantined: 3), isAboutPeople: false)
        == ["47 exact", "44 exact", "3 exact"])
  }

  @Test("A step of a share is at least about ten rows")
  func shares() throws {
    let large = try #require(DisclosureControl.share(9_876, of: 12_345))
    #expect(abs(large.percent - 80.0) < 1e-9 && large.decimals == 1)
    let middle = try #require(DisclosureControl.share(3_217, of: 5_000))
    #expect(middle.percent == 64 && middle.decimals == 0)
    let small = try #require(DisclosureControl.share(22, of: 30))
    #expect(small.percent == 75 && small.decimals == 0)
    #expect(DisclosureControl.share(0, of: 0) == nil)
    #expect(DisclosureControl.share(2, of: 1) == nil)
  }
}
