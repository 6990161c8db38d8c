import Model

/// Why a release cannot be rounded.
enum RoundingProblem {
  /// A file of earlier choices does not say what it should.
  case damaged(file: String, line: Int)
  /// A dataset was computed from true counts.
  case exact(indicator: String)

  /// The problem as it ends a run.
  var error: RunError {
    switch self {
    case .damaged(let file, let line):
      RunError(
        [
          Diagnostic(
            code: "DSC020", severity: .error,
            message: "this is not a record of earlier rounding as Yol wrote it",
            location: Location(file: file, line: line, column: 1),
            remedy: "restore the folder private/disclosure/rounding from a backup")
        ], status: .gateClosed)
    case .exact(let indicator):
      RunError(
        [
          Diagnostic(
            code: "DSC021", severity: .error,
            message: "\(indicator) was computed from counts that nobody rounded",
            remedy: "report this: it is a mistake in Yol")
        ], status: .gateClosed)
    }
  }
}
