import Foundation
import TestSupport
import Testing

@Suite("Bad definitions")
struct BadDefinitionTests {
  private let stock = "indicators/populations/aze_refugees_stock.yaml"

  @Test("Several mistakes are told at once, each at its place; check and run agree")
  func several() async throws {
    let workspace = try TestWorkspace(.figures)
    let others = "indicators/populations/aze_asylum_seekers_stock.yaml"
    try workspace.replace("sum of asylum_seekers", with: "sum of asylum_seeker", in: others)
    try workspace.replace("[coo_iso]", with: "[coo_is]", in: others)
    try workspace.replace(
      "[procedure_type", with: "[procedure_typ",
      in: "indicators/procedures/aze_recognition_rate.yaml")
    try workspace.replace("unit: persons", with: "unit: people\nunits: persons", in: stock)
    try workspace.append("\nx: [", to: "indicators/sdg/uk_population.yaml")
    try workspace.replace("C,İşlər", with: "P,İşlər", in: "indicators/codelists/counted.csv")
    let run = try await workspace.yol("run").run()
    #expect(run.status == 78)
    #expect(run.standardOutput.isEmpty)
    try Golden.expect(run.standardError, is: "stderr-definitions.txt")
    let check = try await workspace.yol("check").run()
    #expect(check.status == 78)
    #expect("checking definitions\n" + check.standardError == run.standardError)
    #expect(!workspace.has("public"))
  }

  @Test("A wrong configuration is told with all its places")
  func configuration() async throws {
    let workspace = try TestWorkspace(.figures)
    try workspace.write(
      Data(
        """
        titel: {az: A, en: B}
        publisher: {az: A}
        frequency: yearly
        paths: {extracts: public}
        disclosure: {policy: none, threshold: two}
        release_calendar:
          "2025": tomorrow

        """.utf8), to: "yol.yaml")
    let run = try await workspace.yol("run").run()
    #expect(run.status == 78)
    try Golden.expect(run.standardError, is: "stderr-configuration.txt")
  }

  @Test(
    "What is never published cannot lie where releases lie",
    arguments: ["public", "public.releases", "public/private", "./public.releases/x", "."])
  func overlap(path: String) async throws {
    let workspace = try TestWorkspace(.figures)
    try workspace.replace("private: private", with: "private: \(path)", in: "yol.yaml")
    let run = try await workspace.yol("run").run()
    #expect(run.status == 78)
    #expect(run.standardError.contains("yol.yaml:6:"))
    #expect(run.standardError.contains("[DEF501]"))
    #expect(try workspace.readersSee().isEmpty)
  }

  @Test("A definition that is a pipe is refused and not waited for")
  func pipe() async throws {
    let workspace = try TestWorkspace(.figures)
    try workspace.remove(stock)
    #expect(mkfifo(workspace.folder.file(stock), 0o600) == 0)
    let run = try await workspace.yol("run").run()
    #expect(run.status == 78)
    try Golden.expect(run.standardError, is: "stderr-definition-pipe.txt")
  }

  @Test(
    "Text that would grow or nest without end is refused at once",
    arguments: ["anchors", "brackets", "expression"])
  func hostile(kind: String) async throws {
    let workspace = try TestWorkspace(.figures)
    switch kind {
    case "anchors":
      var text = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
      for (name, earlier) in zip("bcdefghi", "abcdefgh") {
        let references = Array(repeating: "*\(earlier)", count: 9).joined(separator: ", ")
        text += "\(name): &\(name) [\(references)]\n"
      }
      try workspace.write(Data(text.utf8), to: stock)
    case "brackets":
      try workspace.write(Data(String(repeating: "[", count: 200_000).utf8), to: stock)
    default:
      try workspace.replace(
        "sum of refugees",
        with: "count where " + String(repeating: "(", count: 100_000), in: stock)
    }
    let run = try await workspace.yol("run").run()
    #expect(run.status == 78)
    #expect(!run.wasKilled)
    try Golden.expect(run.standardError, is: "stderr-hostile-\(kind).txt")
  }
}
