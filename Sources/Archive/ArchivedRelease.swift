public import Model

/// One release: a published state of the figures, and where it stands.
public struct ArchivedRelease: Hashable, Sendable {
  /// What a release is to readers.
  public enum State: String, CaseIterable, Sendable {
    /// Archived, but its folder has not been put in force yet.
    case prepared
    /// The one that readers see.
    case inForce = "in_force"
    /// Replaced by a later one.
    case superseded
    /// Taken back because of a mistake.
    case withdrawn
  }

  /// Name; a release that is made again keeps it, and the newest one of a name counts.
  public var name: String
  /// Newest reference period.
  public var period: ReferencePeriod
  /// Vintage of its observations; a release that replaces it under the same vintage replaces them.
  public var vintage: String
  /// Folder, relative to the workspace.
  public var folder: String

  /// Describes a release.
  public init(name: String, period: ReferencePeriod, vintage: String, folder: String) {
    self.name = name
    self.period = period
    self.vintage = vintage
    self.folder = folder
  }
}

/// A release together with the run that made it and its state: one line of the history.
public struct ArchivedReleaseRecord: Hashable, Sendable {
  /// The release.
  public var release: ArchivedRelease
  /// What it is to readers now.
  public var state: ArchivedRelease.State
  /// The run that made it.
  public var run: ArchivedRun
}
