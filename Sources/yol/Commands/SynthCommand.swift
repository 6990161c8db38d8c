import ArgumentParser
import Model
import Pipeline
import Synth

/// `yol synth`: writes the extracts of invented people, to try things out and to test.
struct SynthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synth",
    abstract: "Writes the extracts of an invented population.",
    discussion: """
      Every person, key and figure is made up. The same options give the same bytes.
      """)

  @Option(help: "Folder of the workspace; the files go to its folder extracts.")
  var out: String

  @Option(help: "Size: ministry (7,000 persons, 26 months) or national (1,000,000 persons).")
  var scale: Scale = .ministry

  @Option(help: "Number of persons, 1 to 10000000, instead of the size's.")
  var persons: Int?

  @Option(help: "Number of monthly deliveries, 1 to 240, instead of the size's.")
  var months: Int?

  @Option(help: "The newest month.")
  var until = "2026-10"

  @Option(help: "Number from which everything is drawn.")
  var seed: UInt64 = 1

  @Option(help: "Rows of the newest month to damage, up to 1000.")
  var faults = 0

  @Option(help: "Write only this extract; may be repeated.")
  var extract: [String] = []

  @Flag(name: [.long, .short], help: "Print errors and warnings only.")
  var quiet = false

  @Flag(name: .customLong("no-color"), help: "Print without colour, also on a terminal.")
  var noColor = false

  func validate() throws {
    guard !out.isEmpty else { throw ValidationError("--out must name a folder") }
    let complaints = try plan().complaints
    guard complaints.isEmpty else { throw ValidationError(complaints.joined(separator: "; ")) }
  }

  func run() async throws {
    let console = Console(isQuiet: quiet, noColor: noColor)
    let plan = try plan()
    try await console.finish { () async throws(RunError) in
      let clock = ContinuousClock()
      let start = clock.now
      let summary = try SyntheticWorkspace(plan: plan).write(to: out, report: console.tell)
      let seconds = (clock.now - start) / .milliseconds(100)
      console.tell(
        "\(summary.files) files, \(summary.rows) rows, \(summary.bytes) bytes, "
          + "\(seconds.rounded() / 10) seconds")
      if (try? Workspace(at: out)) == nil {
        console.tell(
          "There is no \(Workspace.configurationName) in \(out) yet: write one to publish from it; "
            + "the README shows how.")
      }
      return .published
    }
  }

  private func plan() throws -> SynthesisPlan {
    guard let month = ReferencePeriod(until) else {
      throw ValidationError("--until must be a month such as 2026-10")
    }
    return SynthesisPlan(
      scale: scale.planned, persons: persons, months: months, until: month, seed: seed,
      faults: faults, extracts: extract)
  }
}

extension SynthCommand {
  /// The ready-made sizes, as the command line names them.
  enum Scale: String, CaseIterable, ExpressibleByArgument {
    case ministry
    case national

    /// The size in the plan.
    var planned: SynthesisPlan.Scale {
      self == .ministry ? .ministry : .national
    }
  }
}
