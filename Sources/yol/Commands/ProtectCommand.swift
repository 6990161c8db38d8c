import ArgumentParser
import Model
import Pipeline
import Suppression

/// `yol protect`: protects tidy tables that were made elsewhere.
struct ProtectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protect",
    abstract: "Protects tidy CSV tables that were made elsewhere.",
    discussion: """
      Reads the true numbers, hides the small ones and what they could be computed
      from, and writes the same files without them, with a certificate beside them.

      Example:
        yol protect --spec spec.json true published

      Exit status: 0 protected, 4 a cell cannot be protected and nothing is \
      written, 64 usage, 65 bad data, 66 no input, 70 a mistake of Yol's own, 73 \
      an output is there already or cannot be made, 74 reading or writing \
      failed, 78 bad specification.
      """)

  @Option(
    name: .customLong("spec"),
    help: ArgumentHelp("What columns and numbers mean.", valueName: "file"))
  var specification: String

  @Argument(help: "Folder with the true numbers.")
  var truth: String

  @Argument(help: "Folder to make.")
  var out: String

  @Option(help: ArgumentHelp("Folder of an earlier release; may be repeated.", valueName: "dir"))
  var prior: [String] = []

  @Option(help: "Counts of 1 to one less are protected (default: of the specification).")
  var threshold: Int?

  @Option(help: "Least width of what remains possible (default: of the specification).")
  var width: Int?

  @Option(help: "Least denominator of a share or mean that is shown.")
  var base = 10

  @Option(
    help: ArgumentHelp("Sums: the (n,k) rule, n 1 or 2, as in 1,80.", valueName: "n,k"),
    transform: ProtectCommand.readDominance)
  var dominance: DominanceRule?

  @Option(help: ArgumentHelp("Sums: the p % rule; 0 for none.", valueName: "p"))
  var percent = 10.0

  @Option(
    help: ArgumentHelp(
      "File of secret bytes (default: OUT.seed; made where it is not there).", valueName: "file"))
  var seedFile: String?

  @Option(help: ArgumentHelp("Certificate (default: OUT.certificate).", valueName: "file"))
  var certificate: String?

  @OptionGroup var printing: PrintingOptions

  func validate() throws {
    guard threshold ?? 1 >= 1, width ?? 1 >= 1, base >= 1, (0...100).contains(percent) else {
      throw ValidationError("threshold, width and base are 1 or more, and p is 0 to 100")
    }
  }

  func run() async throws {
    let console = printing.console
    try await console.finish { () async throws(RunError) in
      let report = try TidyProtector(request).protect()
      if printing.json {
        try console.print(report.json.text)
      } else if !printing.quiet {
        try console.print(report.text)
      }
      return .published
    }
  }

  private var request: ProtectionRequest {
    var request = ProtectionRequest(specification: specification, truth: truth, output: out)
    request.earlier = prior
    request.threshold = threshold
    request.width = width
    request.base = base
    request.dominance = dominance
    request.percent = percent > 0 ? PercentRule(percent: percent) : nil
    request.seed = seedFile
    request.certificate = certificate
    return request
  }

  private static func readDominance(_ text: String) throws -> DominanceRule {
    let parts = text.split(separator: ",")
    guard parts.count == 2, let contributors = Int(parts[0]), (1...2).contains(contributors),
      let percent = Double(parts[1]), percent > 0, percent <= 100
    else { throw ValidationError("write n, 1 or 2, and k, as in 1,80") }
    return DominanceRule(contributors: contributors, percent: percent)
  }
}
