import Suppression
import Testing

@Suite("MagnitudeRule")
struct MagnitudeRuleTests {
  private func rule(_ example: HandbookFile.Example) -> (any MagnitudeRule)? {
    switch example.text("rule") {
    case "nk":
      DominanceRule(contributors: Int(example.number("n")), percent: example.number("k"))
    case "p": PercentRule(percent: example.number("p"))
    case "pq": PriorPosteriorRule(posterior: example.number("p"), prior: example.number("q"))
    default: nil
    }
  }

  private func magnitude(_ example: HandbookFile.Example) -> Magnitude {
    let top = example.numbers("top")
    return Magnitude(
      total: example.number("total"), largest: top.first ?? 0, second: top.dropFirst().first ?? 0)
  }

  @Test("The handbook's examples are sensitive or not as it says")
  func handbook() throws {
    let cases = try HandbookFile("rules").list("cases")
    var tried = 0
    for example in cases {
      guard let rule = rule(example), let isSensitive = example.flag("sensitive") else { continue }
      #expect(rule.isSensitive(magnitude(example)) == isSensitive, "\(example)")
      tried += 1
    }
    #expect(tried == 6)
  }

  @Test("Upper protection levels are the handbook's")
  func levels() throws {
    var tried = 0
    for example in try HandbookFile("protection_levels").list("cases") {
      guard let rule = rule(example) else { continue }
      let level = rule.upperLevel(magnitude(example))
      #expect(abs(level - example.number("upl")) < 1e-9, "\(example)")
      tried += 1
    }
    #expect(tried == 3)
  }

  @Test("The pq rule is a p % rule of 100 p / q")
  func equivalents() throws {
    for example in try HandbookFile("rules").list("cases")
    where example.text("rule") == "pq_equivalent" {
      let rule = PriorPosteriorRule(posterior: example.number("p"), prior: example.number("q"))
      #expect(rule.percentRule.percent == example.number("p_star"))
    }
  }

  /// The rule says what it means: whoever brings the second amount estimates the first by subtraction.
  @Test("The p % rule finds exactly the sums that a contributor can see through")
  func meaning() {
    for first in 1...30 {
      for second in 0...first {
        for rest in 0...12 {
          let total = first + second + rest
          let estimate = total - second
          let isClose = 100 * (estimate - first) < 20 * first
          let sum = Magnitude(
            total: Double(total), largest: Double(first), second: Double(second))
          #expect(PercentRule(percent: 20).isSensitive(sum) == isClose)
        }
      }
    }
  }

  @Test("Numbers that are none protect nothing and stop nothing")
  func odd() {
    let empty = Magnitude(total: 0, largest: 0, second: 0)
    #expect(!DominanceRule(contributors: 2, percent: 85).isSensitive(empty))
    #expect(!PercentRule(percent: 10).isSensitive(empty))
    #expect(PriorPosteriorRule(posterior: 10, prior: 0).percentRule.percent == 0)
    #expect(DominanceRule(contributors: 1, percent: 0).upperLevel(empty) == 0)
  }
}
