import Model

/// Why a release cannot be protected.
enum DisclosureProblem {
  /// Cells of these indicators could be computed whatever else is hidden.
  case unprotected([String])

  /// The problem as it ends a run.
  var error: RunError {
    switch self {
    case .unprotected(let indicators):
      RunError(
        indicators.map { indicator in
          Diagnostic(
            code: "DSC001", severity: .error,
            message: "\(indicator): a small number could be computed whatever else is hidden",
            remedy: "show fewer breakdowns of it, or of the indicators over the same persons")
        }, status: .gateClosed)
    }
  }
}
