import Testing

@Suite("Help")
struct HelpTests {
  @Test(
    "Every command explains itself",
    arguments: [
      "", "run", "check", "list", "explain", "status", "synth", "sql", "figures", "inspect",
      "readmit", "protect", "verify", "attack", "plan", "withdraw",
    ])
  func screens(command: String) async throws {
    let arguments = command.isEmpty ? ["--help"] : [command, "--help"]
    let outcome = try await Program(arguments: arguments).run()
    #expect(outcome.status == 0)
    #expect(outcome.standardError.isEmpty)
    try Golden.expect(outcome.standardOutput, is: "help-\(command.isEmpty ? "yol" : command).txt")
  }

  @Test(
    "What the command line does not know is status 64, explained on standard error",
    arguments: [
      ["bogus"], ["run", "--bogus"], ["run", "--period", "October"],
      ["run", "--period", "2026-13"],
      ["status", "extra"], ["run", "--workspace"],
      ["protect", "--spec", "s", "--percent", "200", "true", "out"],
      ["protect", "--spec", "s", "--threshold", "0", "true", "out"],
    ])
  func usage(arguments: [String]) async throws {
    let outcome = try await Program(arguments: arguments).run()
    #expect(outcome.status == 64)
    #expect(outcome.standardOutput.isEmpty)
    #expect(outcome.standardError.contains("Usage: yol"))
  }

  @Test("The version is one line")
  func version() async throws {
    let outcome = try await Program(arguments: ["--version"]).run()
    #expect(outcome.status == 0)
    #expect(outcome.standardOutput.split(separator: ".").count == 3)
  }
}
