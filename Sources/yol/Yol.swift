import ArgumentParser

/// The command line of Yol.
@main
struct Yol: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yol",
    abstract: "Turns agencies' monthly extracts into protected integration indicators.",
    version: "0.1.0",
    subcommands: [SynthCommand.self])
}
