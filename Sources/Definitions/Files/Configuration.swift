public import Model

/// What `yol.yaml` says: who publishes, where things are, and how people are protected.
public struct Configuration: Sendable {
  /// Title of the whole publication.
  public var title: Localized
  /// Who publishes.
  public var publisher: Localized
  /// How readers reach the publisher, such as an address for electronic mail.
  public var contact: String?
  /// How often indicators are compiled that do not say; monthly where nothing is said.
  public var frequency: Frequency
  /// First period of series that do not say.
  public var seriesStart: ReferencePeriod?
  /// Where things are.
  public var paths: Paths
  /// How people are protected.
  public var disclosure: Disclosure
  /// Announced releases in order of their periods; empty where none are announced.
  public var releaseCalendar: [ScheduledRelease]
  /// Folder of page templates that take the place of the built-in ones.
  public var templates: String?
  /// Languages of publication.
  public var languages: [Language]
  /// A notice on every page, such as that the figures are made up.
  public var notice: Localized?

  /// Folders, relative to the folder of `yol.yaml` unless they begin with `/`.
  public struct Paths: Hashable, Sendable {
    /// The methodology.
    public var indicators = "indicators"
    /// What agencies delivered, one folder for each period.
    public var extracts = "extracts"
    /// What is published.
    public var published = "public"
    /// Quarantine, archive and run reports, never published.
    public var confidential = "private"
  }

  /// How people are protected.
  public struct Disclosure: Hashable, Sendable {
    /// The policy, with all its numbers.
    public var policy = DisclosurePolicy()
    /// Folder of figures that readers have from elsewhere.
    public var outside = "outside"
    /// Periods already published whose figures this run may change.
    public var revisedPeriods: [ReferencePeriod] = []
  }
}

/// An announced day and time of release.
public struct ScheduledRelease: Hashable, Sendable {
  /// The period whose figures are released.
  public var period: ReferencePeriod
  /// Day in Baku.
  public var day: Day
  /// Minutes after midnight in Baku, 0 to 1439.
  public var minuteOfDay: Int

  /// Announces a release.
  public init(period: ReferencePeriod, day: Day, minuteOfDay: Int) {
    self.period = period
    self.day = day
    self.minuteOfDay = minuteOfDay
  }
}

extension ScheduledRelease: CustomStringConvertible {
  /// `2026-11-20 10:00`.
  public var description: String {
    let (hour, minute) = (minuteOfDay / 60, minuteOfDay % 60)
    return "\(day) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
