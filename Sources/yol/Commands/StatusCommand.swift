import ArgumentParser
import Model
import Pipeline

/// `yol status`: when the last good run was, and what readers see.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Says when the last good run was and which release is in force.",
    discussion: "Reads the archive only, and changes nothing; made for monitoring.")

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let console = options.console
    try await console.finish { () async throws(RunError) in
      let status = try options.workspace().status()
      try console.print(options.json ? status.json.text : StatusSummary(status: status).text)
      return .published
    }
  }
}
