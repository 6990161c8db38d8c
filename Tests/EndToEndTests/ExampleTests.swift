import Foundation
import Testing

@Suite("Examples")
struct ExampleTests {
  @Test("Examples that hold are counted; check alone says nothing about them")
  func holding() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let check = try await workspace.yol("check").run()
    #expect(check.status == 0)
    #expect(check.standardOutput == "3 indicators, no mistake found.\n")
    let examples = try await workspace.yol("check", "--examples").run()
    #expect(examples.status == 0)
    #expect(
      examples.standardOutput
        == "3 indicators, no mistake found.\n3 examples of 2 indicators hold.\n")
  }

  @Test("Examples that do not hold say what they got, each at its place")
  func failing() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let rate = "indicators/jobs/rate.yaml"
    try workspace.replace("value: 50, linked: 100", with: "value: 51, linked: 90", in: rate)
    try workspace.replace(
      "absence: not_applicable}\n", with: "absence: source_missing}\n",
      in: "indicators/jobs/gap.yaml")
    let outcome = try await workspace.yol("check", "--examples").run()
    #expect(outcome.status == 78)
    #expect(outcome.standardOutput == "2 of 3 examples of 2 indicators do not hold.\n")
    try Golden.expect(outcome.standardError, is: "stderr-examples.txt")
    let check = try await workspace.yol("check").run()
    #expect(check.status == 0)
  }

  @Test("Faults of examples are faults of the definitions, all told at once")
  func faults() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let rate = "indicators/jobs/rate.yaml"
    try workspace.replace("person: A, sex: K", with: "person: A, sex: M", in: rate)
    try workspace.replace("person: B, sex", with: "person: B, sx", in: rate)
    try workspace.replace("2008-11-01", with: "2008-11-31", in: rate)
    try workspace.replace("      contracts:", with: "      contract:", in: rate)
    try workspace.replace("value: 50", with: "lower: 50", in: rate)
    try workspace.replace("{sex: Q, value: 0", with: "{age: Y, value: 0", in: rate)
    let gap = "indicators/jobs/gap.yaml"
    try workspace.replace("expect: {value: -1.5}", with: "expect: {numerator: -1.5}", in: gap)
    let outcome = try await workspace.yol("check").run()
    #expect(outcome.status == 78)
    try Golden.expect(outcome.standardError, is: "stderr-example-faults.txt")
  }

  @Test("Pages show examples folded away, in both languages")
  func pages() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    _ = try await workspace.yol("run", "--quiet").run()
    let files = try workspace.readersSee()
    for (language, note) in [("az", "Açıq müqavilə sayılır."), ("en", "An open contract counts.")] {
      let page = String(
        decoding: try #require(files["\(language)/rate.html"]), as: UTF8.self)
      let details = try #require(page.firstRange(of: "<details class=\"examples\">"))
      #expect(page[details.lowerBound...].contains(note))
      #expect(page[details.lowerBound...].contains("2008-10-31"))
    }
    let plain = try #require(files["en/good_wage_share.html"])
    #expect(!String(decoding: plain, as: UTF8.self).contains("<details"))
  }
}
