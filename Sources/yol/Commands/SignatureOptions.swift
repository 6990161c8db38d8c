import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Options of every command that leaves a record of who did what, and why.
struct SignatureOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who does this (default: the user).", valueName: "name"))
  var by: String?

  @Option(help: ArgumentHelp("Why, for whoever reads the record.", valueName: "text"))
  var note = ""

  /// Who does it; empty where nobody is known.
  var person: String {
    if let by { return by }
    for name in ["LOGNAME", "USER"] {
      if let value = getenv(name) { return String(cString: value) }
    }
    return ""
  }
}
