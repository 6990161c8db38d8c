public import Model

/// When the figures of a period are announced to appear, by Baku's clocks.
public struct ReleaseTime: Hashable, Sendable {
  /// Day of the release.
  public var day: Day
  /// Hour, 0 to 23.
  public var hour: Int
  /// Minute, 0 to 59.
  public var minute: Int

  /// Announces a time, or nil where no clock shows it.
  public init?(day: Day, hour: Int, minute: Int) {
    guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
    self.day = day
    self.hour = hour
    self.minute = minute
  }

  /// The moment of the release.
  public var timestamp: Timestamp {
    Timestamp(baku: day, hour: hour, minute: minute)
  }
}

/// The announced release times: nothing is published before its time.
///
/// Source: UK Code of Practice for Statistics, T3.6, and the accidents of early releases that it is
/// meant to prevent. A period without an announced time may be published, with a warning; without
/// any announced times there is no gate.
public struct ReleaseCalendar: Hashable, Sendable {
  /// Announced times by reference period.
  public var times: [ReferencePeriod: ReleaseTime]

  /// Announces release times.
  public init(times: [ReferencePeriod: ReleaseTime] = [:]) {
    self.times = times
  }

  /// Lets a period pass, or stops it before its time.
  ///
  /// - Returns: a warning where other periods are announced and this one is not.
  /// - Throws: status 4 before the announced time.
  public func examine(_ period: ReferencePeriod, now: Timestamp) throws(RunError) -> [Diagnostic] {
    guard let time = times[period] else {
      return times.isEmpty ? [] : [RunProblem.unannounced(period).diagnostic]
    }
    guard now >= time.timestamp else {
      throw RunProblem.notYetReleased(period, time.timestamp).error
    }
    return []
  }
}
