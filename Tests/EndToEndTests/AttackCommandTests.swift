import Foundation
import TestSupport
import Testing

/// `yol attack` as somebody starts it who has files and a description.
@Suite("AttackCommand")
struct AttackCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      {"threshold": 5, "width": 3, "dimensions": {"region": {"total": "T"}},
       "tables": [{"file": "*.csv", "measure": "pop"}]}
      """, to: "spec.json")
    try folder.write("region,value\nA,\nB,8\nT,11\n", to: "now/t.csv")
    try folder.write("region,value\nA,\nB,\nT,11\n", to: "safe/t.csv")
  }

  private func attack(_ arguments: String...) async throws -> Outcome {
    try await Program(arguments: ["attack"] + arguments, folder: folder.path).run()
  }

  @Test("A finding is status 4, with how it follows")
  func finding() async throws {
    let outcome = try await attack("--spec", "spec.json", "now")
    #expect(outcome.status == 4)
    #expect(outcome.standardOutput.contains("pop[region=A] = pop[] - pop[region=B] = 11 - 8 = 3"))
  }

  @Test("Nothing found is status 0; an earlier release may change that")
  func prior() async throws {
    #expect(try await attack("--spec", "spec.json", "safe").status == 0)
    let outcome = try await attack("--spec", "spec.json", "safe", "--prior", "now", "--json")
    #expect(outcome.status == 4)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8))
    let kinds = (object as? [String: Any])?["kinds"] as? [String: Int]
    #expect(kinds == ["PRINTED_EARLIER": 1, "RECOVERED": 1])
  }

  @Test("What earlier releases say of a revised period is not used")
  func revised() async throws {
    try folder.write(
      """
      {"threshold": 5, "width": 3, "dimensions": {"region": {"total": "T"}, "month": {"time": true}},
       "tables": [{"file": "*.csv", "measure": "pop"}]}
      """, to: "months.json")
    try folder.write("month,region,value\n1,A,\n1,B,9\n1,T,12\n", to: "old/t.csv")
    try folder.write("month,region,value\n1,A,\n1,B,\n1,T,13\n", to: "new/t.csv")
    let known = try await attack("--spec", "months.json", "new", "--prior", "old")
    #expect(known.status == 4)
    let apart = try await attack(
      "--spec", "months.json", "new", "--prior", "old", "--revised", "1")
    #expect(apart.status == 0, "\(apart.standardOutput)")
    #expect(try await attack("--spec", "months.json", "new", "--revised", "1").status == 64)
  }

  @Test("A wider width finds more")
  func width() async throws {
    #expect(try await attack("--spec", "spec.json", "safe", "--width", "12").status == 4)
  }

  @Test("What is missing is status 66, what is bad is status 65, what is unknown is status 64")
  func faults() async throws {
    let missing = try await attack("--spec", "spec.json", "gone")
    #expect(missing.status == 66)
    #expect(missing.standardError.contains("[ATK001]"))
    try folder.write("{", to: "bad.json")
    let bad = try await attack("--spec", "bad.json", "now")
    #expect(bad.status == 65)
    #expect(bad.standardError.hasPrefix("bad.json:1: error: [ATK002]"))
    try folder.write("region,value\nA,x\n", to: "odd/t.csv")
    let odd = try await attack("--spec", "spec.json", "odd")
    #expect(odd.status == 65)
    #expect(odd.standardError.hasPrefix("odd/t.csv:2: error: [ATK003]"))
    #expect(try await attack("--spec", "spec.json", "now", "--insider", "3").status == 64)
  }

  @Test("Errors are JSON where that is wanted, and told to people all the same")
  func errorsAsJSON() async throws {
    let outcome = try await attack("--spec", "spec.json", "gone", "--json")
    #expect(outcome.status == 66)
    #expect(outcome.standardError.contains("[ATK001]"))
    let object = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8))
    let found = (object as? [String: Any])?["diagnostics"] as? [[String: Any]]
    #expect(found?.map { $0["code"] as? String } == ["ATK001"])
  }

  @Test("Findings in a release that contradicts itself are status 4")
  func findingAndContradiction() async throws {
    try folder.write("region,value\nA,9\nB,2\nT,10\n", to: "odd/t.csv")
    let outcome = try await attack("--spec", "spec.json", "odd")
    #expect(outcome.status == 4)
    #expect(outcome.standardOutput.contains("PRINTED_SMALL"))
    #expect(outcome.standardError.contains("[ATK004]"))
  }

  @Test("A release that contradicts itself is status 65")
  func contradiction() async throws {
    try folder.write("region,value\nA,9\nB,8\nT,11\n", to: "odd/t.csv")
    let outcome = try await attack("--spec", "spec.json", "odd")
    #expect(outcome.status == 65)
    #expect(outcome.standardError.contains("[ATK004]"))
    #expect(!outcome.standardOutput.contains("nothing found"))
  }
}
