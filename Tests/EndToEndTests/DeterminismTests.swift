import Foundation
import TestSupport
import Testing

/// A place and a manner of running that must not show.
struct Circumstance: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var environment: [String: String] = [:]
  var prefix = ""

  static let all = [
    Circumstance(
      testDescription: "Turkish", environment: ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR"]),
    Circumstance(
      testDescription: "Azerbaijani, Baku",
      environment: ["LC_ALL": "az_AZ.UTF-8", "TZ": "Asia/Baku", "LANGUAGE": "az"]),
    Circumstance(
      testDescription: "New York", environment: ["TZ": "America/New_York", "LC_NUMERIC": "de_DE"]),
    Circumstance(testDescription: "no environment", prefix: "env -i "),
    Circumstance(testDescription: "one processor", prefix: "taskset -c 0 "),
    Circumstance(testDescription: "another umask", prefix: "umask 077; "),
  ]
}

@Suite("Same inputs, same bytes")
struct DeterminismTests {
  @Test("Locale, time zone, processors and place change no byte", arguments: Circumstance.all)
  func same(circumstance: Circumstance) async throws {
    guard !circumstance.prefix.hasPrefix("taskset") || Machine.has("taskset") else { return }
    let workspace = try TestWorkspace(.persons)
    let published = try TestWorkspace(.publishedPersons)
    try workspace.folder.write(published.seed, to: TestWorkspace.seedName)
    let exec = circumstance.prefix.hasPrefix("umask") ? "" : "exec "
    let outcome = try await workspace.shell(
      "\(exec)\(circumstance.prefix)\"$YOL\" run --quiet", environment: circumstance.environment
    ).run()
    #expect(outcome.status == 0)
    #expect(outcome.standardError.isEmpty)
    let expected = try published.readersSee()
    let seen = try workspace.readersSee()
    #expect(seen.keys.sorted() == expected.keys.sorted())
    #expect(expected.count > 100)
    for (name, bytes) in expected where seen[name] != bytes {
      Issue.record("\(name) differs")
    }
  }

  @Test("Without the secret of a workspace, nobody makes the same pattern: it is drawn at random")
  func secret() throws {
    let seeds = try [Sample.publishedPersons, .publishedFigures].map { try TestWorkspace($0).seed }
    #expect(seeds.allSatisfy { $0.count == 32 })
    #expect(seeds[0] != seeds[1])
    #expect(seeds.allSatisfy { Set($0).count > 16 })
  }

  @Test("A path with blanks, quotes and letters of other scripts works, and shows nowhere")
  func oddPath() async throws {
    let outer = try TemporaryFolder()
    let name = "iş sahəsi \"2026\" 'x' $(touch hit) `y` \u{202E}عربي %s\\n"
    let root = outer.file(name)
    try FileManager.default.copyItem(at: Sample.figures.folder(), to: URL(fileURLWithPath: root))
    let plain = try TestWorkspace(.publishedFigures)
    let secret = URL(fileURLWithPath: "\(root)/\(TestWorkspace.seedName)")
    try FileManager.default.createDirectory(
      at: secret.deletingLastPathComponent(), withIntermediateDirectories: true)
    try plain.seed.write(to: secret)
    let run = Program(arguments: ["run", "--quiet", "-C", name], folder: outer.path)
    let outcome = try await run.run()
    #expect(outcome.status == 0)
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(root)/public/data/observations.csv"))
    #expect(try plain.readersSee()["data/observations.csv"] == data)
    let again = try await Program(arguments: ["run"], folder: "\(root)/extracts/2025").run()
    #expect(again.status == 0)
    #expect(again.standardOutput.hasPrefix("Nothing new"))
    let entries = try FileManager.default.contentsOfDirectory(atPath: outer.path)
    #expect(entries == [name])
  }
}
