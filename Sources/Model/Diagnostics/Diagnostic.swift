/// Something a person should know, where it is, and what to do about it.
///
/// A diagnostic never holds a data value: its text may be mailed by cron and kept in logs.
public struct Diagnostic: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Comparable, Sendable {
    /// Recorded, nothing to do.
    case note
    /// Published, but somebody should look.
    case warning
    /// What it is about was not used.
    case error

    /// A note matters least.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// Stable identifier such as `DEF004`; listed in `docs/diagnostics.md`, never reused.
  public var code: String
  /// How much it matters.
  public var severity: Severity
  /// What is wrong, as a sentence without a full stop and without data values.
  public var message: String
  /// Where it is, if it is anywhere.
  public var location: Location?
  /// What to do next, as an instruction.
  public var remedy: String?

  /// Makes a diagnostic; the catalogues of the stages are the only callers.
  public init(
    code: String, severity: Severity = .error, message: String, location: Location? = nil,
    remedy: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.remedy = remedy
  }
}
