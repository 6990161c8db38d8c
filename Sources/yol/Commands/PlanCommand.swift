import ArgumentParser
import Model
import Pipeline

/// `yol plan`: what disclosure control leaves of each table, and which merges would leave more.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Says what disclosure control hides in each table, and what to merge.",
    discussion: """
      Computes and protects the release as a run does, publishes nothing, and tries merges on the whole \
      release: parents for codes, neighbouring groups joined, quarters for months. The numbers of small \
      cells are confidential.
      """)

  @Option(
    help: ArgumentHelp(
      "Period of the release (default: the newest for which all extracts are there).",
      valueName: "period"),
    transform: PeriodOptions.read)
  var period: ReferencePeriod?

  @Option(help: ArgumentHelp("Merges to try, those that touch most hidden cells first."))
  var trials: Int = 12

  @Flag(help: "List tables of which nothing is hidden as well.")
  var all = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    guard (0...1000).contains(trials) else {
      throw ValidationError("give --trials a number from 0 to 1000")
    }
  }

  func run() async throws {
    let console = options.console
    try await console.finish { () async throws(RunError) in
      let (plan, warnings) = try options.workspace().plan(for: period, trials: trials) { number in
        console.tell("tried \(number) of \(trials) merges")
      }
      console.report(warnings)
      try console.print(
        options.json ? plan.json.text : PlanText(plan: plan, showsAll: all).text)
      return .published
    }
  }
}
