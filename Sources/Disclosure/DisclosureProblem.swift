import Model

/// Why a release cannot be protected.
enum DisclosureProblem {
  /// Cells of these indicators could be computed whatever else is hidden; some of them because of numbers that were
  /// printed for these periods before and that the rules would hide now.
  case unprotected([String], after: [String])

  /// The problem as it ends a run.
  var error: RunError {
    switch self {
    case .unprotected(let indicators, let periods):
      RunError(
        indicators.map { indicator in
          Diagnostic(
            code: "DSC001", severity: .error,
            message: periods.isEmpty
              ? "\(indicator): a small number could be computed whatever else is hidden"
              : "\(indicator): a small number could be computed from what earlier releases printed",
            remedy: periods.isEmpty
              ? "show fewer breakdowns of it, or of the indicators over the same persons"
              : "the rules were made stricter: announce a revision, `yol run"
                + "\(Self.revision(of: periods))`, or set them as they were")
        }, status: .gateClosed)
    }
  }

  /// The options that revise some periods: each of a few, whole years of many.
  private static func revision(of periods: [String]) -> String {
    let named = periods.count > 3 ? Set(periods.map { String($0.prefix(4)) }).sorted() : periods
    return named.map { " --revise \($0)" }.joined()
  }
}
