import Model
import Testing

@testable import Definitions

@Suite("ExpressionChecker")
struct ExpressionCheckerTests {
  @Test(
    "Expressions have the type that their parts give them",
    arguments: [
      ("register", "age", .integer), ("register", "day - granted", .days),
      ("register", "- (day - granted)", .days), ("register", "day - granted + 1 day", .days),
      ("register", "granted + 3 months", .date), ("register", "granted - -3 days", .date),
      ("register", "age >= 18 and active", .yesNo),
      ("register", "parent of district", .code(list: "region")),
      ("register", "cut age at -1, 65 into age_band", .code(list: "age_band")),
      ("register", "sex", .code(list: "sex")), ("register", "rank of sex + 1", .integer),
      ("register", "school_year - 2020", .integer), ("register", "need_criterion * 2", .real),
      ("contracts", "wage * 2", .decimal(places: 2)),
      ("contracts", "2 * wage + 0.005", .decimal(places: 3)),
      ("contracts", "wage / hours", .real), ("contracts", "hourly", .real),
      ("contracts", "wage * 1.5", .real),
      ("contracts", "-wage", .decimal(places: 2)), ("contracts", "hours in {-1, 40}", .yesNo),
      ("contracts", "age", .integer), ("contracts", "register.sex = K", .yesNo),
      ("contracts", "cut hourly at 1, 2 into age_band", .code(list: "age_band")),
      ("register", "sum(day - start_date of contracts)", .days),
      ("register", "least(hourly of contracts)", .real),
      ("register", "latest(employer of contracts by start_date)", .identifier(scheme: "voen")),
      ("register", "exists(contracts in force at '2026-01-01' + 1 month)", .yesNo),
      ("register", "years from '2000-02-29' to day", .integer),
      ("register", "day - '2026-01-01'", .days),
    ] as [(String, String, ValueType)])
  func types(extract: String, text: String, type: ValueType) throws {
    #expect(try LanguageWorkspace.check(text, over: extract).type == type)
  }

  @Test(
    "Every finding has its code, its place and a remedy",
    arguments: [
      Refusal("⟦sexx = K", "LNG010", "did you mean “sex”"),
      Refusal("age > 5 and ⟦zzzzzzz", "LNG010", "variables.yaml"),
      Refusal("⟦a.b.c = 1", "LNG010", "variables.yaml"),
      Refusal("⟦nothing.sex = K", "LNG011", "contracts.yaml"),
      Refusal("exists(⟦contract in force at day)", "LNG011", "did you mean “contracts”"),
      Refusal("status = ⟦qaçqin", "LNG012", "did you mean “qaçqın”"),
      Refusal("status = ⟦'qaçqin'", "LNG012", "did you mean “qaçqın”"),
      Refusal("district in {'01', ⟦'04'}", "LNG012", "did you mean"),
      Refusal("⟦cut age at 15 into age_bandd = x", "LNG013", "did you mean “age_band”"),
      Refusal("not ⟦age", "LNG020", "compare it"),
      Refusal("has_card and ⟦sex", "LNG020", "compare it"),
      Refusal("⟦sex + 1", "LNG021", "numbers"),
      Refusal("sum(⟦sex of courses)", "LNG021", "numbers"),
      Refusal("sum(⟦level of courses)", "LNG021", "numbers"),
      Refusal("- ⟦granted", "LNG021", "numbers"),
      Refusal("greatest(⟦level of courses)", "LNG021", "numbers"),
      Refusal("years from ⟦age to day", "LNG022", "date column"),
      Refusal("⟦age in period", "LNG022", "date column"),
      Refusal("⟦age in last 3 months", "LNG022", "date"),
      Refusal("⟦parent of age", "LNG023", "code list"),
      Refusal("⟦rank of age", "LNG023", "code list"),
      Refusal("⟦granted = 5", "LNG024", "one type"), Refusal("⟦granted + 5", "LNG024", "one type"),
      Refusal("⟦day - granted > 90", "LNG024", "write “0 days”"),
      Refusal("⟦day - granted + 1", "LNG024", "write “0 days”"),
      Refusal("⟦district = 5", "LNG024", "one type"),
      Refusal("⟦granted * 2 days", "LNG024", "one type"),
      Refusal("⟦household = household", "LNG025", "distinct"),
      Refusal("⟦name < name", "LNG025", "distinct"),
      Refusal("age in {1, ⟦school_year}", "LNG026", "as they are written"),
      Refusal("age in {1, ⟦2.5}", "LNG026", "as they are written"),
      Refusal("age / 2 in {⟦1}", "LNG026", "as they are written"),
      Refusal("exists(⟦register in force at day)", "LNG030", "snapshots have no clause"),
      Refusal(
        "exists(⟦contracts in period)", "LNG030",
        "spells are “in force at D”, or take a day of theirs: “where start_date in last 12 months”"),
      Refusal("exists(⟦services in force during period)", "LNG030", "snapshots"),
      Refusal("exists(⟦events in period)", "LNG031", "“person” column"),
      Refusal("⟦cut age at 15 into age_band", "LNG032", "one bound fewer"),
      Refusal("cut age at 15, ⟦15 into age_band", "LNG033", "rising"),
      Refusal("⟦parent of sex", "LNG034", "parent"), Refusal("⟦loop > 1", "LNG035", "columns"),
      Refusal("age > ⟦9999999999999", "LNG005", "whole number"),
      Refusal("age > ⟦99999999999999999999999", "LNG005", "whole number"),
      Refusal("granted + ⟦99999 months > day", "LNG005", "whole number"),
      Refusal("granted in last ⟦0 months", "LNG005", "whole number"),
      Refusal("sum(fee of services where fee > ⟦99999999999) > 1", "LNG005", "whole number"),
      Refusal("has_card and ⟦wrong > 1", "LNG021", "numbers"),
      Refusal("has_card\n  and (age\n> ⟦granted)", "LNG024", "one type").moved(line: 4, column: 8),
    ])
  func refused(refusal: Refusal) {
    let fault = refusal.fault { _ = try LanguageWorkspace.check($0) }
    #expect(fault == nil)
  }

  @Test("Without a snapshot of persons an attribute of the person is a finding of its own")
  func noPersons() throws {
    var names = try LanguageWorkspace.names()
    names.personExtract = nil
    let refusal = Refusal("hours > 1 and ⟦register.sex = K", "LNG036", "grain: person")
    let checker = try LanguageWorkspace.checker(over: "contracts", names)
    #expect(refusal.fault { _ = try checker.check(try LanguageWorkspace.syntax($0)) } == nil)
  }

  @Test("Variables that double each other, or follow each other without end, are refused")
  func explosion() throws {
    var doubling = ["v0": "age"]
    for level in 1...9 {
      doubling["v\(level)"] = Array(repeating: "v\(level - 1)", count: 8).joined(separator: "+")
    }
    var chain = ["c0": "age"]
    for level in 1...40 { chain["c\(level)"] = "c\(level - 1) + 1" }
    for (extra, text) in [(doubling, "⟦v9 > 1"), (chain, "⟦c40 > 1")] {
      let checker = try LanguageWorkspace.checker(
        over: "register", try LanguageWorkspace.names(extra: extra))
      let refusal = Refusal(text, "LNG004", "variables.yaml")
      #expect(refusal.fault { _ = try checker.check(try LanguageWorkspace.syntax($0)) } == nil)
    }
  }
}

extension Refusal {
  /// The same finding elsewhere.
  func moved(line: Int, column: Int) -> Refusal {
    guard marked.position == SourcePosition(line: line, column: column) else {
      // The comparison begins with its left side, one line above.
      return Refusal(marked.text.replacing("(age", with: "(⟦age"), code, remedy)
    }
    return self
  }
}
