internal import Model

/// What can be wrong when somebody asks for queries or figures of indicators.
enum CheckingProblem: Hashable, Sendable {
  /// No indicator has this id.
  case unknownIndicator(String, nearest: String?)
  /// Figures before disclosure control were asked for without saying that they stay confidential.
  case notConfidential
  /// Figures before disclosure control are being printed.
  case confidentialFigures
  /// The last period is earlier than the first.
  case reversedPeriods

  /// The finding.
  var diagnostic: Diagnostic {
    Diagnostic(
      code: code, severity: self == .confidentialFigures ? .warning : .error, message: message,
      remedy: remedy)
  }

  /// The error that stops the command.
  var error: RunError {
    RunError(diagnostic, status: .usage)
  }

  private var code: String {
    switch self {
    case .unknownIndicator: "CHK001"
    case .notConfidential: "CHK002"
    case .confidentialFigures: "CHK003"
    case .reversedPeriods: "CHK004"
    }
  }

  private var message: String {
    switch self {
    case .unknownIndicator(let id, _): "there is no indicator `\(id)`"
    case .notConfidential: "these figures have not passed disclosure control"
    case .confidentialFigures:
      "these figures have not passed disclosure control: they are for checking only"
    case .reversedPeriods: "the last period is earlier than the first"
    }
  }

  private var remedy: String {
    switch self {
    case .unknownIndicator(_, let nearest):
      nearest.map { "write `\($0)`" } ?? "see `yol list` for all of them"
    case .notConfidential:
      "give --confidential if they stay on this machine and are never published"
    case .confidentialFigures: "never publish them; delete them when the check is done"
    case .reversedPeriods: "give --from a period that is not after --period"
    }
  }
}
