/// The stages of a run, in order.
public enum RunStage: String, CaseIterable, Sendable {
  /// Reading and checking the methodology.
  case definitions
  /// Finding deliveries and taking their digests.
  case deliveries
  /// Reading extracts.
  case read
  /// Computing indicators.
  case compute
  /// Disclosure control.
  case protect
  /// Finding out where readers know hidden numbers to lie.
  case ranges
  /// Writing the release.
  case publish
  /// Attacking the release as a reader would.
  case audit
  /// Writing the archive.
  case archive
}

/// Somebody who watches a run; the run does not depend on what an observer does.
///
/// Calls may come from any thread, those of one stage in order.
public protocol RunObserver: Sendable {
  /// A stage begins; `units` is what it will advance by in all, or 0 where that is not known.
  func began(_ stage: RunStage, units: Int)
  /// So many more units are done.
  func advanced(_ stage: RunStage, by units: Int)
  /// A stage ended, well or not.
  func ended(_ stage: RunStage)
}

/// Nobody watches.
public struct NoObserver: RunObserver {
  /// Watches nothing.
  public init() {}
  /// Does nothing.
  public func began(_ stage: RunStage, units: Int) {}
  /// Does nothing.
  public func advanced(_ stage: RunStage, by units: Int) {}
  /// Does nothing.
  public func ended(_ stage: RunStage) {}
}
