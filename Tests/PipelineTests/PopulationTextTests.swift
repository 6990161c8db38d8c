import Model
import Testing

@testable import Pipeline

@Suite("PopulationText")
struct PopulationTextTests {
  private let position = SourcePosition(line: 1, column: 1)

  private func flag(_ name: String) -> Expression {
    Expression(.column(name, level: 0), type: .yesNo, position: position)
  }

  private func all(_ parts: [Expression]) -> Expression {
    Expression(.and(parts), type: .yesNo, position: position)
  }

  private func texts(_ condition: Expression?, _ text: String) -> [String] {
    PopulationText(Selection(extract: "register", condition: condition), text: text)
      .conditions.map(\.text)
  }

  @Test("Conditions come apart at `and` outside brackets, each with what is evaluated")
  func apart() {
    let whole = all([flag("a"), flag("b")])
    let text = "register where active and (age > 3 and age < 9)"
    #expect(texts(whole, text) == ["active", "(age > 3 and age < 9)"])
    let parts = PopulationText(Selection(extract: "register", condition: whole), text: text)
    #expect(parts.conditions.map(\.expression) == [flag("a"), flag("b")])
  }

  @Test("A time clause is a condition of its own")
  func time() {
    let time = all([flag("t"), flag("u")])
    #expect(texts(time, "contracts in force during period") == ["in force during period"])
    #expect(
      texts(all([time, flag("a")]), "contracts in period where paid") == ["in period", "paid"])
    #expect(
      texts(all([time, all([flag("a"), flag("b")])]), "contracts in period where a and b")
        == ["in period", "a", "b"])
  }

  @Test("What does not come apart in words and in the plan alike stays together")
  func together() {
    let three = all([flag("a"), flag("b"), flag("c")])
    #expect(texts(three, "register where a and b") == ["register where a and b"])
    #expect(texts(flag("a"), "register where a or b and c") == ["a or b and c"])
    #expect(texts(nil, "register") == [])
  }
}
