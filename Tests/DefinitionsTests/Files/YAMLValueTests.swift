import Model
import Testing

@testable import Definitions

@Suite("YAMLNode+Values")
struct YAMLValueTests {
  private func value<Value>(
    _ text: String, _ read: (YAMLNode, inout ProblemList) -> Value?
  ) -> Value? {
    var problems = ProblemList()
    guard let source = sourceText(text, &problems) else { return nil }
    return YAMLNode.document(source, into: &problems).flatMap { read($0, &problems) }
  }

  private func expect<Value>(
    _ code: String, _ remedy: String, in marked: String,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ read: (YAMLNode, inout ProblemList) -> Value?
  ) {
    expectProblem(code, remedy, in: marked, sourceLocation: sourceLocation) { source, problems in
      let node = YAMLNode.document(source, into: &problems)
      #expect(node.flatMap { read($0, &problems) } == nil, sourceLocation: sourceLocation)
    }
  }

  @Test("Well-formed values are read")
  func values() {
    #expect(value("12") { $0.integer(in: 1...20, &$1) } == 12)
    #expect(value("-1.25") { $0.number(&$1) } == -1.25)
    #expect(value("-1.25") { $0.scaledNumber(places: 3, &$1) } == -1250)
    #expect(value("yes") { $0.yesNo(&$1) } == true)
    #expect(value("false") { $0.yesNo(&$1) } == false)
    #expect(value("24 months") { $0.months(&$1) } == 24)
    #expect(value("2026-Q4") { $0.period(.quarterly, &$1) }?.description == "2026-Q4")
    #expect(value("annual") { $0.choice(of: Frequency.self, &$1) } == .annual)
    #expect(value("{az: a, en: b}") { $0.localized(&$1) } == Localized(az: "a", en: "b"))
    #expect(value("sex_2") { $0.identifier(&$1) }?.text == "sex_2")
  }

  @Test("Ill-formed values are reported at their place")
  func faults() {
    let range = "write digits only, within the range"
    expect("DEF100", "write the text", in: "⟨⟩\"\"".replacing("⟨⟩\"", with: "\"⟨⟩")) {
      $0.text(&$1)
    }
    for text in ["⟨⟩0", "⟨⟩21", "⟨⟩1.0", "⟨⟩+1", "⟨⟩0x1", "⟨⟩99999999999999999999", "⟨⟩١"] {
      expect("DEF101", range, in: text) { $0.integer(in: 1...20, &$1) }
    }
    for text in ["⟨⟩1e3", "⟨⟩.5", "⟨⟩1,5", "⟨⟩nan", "⟨⟩inf", "⟨⟩1.", "⟨⟩--1"] {
      expect("DEF102", "write digits with a decimal point, as in 12.5", in: text) {
        $0.number(&$1)
      }
    }
    expect("DEF102", "write a number of at most 100.0", in: "⟨⟩101") {
      $0.number(in: 0...100, &$1)
    }
    expect("DEF102", "round it, or declare more places", in: "⟨⟩0.123") {
      $0.scaledNumber(places: 2, &$1)
    }
    expect("DEF103", "write yes or no", in: "⟨⟩on") { $0.yesNo(&$1) }
    expect("DEF104", "write `monthly`", in: "⟨⟩montly") { $0.choice(of: Frequency.self, &$1) }
    expect("DEF104", "use one of: monthly, quarterly, annual", in: "⟨⟩weekly") {
      $0.choice(of: Frequency.self, &$1)
    }
    expect("DEF108", "write it as in `24 months`", in: "⟨⟩2 years") { $0.months(&$1) }
    expect("DEF107", "write it as in 2026-10", in: "⟨⟩2026") { $0.period(.monthly, &$1) }
  }

  @Test(
    "Identifiers are ASCII in snake case",
    arguments: ["⟨⟩Sex", "⟨⟩1a", "⟨⟩cins-i", "⟨⟩şəhər", "⟨⟩a b", "⟨⟩_a"])
  func identifiers(marked: String) {
    expect(
      "DEF105", "use a-z, 0-9 and _, beginning with a letter, at most 60 characters", in: marked
    ) { $0.identifier(&$1) }
  }

  @Test("A list is no text, and a text no list")
  func shapes() {
    expect("DEF029", "write one value after the colon", in: "⟨⟩[a]") { $0.text(&$1) }
    expect("DEF029", "write `[first, second]`, or one item a line after `- `", in: "⟨⟩a") {
      $0.items(&$1)
    }
  }

  @Test("Scaling is exact up to the edge of 64 bits")
  func scaling() {
    #expect(DecimalText("92233720368547758.07")?.scaled(places: 2) == .max)
    #expect(DecimalText("92233720368547758.08")?.scaled(places: 2) == nil)
    #expect(DecimalText("-0.1")?.scaled(places: 1) == -1)
  }
}
