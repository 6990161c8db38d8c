/// What becomes of a delivery, from best to worst.
public enum Verdict: String, CaseIterable, Hashable, Sendable {
  /// Everything is loaded and there is nothing to say.
  case accept
  /// Everything is loaded, and what was normalised is recorded; no value is in doubt.
  case note
  /// The named rows are set aside and the rest is loaded.
  case quarantine
  /// Nothing is loaded.
  case reject
}
