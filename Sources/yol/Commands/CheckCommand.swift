import ArgumentParser
import Model
import Pipeline

/// `yol check`: everything that is wrong with the definitions or the deliveries, without a run.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Looks for mistakes in the definitions and, if asked, in the extracts.",
    discussion: """
      Writes nothing. With --extracts all deliveries of a run are read as the run would read them, and \
      the exit status is what its reading would have: 0, 3 with rows quarantined, 4 with too many of \
      them, 5 with an extract missing, 65 with a file that cannot be used.

      Examples:
        yol check
        yol check --examples
        yol check --extracts --period 2026-10 --json
      """)

  @Flag(help: "Run the worked examples of all definitions too.")
  var examples = false

  @Flag(help: "Read the extracts too, and say what a run would make of them.")
  var extracts = false

  @Option(
    help: ArgumentHelp(
      "With --extracts: period of the run (default: the newest for which all extracts are there).",
      valueName: "period"),
    transform: PeriodOptions.read)
  var period: ReferencePeriod?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if period != nil && !extracts { throw ValidationError("--period goes with --extracts") }
    if extracts && examples {
      throw ValidationError("give --extracts or --examples, one at a time")
    }
  }

  func run() async throws {
    if extracts {
      try await checkExtracts()
    } else {
      try await checkDefinitions()
    }
  }

  private func checkDefinitions() async throws {
    let console = options.console
    var outcome = Outcome()
    do throws(RunError) {
      let definitions = try options.workspace().definitions()
      outcome.found = definitions.diagnostics
      outcome.indicators = definitions.catalogue.indicators.count
      if examples { outcome.take(definitions.runExamples()) }
    } catch {
      outcome.found = error.diagnostics
      outcome.status = error.status
    }
    if !options.json { console.report(outcome.found, limit: .max) }
    try await console.finish { () async throws(RunError) in
      if options.json {
        try console.print(outcome.json.text)
      } else if !options.quiet {
        try console.print(outcome.text)
      }
      return outcome.status
    }
  }

  private func checkExtracts() async throws {
    let console = options.console
    try await console.finish(limit: .max) { () async throws(RunError) in
      let check: ExtractCheck
      do throws(RunError) {
        check = try options.workspace().checkExtracts(period: period)
      } catch {
        if options.json { try console.print(Outcome(found: error.diagnostics).json.text) }
        throw error
      }
      if options.json {
        try console.print(check.json.text)
      } else {
        console.report(check.allFindings, limit: 20)
        if !options.quiet { try console.print(ExtractCheckText(check: check).text) }
      }
      return check.status
    }
  }
}

extension CheckCommand {
  /// What was found.
  private struct Outcome {
    var found: [Diagnostic] = []
    var status = Model.ExitStatus.published
    var indicators = 0
    var examples: ExampleAccount?

    /// An example that does not hold is a mistake of the definition.
    mutating func take(_ account: ExampleAccount) {
      examples = account
      found += account.findings
      if account.failed > 0 { status = .badDefinition }
    }

    var text: String {
      let clean = status == .published ? "\(indicators) indicators, no mistake found.\n" : ""
      return clean + (examples.map { "\($0.summary).\n" } ?? "")
    }

    var json: JSON {
      let findings = JSON.Member("diagnostics", .array(found.map(\.json)))
      return .object([findings] + (examples.map { [.init("examples", $0.json)] } ?? []))
    }
  }
}
