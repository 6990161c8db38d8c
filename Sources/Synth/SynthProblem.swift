import Model

/// What can go wrong while extracts are written.
enum SynthProblem {
  case badPlan([String])
  case cannotCreate(path: String)
  case cannotWrite(path: String)

  /// The problem as the error that ends the run.
  var error: RunError {
    switch self {
    case .badPlan(let complaints):
      RunError(
        complaints.map {
          Diagnostic(code: "SYN001", message: $0, remedy: "see yol help synth")
        }, status: .usage)
    case .cannotCreate(let path):
      RunError(
        Diagnostic(
          code: "SYN002", message: "the folder or file cannot be created",
          location: Location(file: path),
          remedy: "choose a folder that you may write to with --out"),
        status: .cannotCreate)
    case .cannotWrite(let path):
      RunError(
        Diagnostic(
          code: "SYN003", message: "writing failed on the way",
          location: Location(file: path), remedy: "make room on the disk and run it again"),
        status: .inputOutput)
    }
  }
}
