import Suppression
import Testing

@Suite("ChangeAttack")
struct ChangeAttackTests {
  @Test("Hidden counts beside printed ones are counted, and those that moved by one at most")
  func guesses() {
    // Months 1 to 5 of one count: 9, then hidden 8, printed 7, hidden 3 and hidden 3.
    let values = [9, 8, 7, 3, 3]
    let table = LedgerTable(
      measures: ["pop"], positions: [""], periods: ["1", "2", "3", "4", "5"],
      cells: values.enumerated().map {
        .init(
          measure: 0, position: 0, period: $0, isCount: true,
          linked: LinkedSystem.Cell(value: $1))
      })
    let attack = ChangeAttack(table, isHidden: [false, true, false, true, true]) {
      Int($0).map { "\($0 - 1)" }
    }
    #expect(attack.hidden == 3)
    #expect(attack.besidePrinted == 2)
    // 8 is one from 9 and from 7; 3 is four from 7.
    #expect(attack.within == 1)
  }
}
