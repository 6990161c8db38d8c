import Model
import TestSupport
import Testing

@testable import Definitions

@Suite("Token soup")
struct TokenSoupTests {
  private static let words = [
    "register", "contracts", "courses", "services", "payments", "events", "benchmark", "sex",
    "status", "K", "Q", "age", "active", "wage", "hours", "hourly", "level", "A2", "start_date",
    "end_date", "day", "period", "person", "birth_date", "district", "region", "age_band",
    "need_criterion", "loop", "wrong", "employed", "name", "fin", "employer", "where", "in",
    "force", "at", "during", "year", "to", "date", "last", "12", "months", "month", "days", "years",
    "from", "and", "or", "not", "is", "missing", "otherwise", "cut", "into", "parent", "of", "rank",
    "exists(", "count(", "sum(", "least(", "greatest(", "first(", "latest(", "by", "share",
    "ratio", "count", "distinct", "mean", "median", "percentile", "value", "september", "15",
    "february", "rate", "stock", "over", "periods", "ago", "total", "(", ")", "[", "]", "{", "}",
    ",", ".", "..", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "0", "1.5", "65",
    "99999999999999999999", "0.0000001", "999999999999", "'05'", "'2020-02-30'", "'2020-02-28'",
    "spells(", "spell(", "within", "joined", "cohort", "until", "since", "weighted", "each(",
    "each", "when", "then", "else", "begins", "with", "as", "household", "for", "work", "school",
    "term", "before", "next", "need_group", "minimum", "levels", "|", "least", "greatest", "time",
    "'", "§", "🙂", "\u{202E}", "\n",
  ]

  private func soup(_ numbers: inout SeededNumbers) -> String {
    let length = Int.random(in: 0...24, using: &numbers)
    return (0..<length).map { _ in
      Self.words.randomElement(using: &numbers) ?? ""
    }.joined(separator: " ")
  }

  @Test("20,000 random texts are checked or refused, and never crash", arguments: 0..<4)
  func never(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let names = try LanguageWorkspace.names()
    let extracts = names.contracts.keys.sorted()
    for _ in 0..<5000 {
      let text = LanguageWorkspace.text(soup(&numbers))
      let extract = extracts.randomElement(using: &numbers) ?? "register"
      let checker = try LanguageWorkspace.checker(over: extract, names)
      attempt {
        var parser = try Parser(text)
        _ = try checker.check(try parser.variable())
      }
      attempt {
        _ = try IndicatorChecker(names: names, dimensions: LanguageWorkspace.dimensions).plan(
          LanguageWorkspace.source(), population: LanguageWorkspace.text("register"),
          measure: text)
      }
      attempt {
        _ = try IndicatorChecker(names: names, dimensions: LanguageWorkspace.dimensions).plan(
          LanguageWorkspace.source(unit: .persons), population: text,
          measure: LanguageWorkspace.text("count"))
      }
      attempt { _ = try LanguageWorkspace.formula(text.text, breakdowns: [["sex"]]) }
    }
  }

  /// Whatever is thrown is a problem with a place within the text's file.
  private func attempt(_ body: () throws -> Void) {
    do { try body() } catch let problem as LanguageProblem {
      #expect(problem.position.line >= LanguageWorkspace.location.line ?? 0)
      #expect(problem.diagnostic(in: "x").code != "LNG099")
    } catch {
      Issue.record(error)
    }
  }
}
