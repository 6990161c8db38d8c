import ArgumentParser
import Model
import Pipeline

/// `yol figures`: figures before disclosure control, for checking.
struct FiguresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Prints confidential figures as CSV, for checking only.",
    discussion: """
      Reads and computes as a run does, but protects nothing and publishes nothing. The figures can \
      name people: they must never leave the machine.
      """)

  @Argument(help: "Indicators (default: all).")
  var indicators: [String] = []

  @Flag(help: "Say that the figures stay confidential; without it none are printed.")
  var confidential = false

  @OptionGroup var periods: PeriodOptions
  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let console = options.console
    try await console.finish { () async throws(RunError) in
      let (text, warnings) = try options.workspace().figures(
        of: indicators, range: periods.range, isConfidential: confidential)
      console.report(warnings)
      try console.print(text)
      return .published
    }
  }
}
