import ArgumentParser
import Model
import Pipeline

/// `yol check`: everything that is wrong with the definitions, at once, before any data is read.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Looks for mistakes in the definitions; reads no extract.")

  @Flag(help: "Run the worked examples of all definitions too.")
  var examples = false

  @OptionGroup var options: GlobalOptions

  func run() async throws {
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
