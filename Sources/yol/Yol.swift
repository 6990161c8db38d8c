import ArgumentParser
import Pipeline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command line of Yol.
@main
struct Yol: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yol",
    abstract: "Turns agencies' monthly extracts into protected integration indicators.",
    discussion: """
      Examples:
        yol run                      publish the newest complete month
        yol run --period 2026-10     publish this month
        yol check                    look for mistakes in the definitions
        yol check --extracts         what would a run make of the deliveries?
        yol inspect FILE --extract contracts.yaml
                                     would this file be loaded?
        yol explain lab_employment_rate@2026-10 sex=Q
                                     how did this figure come about?
        yol status --json            when was the last good run?
        yol synth --out demo         make extracts of invented people
        yol sql lab_employment_rate  how it is computed, as SQL
        yol plan                     what is hidden, and what to merge
        yol attack --spec spec.json public/data
                                     what can readers find out that is hidden?

      Exit status: 0 published or nothing to do, 3 published with rows quarantined, 4 a gate \
      said no, 5 an extract is missing or late, 64 usage, 65 bad data file, 66 no input, \
      70 mistake of Yol, 73 cannot create, 74 input or output failed, 75 another run is at work, \
      77 permission, 78 bad definition or configuration.
      """,
    version: Workspace.toolVersion,
    subcommands: [
      RunCommand.self, CheckCommand.self, ListCommand.self, ExplainCommand.self,
      StatusCommand.self, SynthCommand.self, SQLCommand.self,
      FiguresCommand.self, InspectCommand.self, ReadmitCommand.self, AttackCommand.self,
      ProtectCommand.self, VerifyCommand.self, WithdrawCommand.self, PlanCommand.self,
    ])

  /// Starts the command.
  ///
  /// A reader that has seen enough (`yol list | head`) is no failure, so a broken pipe must not end
  /// the process by a signal. Neither must a limit on the size of files: writing fails then, and the
  /// run says where.
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    StopSignals.announce()
    await main(nil)
  }
}
