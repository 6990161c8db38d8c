/// How far an indicator is on the way to its target.
///
/// The four answers and the border of 95 % follow Eurostat's assessment of indicators with a
/// quantitative target: Sustainable Development in the European Union, monitoring report, annex on the
/// method. There the actual growth is compared with the growth required; here both are changes on a
/// straight line, which need no positive values. Described in `docs/method/targets.md`.
public enum TargetProgress: String, CaseIterable, Hashable, Sendable {
  /// The value is at the target or beyond it, or within its range.
  case reached
  /// The target will be reached in time if the change since the baseline goes on as it did.
  case onTrack = "on_track"
  /// It will not.
  case offTrack = "off_track"
  /// The value is further from the target than it was.
  case movingAway = "moving_away"
}

extension Target {
  /// A value and the period that it is about.
  public struct Reading: Hashable, Sendable {
    /// The period.
    public var period: ReferencePeriod
    /// The value as it is printed.
    public var value: Double

    /// Pairs a value with its period.
    public init(period: ReferencePeriod, value: Double) {
      self.period = period
      self.value = value
    }
  }

  /// Where a reading stands on the way to the target; nil where there is nothing to compare it with.
  ///
  /// Progress is how much smaller the distance to the target has become. With a deadline, the change
  /// by month since the baseline is compared with the one that leads from there to the target at the
  /// deadline; without one, the distance with that of a year before.
  ///
  /// - Parameters:
  ///   - now: the reading.
  ///   - baseline: where progress began; nil where that is not known or not comparable.
  ///   - yearBefore: the value of the same period of the year before; nil where there is none or it is
  ///     not comparable.
  /// - Returns: nil where there is a deadline, the target is not reached and no baseline is known.
  public func progress(
    of now: Reading, since baseline: Reading?, yearBefore: Double?
  ) -> TargetProgress? {
    let distance = distance(of: now.value)
    if distance == 0 { return .reached }
    guard let deadline = by else {
      let isGrowing = yearBefore.map { distance > self.distance(of: $0) } ?? false
      return isGrowing ? .movingAway : .offTrack
    }
    guard let baseline, baseline.period < now.period else { return nil }
    let first = self.distance(of: baseline.value)
    if distance > first { return .movingAway }
    let passed = Target.months(from: baseline.period, to: now.period)
    let available = Target.months(from: baseline.period, to: deadline)
    // On the last day there is no time left to make up for anything.
    guard passed < available else { return .offTrack }
    let ratio = (first - distance) * Double(available) / (first * Double(passed))
    return ratio >= Target.sufficient ? .onTrack : .offTrack
  }

  private static func months(
    from first: ReferencePeriod, to last: ReferencePeriod
  ) -> Int {
    last.converted(to: .monthly).ordinal - first.converted(to: .monthly).ordinal
  }

  /// The part of the required change that is enough, less what binary fractions may lose.
  private static let sufficient = 0.95 - 1e-9
}
