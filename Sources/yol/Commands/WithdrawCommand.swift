import ArgumentParser
import Model
import Pipeline

/// `yol withdraw`: takes a release back.
struct WithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Takes a release back because of a mistake.",
    discussion: """
      The release before it is put in force again; where there is none, readers see none. What was \
      printed stays known: it stays in the ledger, and every later release is protected against it.

      The figures of its periods are repeated by later runs as they were printed. Correct what was wrong \
      and show them anew with `yol run --revise PERIOD`.

      Examples:
        yol withdraw 2026-10-fb0095ff070d --by "A. Quliyev" --note "wrong extract"
      """)

  @Argument(
    help: ArgumentHelp("Name of the release, as `yol status` shows it.", valueName: "release"))
  var release: String

  @OptionGroup var signature: SignatureOptions

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    StopSignals.begin(.withdrawing)
    let console = options.console
    try await console.finish { () async throws(RunError) in
      let withdrawal = try options.workspace().withdraw(
        release, by: signature.person, note: signature.note)
      if options.json {
        try console.print(withdrawal.json.text)
      } else if !options.quiet {
        try console.print(Self.text(withdrawal))
      }
      return .published
    }
  }

  private static func text(_ withdrawal: Withdrawal) -> String {
    let seen =
      withdrawal.inForce.map { "Readers see \($0)." } ?? "Readers see no release: there is no link."
    let change = withdrawal.wasInForce ? seen : "It was not in force. \(seen)"
    return """
      Withdrew \(withdrawal.release). \(change)
      What it printed stays known. Correct what was wrong, then run with --revise \
      \(withdrawal.period).

      """
  }
}
