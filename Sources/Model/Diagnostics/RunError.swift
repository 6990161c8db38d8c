/// Stops a run: the only error type that crosses a target boundary.
public struct RunError: Error, Hashable, Sendable {
  /// Everything known to be wrong, in the order of the files.
  public var diagnostics: [Diagnostic]
  /// What the process ends with.
  public var status: ExitStatus

  /// Stops with all that was found.
  public init(_ diagnostics: [Diagnostic], status: ExitStatus) {
    self.diagnostics = diagnostics
    self.status = status
  }

  /// Stops with one finding.
  public init(_ diagnostic: Diagnostic, status: ExitStatus) {
    self.init([diagnostic], status: status)
  }
}
