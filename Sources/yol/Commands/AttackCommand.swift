import ArgumentParser
import Attack
import Model
import Pipeline

/// `yol attack`: what readers of a release can find out.
struct AttackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attack",
    abstract: "Tries to recover what a release hides, from its files alone.",
    discussion: """
      Reads tidy CSV files and a description of their columns, and computes what remains possible \
      of every hidden number. Shares no code with what protects releases. docs/attack.md has the \
      format of the description.

      Examples:
        yol attack --spec spec.json public/data
        yol attack --spec spec.json now --prior 2026-09 --prior 2026-10
        yol attack --spec spec.json now --truth true --insider 10 --json

      Exit status: 0 nothing found, 4 findings, 64 bad usage, 65 bad data file or description, or a \
      release that contradicts itself, 66 no such file or folder.
      """)

  @Argument(help: ArgumentHelp("Folder of the release.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("Description of the release (SPEC.json).", valueName: "file"))
  var spec: String

  @Option(help: ArgumentHelp("Folder of an earlier release; the oldest first.", valueName: "older"))
  var prior: [String] = []

  @Option(
    help: ArgumentHelp(
      "Period that was revised since: what earlier releases say of it is not used.",
      valueName: "period"))
  var revised: [String] = []

  @Option(help: "Width in the place of that of the description.")
  var width: Int?

  @Option(help: "Threshold in the place of that of the description.")
  var threshold: Int?

  @Option(
    help: ArgumentHelp(
      "Cross-tables that nobody printed: auto (default), full or tables.", valueName: "which"),
    transform: AttackCommand.readLatent)
  var latent = AttackOptions.Latent.automatic

  @Option(help: ArgumentHelp("Folder with the true values, to try insiders.", valueName: "folder"))
  var truth: String?

  @Option(
    help: ArgumentHelp(
      "Most lone persons who are tried as insiders (default: all).", valueName: "n"))
  var insider: Int?

  @Flag(help: "Compute what remains possible of every hidden cell, also of those wide enough.")
  var intervals = false

  @Flag(help: "Print JSON for machines, with all intervals.")
  var json = false

  @Flag(name: .customLong("no-color"), help: "Print without colour, also on a terminal.")
  var noColor = false

  func validate() throws {
    if !revised.isEmpty && prior.isEmpty { throw ValidationError("--revised goes with --prior") }
    if insider != nil && truth == nil { throw ValidationError("--insider goes with --truth") }
    if let width, width < 1 { throw ValidationError("the width is at least 1") }
    if let threshold, threshold < 1 { throw ValidationError("the threshold is at least 1") }
  }

  func run() async throws {
    let console = Console(isQuiet: false, noColor: noColor)
    try await console.finish { () async throws(RunError) in
      let report = try tellingMachines { () throws(RunError) in try attack() }
      try console.print(json ? report.json : report.text)
      if !report.contradictions.isEmpty || !report.unsettled.isEmpty {
        console.report([Self.doubt])
      }
      return report.isClean ? .published : report.findings.isEmpty ? .badData : .gateClosed
    }
  }

  /// Prints an error as JSON as well where that is wanted.
  private func tellingMachines(
    _ attack: () throws(RunError) -> AttackReport
  ) throws(RunError) -> AttackReport {
    do throws(RunError) {
      return try attack()
    } catch {
      let found = JSON.object([.init("diagnostics", .array(error.diagnostics.map(\.json)))])
      if json { try Console(isQuiet: false, noColor: noColor).print(found.text) }
      throw error
    }
  }

  private var options: AttackOptions {
    var options = AttackOptions()
    options.width = width
    options.threshold = threshold
    options.latent = latent
    options.truth = truth
    options.insiders = insider
    options.revised = Set(revised)
    options.wantsIntervals = json || intervals
    return options
  }

  private func attack() throws(RunError) -> AttackReport {
    do throws(AttackError) {
      let bytes = try Attacker.read(spec)
      return try Attacker(
        specification: bytes, folder: folder, priors: prior, options: options
      ).report()
    } catch {
      throw RunError(diagnostic(of: error), status: status(of: error))
    }
  }

  private static let doubt = Diagnostic(
    code: "ATK004", message: "the release does not fit together: the attack proves nothing",
    remedy: "correct the description, or the files, until no contradiction is left")

  private func status(of error: AttackError) -> Model.ExitStatus {
    switch error.fault {
    case .missing: .noInput
    case .specification, .data: .badData
    }
  }

  private func diagnostic(of error: AttackError) -> Diagnostic {
    let file = error.file ?? (error.fault == .specification ? spec : nil)
    let location = file.map { Location(file: $0, line: error.line) }
    return switch error.fault {
    case .missing:
      Diagnostic(
        code: "ATK001", message: error.message, location: location,
        remedy: "check the path, and that the file may be read")
    case .specification:
      Diagnostic(
        code: "ATK002", message: error.message, location: location,
        remedy: "docs/attack.md describes every key")
    case .data:
      Diagnostic(
        code: "ATK003", message: error.message, location: location,
        remedy: "correct the file, or its description")
    }
  }

  private static func readLatent(_ text: String) throws -> AttackOptions.Latent {
    guard let latent = AttackOptions.Latent(rawValue: text) else {
      throw ValidationError("--latent is auto, full or tables")
    }
    return latent
  }
}
