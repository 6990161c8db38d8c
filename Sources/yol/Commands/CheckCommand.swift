import ArgumentParser
import Model
import Pipeline

/// `yol check`: everything that is wrong with the definitions, at once, before any data is read.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Looks for mistakes in the definitions; reads no extract.")

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let console = options.console
    var found: [Diagnostic] = []
    var status = Model.ExitStatus.published
    var count = 0
    do throws(RunError) {
      let definitions = try options.workspace().definitions()
      found = definitions.diagnostics
      count = definitions.catalogue.indicators.count
    } catch {
      found = error.diagnostics
      status = error.status
    }
    if !options.json { console.report(found, limit: .max) }
    try await console.finish { () async throws(RunError) in
      if options.json {
        try console.print(JSON.object([.init("diagnostics", .array(found.map(\.json)))]).text)
      } else if status == .published, !options.quiet {
        try console.print("\(count) indicators, no mistake found.\n")
      }
      return status
    }
  }
}
