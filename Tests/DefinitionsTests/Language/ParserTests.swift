import Model
import Testing

@testable import Definitions

extension Refusal {
  /// The same finding behind an opening bracket, because a bracket has no place of its own.
  var inBrackets: Refusal {
    moved(toWord: "rate")
  }

  /// The same finding at the first place of a word.
  func moved(toWord word: String) -> Refusal {
    let parts = marked.text.split(separator: word, maxSplits: 1, omittingEmptySubsequences: false)
    return Refusal(parts.map(String.init).joined(separator: "⟦" + word), code, remedy)
  }
}

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
    case .lastAnniversary(let month, let day, let other):
      "last[\(month) \(day)\(other.map { " \(shape($0))" } ?? "")]"
    case .part(let part, let day, let list): "\(part)[\(shape(day)) \(list ?? "-")]"
    case .prefixed(let value, let prefixes):
      "(\(shape(value)) ^ \(prefixes.map(shape).joined(separator: " ")))"
    case .when(let branches, let otherwise, let list, let isEach):
      "\(isEach ? "each" : "when")["
        + branches.map { "\(shape($0.condition)): \(shape($0.value))" }.joined(separator: "; ")
        + " else \(otherwise.map(shape) ?? "-") \(list ?? "-")]"
    case .days(let span): "days[\(shape(span))]"
    case .covered(let span, let other, let isNegated):
      "(\(shape(span)) \(isNegated ? "⊄" : "⊂") \(shape(other)))"
    case .parameter(let name, let group): "\(name){\(shape(group))}"
    case .parent(let value): "parent[\(shape(value))]"
    case .aggregate(let name, let value, let rows, let order):
      "\(name)[\(value.map(shape) ?? "-") \(rows.extract) \(rows.condition.map(shape) ?? "-") "
        + "\(order.map(shape) ?? "-")]"
    }
  }

  private func shape(_ span: Syntax.Span) -> String {
    switch span {
    case .spell(let from, let to): "\(shape(from))…\(shape(to))"
    case .rows(let rows, let gap): "\(rows.extract)+\(gap) \(rows.condition.map(shape) ?? "-")"
    case .group(let group, _): "\(group)"
    case .within(let first, let second): "(\(shape(first)) ∩ \(shape(second)))"
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
      ("last october 1 before (a + 1 day) < b", "(last[10 1 (a + 1 days)] < b)"),
      ("work days from a to b + 10 school days", "workDays[a (b + 10 school days)]"),
      ("year of a + 1", "(year[a -] + 1)"), ("month of a into l = b", "(month[a l] = b)"),
      ("greatest(month of t)", "greatest[month t - -]"),
      ("greatest(month of a of t)", "greatest[month[a -] t - -]"),
      ("sum(days of t where a)", "sum[days t a -]"),
      ("not a begins with '4' or b", "(!(a ^ '4') | b)"),
      ("a begins with {'4', B}", "(a ^ '4' B)"),
      (
        "when a or b then 1, when c then 2 + 3, else 4 into l",
        "when[(a | b): 1; c: (2 + 3) else 4 l]"
      ),
      ("a in {when b then 1, 2}", "(a ∈)"),
      ("each when a then x, when b then y into l", "each[a: x; b: y else - l]"),
      ("each(a of t in cohort)", "each[a t - -]"),
      (
        "days of spells(t) within period > 5 days",
        "(days[(t+0 - ∩ period(monthsAgo: 0))] > 5 days)"
      ),
      ("days of (spell(a to b) within cohort) - 1", "(days[(a…b ∩ cohort)] - 1)"),
      ("day in spells(t where a or b joined over 14 days) and c", "((day…day ⊂ t+14 (a | b)) & c)"),
      ("a not in spells(t joined over 1 day)", "(a…a ⊄ t+1 -)"),
      ("spell(a to b + 6 months) in spells(t)", "(a…(b + 6 months) ⊂ t+0 -)"),
      ("not spell(a to b) not in last 3 months", "!(a…b ⊄ lastMonths(3, until: 0))"),
      (
        "days of spell(a to b) within spells(t) within year to date",
        "days[((a…b ∩ t+0 -) ∩ yearToDate)]"
      ),
      ("days - spell", "(days - spell)"),
      ("each + when.a", "(each + when.a)"),
      ("p for a * 2", "(p{a} * 2)"),
      (
        "exists(t as u for household in last 2 months until 1 month ago where u.a)",
        "exists[- t u.a -]"
      ),
      ("exists(t in force at (a otherwise b) + 1 day)", "exists[- t - -]"),
      ("last", "last"),
    ])
  func binding(text: String, expected: String) throws {
    let found = shape(try parse(text)).replacing("Definitions.", with: "").replacing(
      "Model.", with: "")
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
      Refusal("a in last ⟦0 months", "LNG005", "whole number"),
      Refusal("a in period 6 ⟦days ago", "LNG003", "grammar"),
      Refusal("a in period 6 months⟦", "LNG003", "grammar"),
      Refusal("a in last 6 months until ⟦x", "LNG003", "grammar"),
      Refusal("a begins ⟦by b", "LNG003", "grammar").moved(toWord: "begins"),
      Refusal("when a ⟦else b", "LNG003", "grammar"),
      Refusal("each when a then b, ⟦else c into l", "LNG003", "grammar").moved(toWord: ","),
      Refusal("each when a then b⟦", "LNG003", "grammar"),
      Refusal("exists(t as ⟦5)", "LNG003", "grammar"),
      Refusal("exists(t for ⟦family)", "LNG003", "grammar"),
      Refusal("last june 1 before ⟦", "LNG003", "grammar"),
      Refusal("greatest(month of ⟦)", "LNG003", "grammar"),
      Refusal("spell(a to b)⟦", "LNG003", "grammar"),
      Refusal("spell(a ⟦until b) in period", "LNG003", "grammar"),
      Refusal("a in spells(t joined over ⟦0 days)", "LNG005", "whole number"),
      Refusal("a in spells(t joined over 2 ⟦months)", "LNG003", "grammar"),
      Refusal("days of spells(t) within ⟦t", "LNG003", "grammar"),
      Refusal("spell(a to b) in ⟦{a}", "LNG003", "grammar"),
      Refusal("a in year to ⟦month", "LNG003", "grammar"),
      Refusal("years from a ⟦", "LNG003", "grammar"),
      Refusal("cut a at 1, 2⟦", "LNG003", "grammar"),
      Refusal("cut a at 1 into ⟦5", "LNG003", "grammar"),
      Refusal("exists(⟦)", "LNG003", "grammar"),
      Refusal("exists(t in force ⟦on day)", "LNG003", "grammar"),
      Refusal(
        "exists(t in force during ⟦last 6 months)", "LNG003",
        "write “days of spells(…) within last 6 months > 0 days”"),
      Refusal("last ⟦6 months in spells(t)", "LNG003", "grammar"),
      Refusal("(spell(a to b)⟦) in spells(t)", "LNG003", "grammar"),
      Refusal("a in period ⟦within spells(t)", "LNG003", "grammar"),
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
      (Refusal("share of x weighted ⟦y", "LNG003", "grammar").moved(toWord: "weighted"), true),
      (Refusal("median of time from a ⟦until b", "LNG003", "grammar"), true),
      (Refusal("median of time from a to b in ⟦months", "LNG003", "grammar"), true),
      (Refusal("median of time from a to b since c ⟦until d", "LNG003", "grammar"), true),
      (Refusal("least ⟦x", "LNG003", "grammar"), true),
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
      (
        Refusal("mean(⟦(rate + rate) over 2 periods)", "LNG059", "a file and an id").inBrackets,
        false
      ),
      (Refusal("sum(⟦|rate| year to date)", "LNG059", "a file and an id"), false),
      (Refusal("|rate⟦", "LNG003", "grammar"), false),
      (Refusal("||⟦", "LNG003", "grammar"), false),
      (Refusal("sum(rate over ⟦[)", "LNG003", "grammar"), false),
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
      "days of (", "spell(a to ", "a in spells(t where ", "when a then ", "when ", "p for ",
      "year of ", "each(", "last june 1 before ", "sum(year of ",
      "exists(t in force at (", "(", "not ", "- ", "parent of ", "rank of ", "years from ",
      "a in (", "exists(t where ",
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
