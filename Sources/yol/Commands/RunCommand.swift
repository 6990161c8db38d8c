import ArgumentParser
import Model
import Pipeline

/// `yol run`: from the extracts to the release in force.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Reads the extracts, computes, protects and publishes a period.",
    discussion: "Without --period it is the newest period for which all extracts are there.")

  @Option(
    help: ArgumentHelp("Period to publish: 2026-10, 2026-Q4 or 2026.", valueName: "period"),
    transform: RunCommand.readPeriod)
  var period: ReferencePeriod?

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let console = options.console
    try await console.finish { () async throws(RunError) in
      let workspace = try options.workspace()
      let report = try await workspace.run(period: period, observer: console.observer)
      console.report(report.diagnostics)
      let text =
        options.json
        ? report.json(toolVersion: Workspace.toolVersion).text : RunSummary(report: report).text
      if !options.quiet || options.json { try console.print(text) }
      return report.status
    }
  }

  private static func readPeriod(_ text: String) throws -> ReferencePeriod {
    guard let period = ReferencePeriod(text) else {
      throw ValidationError("give a period such as 2026-10, 2026-Q4 or 2026")
    }
    return period
  }
}
