/// How an attack is made.
public struct AttackOptions: Hashable, Sendable {
  /// Width in the place of that of the specification.
  public var width: Int?
  /// Threshold in the place of that of the specification.
  public var threshold: Int?
  /// Whether the report gives what remains possible of every hidden cell, not only of narrow ones.
  public var wantsIntervals = false
  /// Whether cross-tables that nobody printed are thought of where they tell more.
  public var latent = Latent.automatic
  /// Folder with the true values, for `INSIDER`.
  public var truth: String?
  /// Most lone persons who are tried as insiders; nil for all.
  public var insiders: Int?
  /// Codes of time that earlier releases show in another vintage: what they printed there is not used.
  public var revised: Set<String> = []
  /// Threads at work.
  public var threads = 2

  /// Which cross-tables that nobody printed are thought of.
  public enum Latent: String, CaseIterable, Hashable, Sendable {
    /// Those of measures whose printed tables overlap in a circle, where they are not too large.
    case automatic = "auto"
    /// Those of all measures, where they are not too large.
    case full
    /// None.
    case tables
  }

  /// Makes the usual options.
  public init() {}
}
