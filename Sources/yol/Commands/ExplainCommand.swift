import ArgumentParser
import Model
import Pipeline

/// `yol explain`: how one figure came about.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says how one figure came about, from the files to the printed number.",
    discussion: """
      Computes the figure again from the deliveries; changes nothing, and needs no earlier run. \
      The output is confidential: it shows what disclosure control may hide.

      Example: yol explain lab_employment_rate@2026-10 sex=Q
      """)

  @Argument(
    help: ArgumentHelp(
      "Indicator and period; without @PERIOD it is the newest one.",
      valueName: "indicator@period"))
  var figure: String

  @Argument(
    help: ArgumentHelp(
      "Codes of one breakdown, as in sex=Q; without them it is the total.",
      valueName: "dimension=code"))
  var codes: [String] = []

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let console = options.console
    try await console.finish { () async throws(RunError) in
      let explanation = try options.workspace().explain(FigureName(figure, codes: codes))
      try console.print(
        options.json ? explanation.json.text : ExplanationText(explanation: explanation).text)
      return .published
    }
  }
}
