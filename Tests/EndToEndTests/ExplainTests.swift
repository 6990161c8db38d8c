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
    let definition = "indicators/jobs/rate.yaml"
    try workspace.replace("version: 2", with: "version: 3", in: definition)
    try workspace.replace("age in 18..64", with: "age in 18..60", in: definition)
    let other = try await program(workspace, ["rate"]).run()
    // Six of fifteen work, as a plain count says; the older ones are not counted any more.
    #expect(other.standardOutput.contains("DIFFERENT in the release in force, 2026-10-"))
    #expect(other.standardOutput.contains(": 40\n"))
  }

  @Test("A figure of a printed period is the printed one until a revision, and says what it is now")
  func repeated() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    #expect(try await workspace.yol("run", "--quiet").run().status == 3)
    try workspace.replace(
      "F17,2024-01-01,,", with: "F17,2024-01-01,2024-02-01,",
      in: "extracts/2026-10/contracts.csv")
    let men = Person.all.filter {
      $0.isActive && (18...64).contains($0.age) && $0.sex == "K" && $0.hasKey && $0.isEmployed
    }
    #expect(men.contains { $0.number == 17 })
    let json = try await explained(workspace, "rate", "sex=K")
    #expect(try number(json, "figure", "numerator") == Double(men.count))
    let repeated = try #require(json["repeated"] as? [String: Any])
    #expect(repeated["differs"] as? Bool == true)
    #expect(try number(repeated, "now", "numerator") == Double(men.count - 1))
    let inForce = try #require(json["release_in_force"] as? [String: Any])
    #expect(inForce["differs"] as? Bool == false)
    #expect(repeated["release"] as? String == inForce["release"] as? String)
    let inputs = try #require(
      try await explained(workspace, "gap")["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["repeated_from"] is String } == [true, false])
    let text = try await program(workspace, ["rate", "sex=K"]).run().standardOutput
    #expect(text.contains("once a revision is announced: yol run --revise 2026-10"))
    #expect(text.contains("Population, in rows, as the files are now"))

    #expect(try await workspace.yol("run", "--quiet", "--revise", "2026-10").run().status == 3)
    let revised = try await explained(workspace, "rate", "sex=K")
    #expect(try number(revised, "figure", "numerator") == Double(men.count - 1))
    #expect((revised["repeated"] as? [String: Any])?["differs"] as? Bool == false)
  }

  @Test("A figure whose table was printed later than its period, on changed rows, says so")
  func late() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    #expect(try await workspace.yol("run", "--quiet").run().status == 3)
    try workspace.replace(
      "F17,2024-01-01,,", with: "F17,2024-01-01,2024-02-01,",
      in: "extracts/2026-10/contracts.csv")
    let definition = "indicators/jobs/rate.yaml"
    try workspace.replace("version: 2", with: "version: 3", in: definition)
    #expect(try await workspace.yol("run", "--quiet").run().status == 3)
    let json = try await explained(workspace, "rate")
    #expect(try state(json) == "left_out_late")
    // Of the six who worked one does no longer.
    #expect(try number(json, "figure", "numerator") == 5)
    for row in try Rows(try workspace.data("public/data/rate.csv")) {
      #expect(row["conf_status"] == "F" && row["absence_reason"] == "not_yet_due")
    }
  }

  /// Five have a wage, two of them women: whoever knows that three are men, and the total, knows it.
  @Test("A figure of a table that nothing could protect says so")
  func unprotected() async throws {
    var files = SmallMinistry.files
    files["outside/wages.yaml"] = """
      file: wages.csv
      publisher: A
      period: {column: month}
      figures:
        - {indicator: good_wage_share, number: denominator, column: n, at: {sex: sex}}

      """
    files["outside/wages.csv"] = "month,sex,n\n2026-10,K,3\n"
    let workspace = try TestWorkspace(files)
    let before = try await explained(workspace, "good_wage_share", "sex=Q")
    #expect(try state(before) == "hidden")
    #expect(try await workspace.yol("run", "--quiet").run().status == 3)
    let after = try await explained(workspace, "good_wage_share", "sex=Q")
    #expect(try state(after) == "left_out_unprotected")
    #expect(after["release_in_force"] is NSNull)
    #expect(try state(try await explained(workspace, "good_wage_share")) == "hidden")
  }

  @Test("A figure of a table that is too detailed for sixty persons says so")
  func detail() async throws {
    let workspace = try TestWorkspace(.publishedPersons)
    let codes = Array(try Rows(try workspace.data("indicators/codelists/district.csv")))
    let district = try #require(codes.first?["code"])
    let json = try await explained(
      workspace, "hou_below_floor_norm_share", "district=\(district)")
    #expect(try state(json) == "left_out_for_detail")
  }

  private func explained(
    _ workspace: TestWorkspace, _ arguments: String...
  ) async throws -> [String: Any] {
    let outcome = try await program(workspace, arguments + ["--json"]).run()
    #expect(outcome.status == 0, "\(outcome.standardError)")
    return try object(outcome.standardOutput)
  }

  private func number(_ json: [String: Any], _ part: String, _ key: String) throws -> Double? {
    try #require(json[part] as? [String: Any])[key] as? Double
  }

  private func state(_ json: [String: Any]) throws -> String? {
    try #require(json["protection"] as? [String: Any])["state"] as? String
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

  /// Whether a contract is in force.
  var isEmployed: Bool { number % 2 == 1 && number % 6 != 1 }

  /// The wage of a contract in force that has one.
  var wage: Int? {
    isEmployed && !number.isMultiple(of: 5) ? 600 + 40 * number : nil
  }
}
