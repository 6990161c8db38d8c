import Model

extension FileAccess.Fault {
  /// The fault as a problem.
  var problem: DefinitionProblem {
    switch self {
    case .notFound: .notFound
    case .notPermitted: .notPermitted
    case .notRegularFile: .notRegularFile
    case .tooLarge: .tooLarge(megabytes: SourceText.byteLimit >> 20)
    case .failed: .notReadable
    }
  }

  /// The error that stops a run because of the fault.
  func runError(at file: String) -> RunError {
    let status: ExitStatus =
      switch self {
      case .notFound: .noInput
      case .notPermitted: .noPermission
      case .notRegularFile, .tooLarge: .badDefinition
      case .failed: .inputOutput
      }
    return RunError(problem.diagnostic(at: Location(file: file)), status: status)
  }
}
