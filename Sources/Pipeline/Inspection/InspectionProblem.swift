internal import Model

/// What can be wrong when one file is inspected, besides what is wrong with the file.
enum InspectionProblem: Hashable, Sendable {
  /// Nobody says what period the file is about.
  case noPeriod(file: String)
  /// The list of received files does not have the extract.
  case notListed(extract: String, manifest: String)
  /// The delivery before cannot be read, so that only its bytes are compared.
  case previousUnusable(file: String)

  /// The finding.
  var diagnostic: Diagnostic {
    Diagnostic(
      code: code, severity: severity, message: message, location: Location(file: file),
      remedy: remedy)
  }

  /// The error that stops the inspection.
  var error: RunError {
    RunError(diagnostic, status: .usage)
  }

  private var code: String {
    switch self {
    case .noPeriod: "INS001"
    case .notListed: "INS002"
    case .previousUnusable: "INS003"
    }
  }

  private var severity: Diagnostic.Severity {
    switch self {
    case .noPeriod: .error
    case .notListed, .previousUnusable: .warning
    }
  }

  private var file: String {
    switch self {
    case .noPeriod(let file), .notListed(_, let file), .previousUnusable(let file): file
    }
  }

  private var message: String {
    switch self {
    case .noPeriod: "nothing says what period this file is about"
    case .notListed(let extract, _): "extract \(extract) is not in this list of received files"
    case .previousUnusable: "the delivery before cannot be used, only its bytes were compared"
    }
  }

  private var remedy: String {
    switch self {
    case .noPeriod: "give --period, such as --period 2026-10"
    case .notListed: "name the list of the file's own period, or leave --manifest out"
    case .previousUnusable: "inspect that file by itself to see why"
    }
  }
}
