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

extension Verdict: Comparable {
  /// From best to worst.
  public static func < (left: Verdict, right: Verdict) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Verdict.allCases.firstIndex(of: self) ?? 0 }
}
