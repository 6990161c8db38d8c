import ArgumentParser

/// Options of every command that prints results, in a workspace or not.
struct PrintingOptions: ParsableArguments {
  @Flag(name: [.long, .short], help: "Print errors and warnings only.")
  var quiet = false

  @Flag(name: .customLong("no-color"), help: "Print without colour, also on a terminal.")
  var noColor = false

  @Flag(help: "Print JSON for machines.")
  var json = false

  /// Where the command prints to.
  var console: Console {
    Console(isQuiet: quiet, noColor: noColor)
  }
}
