import ArgumentParser
import Glibc
import Model
import Synth

/// `yol synth`: writes the extracts of invented people, to try things out and to test.
struct SynthCommand: ParsableCommand {
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

  @Flag(help: "Print nothing.")
  var quiet = false

  func validate() throws {
    guard !out.isEmpty else { throw ValidationError("--out must name a folder") }
    let complaints = try plan().complaints
    guard complaints.isEmpty else { throw ValidationError(complaints.joined(separator: "; ")) }
  }

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let workspace = try SyntheticWorkspace(plan: try plan())
      let summary = try workspace.write(to: out, report: print)
      let seconds = (clock.now - start) / .milliseconds(100)
      print(
        "\(summary.files) files, \(summary.rows) rows, \(summary.bytes) bytes, "
          + "\(seconds.rounded() / 10) seconds")
    } catch let error as RunError {
      report(error)
      throw ExitCode(error.status.rawValue)
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

  private func print(_ line: String) {
    guard !quiet else { return }
    Self.complain(line)
  }

  private func report(_ error: RunError) {
    for diagnostic in error.diagnostics {
      let place = diagnostic.location.map { "\($0): " } ?? ""
      Self.complain("\(place)error: [\(diagnostic.code)] \(diagnostic.message)")
      if let remedy = diagnostic.remedy { Self.complain("  fix: \(remedy)") }
    }
  }

  /// Writes a line to standard error.
  private static func complain(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
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
