/// How long a unit was watched, and whether that ended with the event.
struct Lifetime: Hashable {
  /// Time from the start to the event or to the end of watching.
  var exit: Int32
  /// Time from the start to the first day of watching; 0 where it was watched from the start.
  var entry: Int32
  /// Whether it ended with the event.
  var isEvent: Bool
}

/// The survival function by the product-limit estimator.
///
/// Source: E. L. Kaplan and P. Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53
/// (1958); with delayed entry as in J. P. Klein and M. L. Moeschberger, Survival Analysis, 2nd ed.
/// (2003), section 4.6. See `docs/method/duration.md`.
enum Survival {
  /// So much may be lost in the product of the steps without a time being missed.
  private static let tolerance = 1e-12

  /// The least time by which a part of the units has had the event; nil where so many have not.
  ///
  /// Does not depend on the order of the units. A unit that enters late is at risk at later times only.
  static func quantile(of lifetimes: [Lifetime], order: Double) -> Int? {
    let exits = lifetimes.sorted { $0.exit < $1.exit }
    let entries = lifetimes.map(\.entry).filter { $0 > 0 }.sorted()
    var (left, entered, survival) = (0, 0, 1.0)
    while left < exits.count {
      let time = exits[left].exit
      // Those who leave at a time were at risk at it, those who enter at it are not yet.
      while entered < entries.count, entries[entered] < time { entered += 1 }
      let atRisk = exits.count - left - (entries.count - entered)
      var events = 0
      while left < exits.count, exits[left].exit == time {
        if exits[left].isEvent { events += 1 }
        left += 1
      }
      guard events > 0, atRisk > 0 else { continue }
      survival *= 1 - Double(events) / Double(atRisk)
      if survival <= 1 - order + tolerance { return Int(time) }
    }
    return nil
  }
}
