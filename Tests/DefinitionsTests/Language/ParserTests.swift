import Model
import Testing

@testable import Definitions

@Suite("Parser")
struct ParserTests {
  private func parse(_ text: String) throws -> Syntax {
    try LanguageWorkspace.syntax(text)
  }

  /// The shape of a tree with all brackets written.
  private func shape(_ syntax: Syntax) -> String {
    switch syntax.kind {
    case .number(let text): text
    case .quantity(let text, let unit): "\(text) \(unit.rawValue)"
    case .quoted(let text): "'\(text)'"
    case .name(let path): path.joined(separator: ".")
    case .negated(let inner): "(- \(shape(inner)))"
    case .arithmetic(let sign, let left, let right):
      "(\(shape(left)) \(sign.rawValue) \(shape(right)))"
    case .comparison(let sign, let left, let right):
      "(\(shape(left)) \(sign.rawValue) \(shape(right)))"
    case .membership(let value, _, let isNegated): "(\(shape(value)) \(isNegated ? "∉" : "∈"))"
    case .missing(let value, let isNegated): "(\(shape(value)) \(isNegated ? "!" : "")?)"
    case .and(let parts): "(\(parts.map(shape).joined(separator: " & ")))"
    case .or(let parts): "(\(parts.map(shape).joined(separator: " | ")))"
    case .not(let inner): "!\(shape(inner))"
    case .otherwise(let left, let right): "(\(shape(left)) else \(shape(right)))"
    case .elapsed(let unit, let from, let to): "\(unit)[\(shape(from)) \(shape(to))]"
    case .cut(let value, let bounds, let list):
      "cut[\(shape(value)) \(bounds.map(shape)) \(list)]"
    case .rank(let value): "rank[\(shape(value))]"
    case .lastAnniversary(let month, let day): "last[\(month) \(day)]"
    case .parent(let value): "parent[\(shape(value))]"
    case .aggregate(let name, let value, let rows, let order):
      "\(name)[\(value.map(shape) ?? "-") \(rows.extract) \(rows.condition.map(shape) ?? "-") "
        + "\(order.map(shape) ?? "-")]"
    }
  }

  @Test(
    "Operators bind as in mathematics and as people read them",
    arguments: [
      ("a or b and not c", "(a | (b & !c))"),
      ("a and b and c or d or e", "((a & b & c) | d | e)"),
      ("1 - 2 - 3 * x / 4", "((1 - 2) - ((3 * x) / 4))"),
      ("- 2 * x", "((- 2) * x)"),
      ("not a in {b}", "!(a ∈)"),
      ("a not in 1..2 and b", "((a ∉) & b)"),
      ("a is not missing or b is missing", "((a !?) | (b ?))"),
      ("a + 1 otherwise 0 > 2", "(((a + 1) else 0) > 2)"),
      ("years from a to day - 1 year", "TimeUnit.years[a (day - 1 years)]"),
      ("cut age at 1, 2 + 3 into bands", "cut[age [\"1\", \"(2 + 3)\"] bands]"),
      ("parent of a = b", "(parent[a] = b)"),
      ("rank of a - rank of b", "(rank[a] - rank[b])"),
      ("last february 28 < register.x", "(last[2 28] < register.x)"),
      ("exists(t in force at day where a and b)", "exists[- t (a & b) -]"),
      ("sum(a * 2 of t)", "sum[(a * 2) t - -]"),
      ("latest(a of t in period where b by c)", "latest[a t b c]"),
      ("count + 1", "(count + 1)"),
      ("last", "last"),
    ])
  func binding(text: String, expected: String) throws {
    let found = shape(try parse(text)).replacing("Definitions.", with: "")
    #expect(found == expected.replacing("TimeUnit.", with: ""))
  }

  @Test(
    "Texts that do not follow the grammar are refused where they leave it",
    arguments: [
      Refusal("⟦", "LNG003", "grammar"),
      Refusal("a and⟦", "LNG003", "grammar"),
      Refusal("(a or b⟦", "LNG003", "grammar"),
      Refusal("a = = ⟦b".replacing("= = ⟦", with: "= ⟦= "), "LNG003", "grammar"),
      Refusal("a ⟦b", "LNG003", "grammar"),
      Refusal("a is ⟦null", "LNG003", "grammar"),
      Refusal("a in {b, ⟦}", "LNG003", "grammar"),
      Refusal("a in (1, 2⟦", "LNG003", "grammar"),
      Refusal("a in 1⟦", "LNG003", "grammar"),
      Refusal("a in last ⟦months", "LNG003", "grammar"),
      Refusal("a in year to ⟦month", "LNG003", "grammar"),
      Refusal("years from a ⟦", "LNG003", "grammar"),
      Refusal("cut a at 1, 2⟦", "LNG003", "grammar"),
      Refusal("cut a at 1 into ⟦5", "LNG003", "grammar"),
      Refusal("exists(⟦)", "LNG003", "grammar"),
      Refusal("exists(t in force ⟦on day)", "LNG003", "grammar"),
      Refusal("exists(t in force at day - 3 ⟦weeks)", "LNG003", "grammar"),
      Refusal("sum(a ⟦)", "LNG003", "grammar"),
      Refusal("latest(a of t⟦)", "LNG003", "grammar"),
      Refusal("register.⟦", "LNG003", "grammar"),
      Refusal("last february ⟦29", "LNG005", "whole number"),
      Refusal("last june ⟦99999999999999999999", "LNG005", "whole number"),
      Refusal("parent of ⟦", "LNG003", "grammar"),
    ])
  func refused(refusal: Refusal) {
    #expect(refusal.fault { _ = try parse($0) } == nil)
  }

  @Test(
    "Measures and formulas that do not follow the grammar are refused",
    arguments: [
      (Refusal("⟦average of x", "LNG003", "grammar"), true),
      (Refusal("count of ⟦x", "LNG003", "grammar"), true),
      (Refusal("ratio of count ⟦by count", "LNG003", "grammar"), true),
      (Refusal("share of x ⟦, y", "LNG003", "grammar"), true),
      (Refusal("percentile ⟦x of y", "LNG003", "grammar"), true),
      (Refusal("rate ⟦rate", "LNG003", "grammar"), false),
      (Refusal("rate[⟦]", "LNG003", "grammar"), false),
      (Refusal("rate[sex ⟦> K]", "LNG003", "grammar"), false),
      (Refusal("rate[12 months ⟦later]", "LNG003", "grammar"), false),
      (Refusal("rate[⟦9999 months ago]", "LNG005", "whole number"), false),
      (Refusal("⟦median(rate over 3 periods)", "LNG003", "grammar"), false),
      (Refusal("mean(rate over ⟦0 periods)", "LNG005", "whole number"), false),
      (Refusal("mean(rate over 12 ⟦months)", "LNG003", "grammar"), false),
      (Refusal("mean(rate ⟦year to date)", "LNG003", "grammar"), false),
    ])
  func refusedElsewhere(refusal: Refusal, isMeasure: Bool) {
    let fault = refusal.fault { text in
      var parser = try Parser(LanguageWorkspace.text(text))
      if isMeasure { _ = try parser.measure() } else { _ = try parser.formula() }
    }
    #expect(fault == nil)
  }

  @Test(
    "Nesting deeper than anybody can read is refused, however it is written",
    arguments: [
      "(", "not ", "- ", "parent of ", "rank of ", "years from ", "a in (", "exists(t where ",
    ])
  func nested(opening: String) {
    // A text of 10,000 openings has more tokens than are read, or nests too deeply: never a crash.
    for count in [65, 1000, 10_000] {
      let text = String(repeating: opening, count: count)
      let code = #expect(throws: LanguageProblem.self) { _ = try parse(text) }
      #expect(["LNG003", "LNG004", "LNG006"].contains(code?.diagnostic(in: "").code))
    }
    let most = String(repeating: "(", count: 63) + "a" + String(repeating: ")", count: 63)
    #expect(throws: Never.self) { _ = try parse(most) }
  }

  @Test("Long conjunctions are flat, and long sums are refused before the stack ends")
  func chains() throws {
    let terms = Array(repeating: "has_card", count: 2000)
    for word in [" and ", " or "] {
      let checked = try LanguageWorkspace.check(terms.joined(separator: word))
      #expect(checked.children.count == 2000)
    }
    let ones = Array(repeating: "1", count: 129)
    #expect(throws: Never.self) {
      _ = try LanguageWorkspace.check(ones.joined(separator: " + "))
    }
    let refusal = Refusal(ones.joined(separator: "+") + "⟦+1", "LNG004", "variables.yaml")
    #expect(refusal.fault { _ = try parse($0) } == nil)
    for text in ["1+", "a and ", "a or ", "a*"] {
      let chain = String(repeating: text, count: 10_000) + "a"
      #expect(throws: LanguageProblem.self) { _ = try parse(chain) }
    }
    let formula = String(repeating: "rate - ", count: 10_000) + "rate"
    #expect(throws: LanguageProblem.self) { _ = try LanguageWorkspace.formula(formula) }
  }
}
