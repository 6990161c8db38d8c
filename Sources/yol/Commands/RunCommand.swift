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

  @Flag(help: "Compute and publish again although nothing changed.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Show a printed period, and all that overlap it, as computed now: an announced revision. May be repeated.",
      valueName: "period"),
    transform: RunCommand.readPeriod)
  var revise: [ReferencePeriod] = []

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    StopSignals.begin(.publishing)
    let console = options.console
    try await console.finish { () async throws(RunError) in
      let report = try await report(to: console)
      console.report(report.diagnostics)
      if options.json {
        try console.print(report.json(toolVersion: Workspace.toolVersion).text)
      } else if !options.quiet {
        try console.print(RunSummary(report: report, root: try options.workspace().root).text)
      }
      return report.status
    }
  }

  /// Runs; a run that fails is told to machines in the same form as one that does not.
  private func report(to console: Console) async throws(RunError) -> RunReport {
    do throws(RunError) {
      return try await options.workspace()
        .run(
          period: period, isForced: force, revised: Set(revise), observer: console.observer)
    } catch {
      guard options.json else { throw error }
      var report = RunReport()
      report.period = period
      report.status = error.status
      report.diagnostics = error.diagnostics
      try console.print(report.json(toolVersion: Workspace.toolVersion).text)
      throw error
    }
  }

  private static func readPeriod(_ text: String) throws -> ReferencePeriod {
    guard let period = ReferencePeriod(text) else {
      throw ValidationError("give a period such as 2026-10, 2026-Q4 or 2026")
    }
    return period
  }
}
