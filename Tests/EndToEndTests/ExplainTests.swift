import Foundation
import TestSupport
import Testing

@Suite("Explain")
struct ExplainTests {
  @Test(
    "A figure explains itself in words that people have read",
    arguments: [
      ("share", ["rate@2026-10", "sex=K"]), ("formula", ["gap"]),
      ("missing", ["good_wage_share@2026-10"]), ("hidden", ["good_wage_share", "sex=Q"]),
    ])
  func words(name: String, arguments: [String]) async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let before = workspace.tree
    let outcome = try await program(workspace, arguments).run()
    #expect(outcome.status == 0)
    #expect(outcome.standardError.isEmpty)
    #expect(workspace.tree == before)
    try Golden.expect(outcome.standardOutput, is: "explain-\(name).txt")
  }

  private func program(_ workspace: TestWorkspace, _ arguments: [String]) -> Program {
    Program(arguments: ["explain"] + arguments, folder: workspace.folder.path)
  }

  @Test(
    "The numbers of the steps are those that a plain count of the files gives",
    arguments: [
      "", "K", "Q",
    ])
  func steps(sex: String) async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let codes = sex.isEmpty ? [] : ["sex=\(sex)"]
    let outcome = try await program(workspace, ["good_wage_share@2026-10", "--json"] + codes).run()
    let found = try steps(outcome.standardOutput)
    let people = Person.all.filter(\.isActive)
    let adults = people.filter { (18...64).contains($0.age) }
    let here = adults.filter { sex.isEmpty || $0.sex == sex }
    let linked = here.filter(\.hasKey)
    let base = linked.filter { $0.wage != nil }
    var expected: [[String]] = [
      ["read", "31"], ["quarantined", "1"], ["accepted", "30"], ["with_person", "30"],
      ["condition", "\(people.count)"], ["condition", "\(adults.count)"],
    ]
    if !sex.isEmpty { expected.append(["position", "\(here.count)"]) }
    expected += [
      ["findable", "\(linked.count)"], ["left_out_not_linked", "\(here.count - linked.count)"],
      ["left_out_missing_value", "\(linked.count - base.count)"], ["base", "\(base.count)"],
      ["numerator", "\(base.count { ($0.wage ?? 0) > 1300 })"],
    ]
    #expect(found == expected)
    let json = try object(outcome.standardOutput)
    let figure = try #require(json["figure"] as? [String: Any])
    #expect(figure["denominator"] as? Double == Double(base.count))
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func steps(_ text: String) throws -> [[String]] {
    let steps = try #require(try object(text)["steps"] as? [[String: Any]])
    return try steps.map { step in
      [try #require(step["step"] as? String), "\(try #require(step["rows"] as? Int))"]
    }
  }

  @Test("The page of the keys names every key of the JSON, and no other")
  func keys() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let outcome = try await program(workspace, ["rate", "--json"]).run()
    let found = Set(try object(outcome.standardOutput).keys)
    let page = try String(
      contentsOf: Sample.repository.appendingPathComponent("docs/explain.md"), encoding: .utf8)
    let listed = page.matches(of: #/(?m)^\| `(\w+)` \|/#).map { String($0.output.1) }
    #expect(Set(listed) == found)
  }

  @Test("Digests and accounts are those of the files")
  func files() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let outcome = try await program(workspace, ["gap", "--json"]).run()
    let files = try #require(try object(outcome.standardOutput)["files"] as? [[String: Any]])
    let paths = files.compactMap { $0["file"] as? String }
    #expect(
      paths == ["register", "contracts", "crosswalk"].map { "extracts/2026-10/\($0).csv" })
    for file in files {
      let path = try #require(file["file"] as? String)
      let sum = try await workspace.shell("sha256sum \(path)").run()
      let digest = try #require(file["sha256"] as? String)
      #expect(sum.standardOutput.hasPrefix(digest))
      let rows = ["rows_read", "rows_accepted", "rows_quarantined"].map { file[$0] as? Int ?? -1 }
      #expect(rows[0] == rows[1] + rows[2])
    }
  }

  @Test("A release that says something else is named")
  func release() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let run = try await workspace.yol("run", "--quiet").run()
    #expect(run.status == 3)
    let same = try await program(workspace, ["rate", "sex=K"]).run()
    #expect(same.standardOutput.contains("the same in the release in force, 2026-10-"))
    try workspace.replace(
      "F17,2024-01-01,,", with: "F17,2024-01-01,2024-02-01,",
      in: "extracts/2026-10/contracts.csv")
    let other = try await program(workspace, ["rate", "sex=K"]).run()
    #expect(other.standardOutput.contains("DIFFERENT in the release in force, 2026-10-"))
  }

  @Test(
    "A figure that is not there is status 64, with the nearest name",
    arguments: [
      (["rat"], "[EXP001]", "write `rate`"), (["rate@2026"], "[EXP002]", "2026-10"),
      (["rate@2026-11"], "[EXP003]", "between"), (["rate", "sex"], "[EXP004]", "sex=Q"),
      (["rate", "sx=Q"], "[EXP005]", "write `sex`"), (["rate", "sex=q"], "[EXP006]", "write `Q`"),
    ])
  func unknown(arguments: [String], code: String, remedy: String) async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let outcome = try await program(workspace, arguments).run()
    #expect(outcome.status == 64)
    #expect(outcome.standardOutput.isEmpty)
    #expect(outcome.standardError.contains(code))
    #expect(outcome.standardError.contains(remedy))
  }
}

/// A person of the small ministry, known by number: what the files say, counted without Yol.
private struct Person {
  let number: Int

  static let all = (0..<30).map(Person.init)

  var sex: String { number.isMultiple(of: 3) ? "Q" : "K" }
  var isActive: Bool { number % 10 != 9 }
  /// Birthdays are on 15 June, before the end of October.
  var age: Int { 2026 - (1950 + 2 * number) }
  var hasKey: Bool { !number.isMultiple(of: 4) }

  /// The wage of a contract in force that has one.
  var wage: Int? {
    let isEmployed = number % 2 == 1 && number % 6 != 1
    return isEmployed && !number.isMultiple(of: 5) ? 600 + 40 * number : nil
  }
}
