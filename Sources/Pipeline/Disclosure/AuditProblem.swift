internal import Model

/// What the attack on a finished release shows about it.
enum AuditProblem {
  /// A file of it tells numbers that it hides, in ways that have these names.
  case givesAway(String, ways: Set<String>)
  /// It cannot be attacked, or not to the end.
  case unsettled(String)
  /// It was not held against the releases before it, because one of them cannot be used.
  case withoutEarlier(EarlierReleases.Place?, String)

  /// The problem as text.
  var diagnostic: Diagnostic {
    switch self {
    case .givesAway(let file, let ways):
      Diagnostic(
        code: "DSC002", severity: .error,
        message: "\(file) gives hidden numbers away: \(ways.sorted().joined(separator: ", "))",
        remedy: "show fewer breakdowns, or tell the maintainers: protection and audit disagree")
    case .unsettled(let reason):
      Diagnostic(
        code: "DSC003", severity: .error,
        message: "the release could not be audited: \(reason)",
        remedy: "nothing was published; correct what is named")
    case .withoutEarlier(let place, let reason):
      Diagnostic(
        code: "DSC004", severity: .warning,
        message: "the release was attacked without earlier ones: "
          + "\(place?.release ?? "one of them") cannot be used: \(reason)",
        location: place?.location,
        remedy: "restore its files from a backup: until then the ledger alone protects against "
          + "what readers kept of earlier releases")
    }
  }
}
