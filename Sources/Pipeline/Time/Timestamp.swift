public import Model

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A moment, in seconds since 1970-01-01 00:00 UTC.
///
/// Baku has been at UTC+4 without summer time since 2016 (tz database, zone `Asia/Baku`), so civil
/// time needs no time-zone data and does not depend on `TZ`.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01 00:00 UTC.
  public var seconds: Int64

  /// Names a moment.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// The moment at which Baku's clocks show a time of a day.
  public init(baku day: Day, hour: Int, minute: Int) {
    self.init(
      seconds: Int64(day.number) * Self.daySeconds + Int64(hour * 3600 + minute * 60)
        - Self.bakuOffset)
  }

  /// The present moment by the system's clock.
  public static var now: Timestamp {
    Timestamp(seconds: Int64(time(nil)))
  }

  /// The calendar day in Baku.
  public var bakuDay: Day {
    Self.split(seconds &+ Self.bakuOffset).day
  }

  /// `2026-11-20 09:30`, by Baku's clocks.
  public var bakuText: String {
    let (day, rest) = Self.split(seconds &+ Self.bakuOffset)
    return "\(day) \(Self.two(rest / 3600)):\(Self.two(rest / 60 % 60))"
  }

  /// `2026-11-20T05:30:00Z`, the form of ISO 8601 for machines.
  public var isoText: String {
    let (day, rest) = Self.split(seconds)
    return "\(day)T\(Self.two(rest / 3600)):\(Self.two(rest / 60 % 60)):\(Self.two(rest % 60))Z"
  }

  /// Earlier moments come first.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.seconds < right.seconds
  }

  private static let daySeconds: Int64 = 86_400
  private static let bakuOffset: Int64 = 4 * 3600

  private static func split(_ seconds: Int64) -> (day: Day, rest: Int64) {
    let rest = (seconds % daySeconds + daySeconds) % daySeconds
    return (Day(number: Int32(clamping: (seconds &- rest) / daySeconds)), rest)
  }

  private static func two(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
