internal import Model

/// Why unprotected pages are not made.
enum ProfileProblem {
  /// They would not lie in the private folder.
  case notSecured(String)
  /// A page would not say that it is confidential.
  case withoutNotice(page: String)

  /// The problem as it ends a run.
  var error: RunError {
    switch self {
    case .notSecured(let folder):
      RunError(
        Diagnostic(
          code: "DSC022", severity: .error,
          message:
            "with policy none nobody is protected, and \(folder) is not in the private folder",
          remedy: "make the folder within the private one, without links that lead elsewhere"),
        status: .badDefinition)
    case .withoutNotice(let page):
      RunError(
        Diagnostic(
          code: "DSC023", severity: .error,
          message: "\(page) does not say that it is confidential: a template leaves the notice out",
          remedy: "put {{frame.watermark}} into the page's template, as the built-in one does"),
        status: .badDefinition)
    }
  }
}
