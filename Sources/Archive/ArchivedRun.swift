public import Model

/// One run as the archive keeps it: what it read, when, and how it ended.
public struct ArchivedRun: Hashable, Sendable {
  /// Digest of everything that the run read: two runs with the same id give the same bytes.
  public var id: String
  /// Period that was run.
  public var period: ReferencePeriod
  /// Begin, in seconds since 1970-01-01 00:00 UTC.
  public var started: Int64
  /// End, in seconds since 1970-01-01 00:00 UTC.
  public var finished: Int64
  /// How it ended.
  public var status: ExitStatus
  /// Version of Yol.
  public var toolVersion: String
  /// Rows of all extracts.
  public var rows: RowAccount
  /// Observations with a value.
  public var observations: Int
  /// Of these, the ones not shown.
  public var hidden: Int
  /// Inputs and definitions with their digests, row accounts and disclosure account, as JSON.
  public var manifest: String

  /// Describes a run.
  public init(
    id: String, period: ReferencePeriod, started: Int64, finished: Int64, status: ExitStatus,
    toolVersion: String, rows: RowAccount, observations: Int, hidden: Int, manifest: String
  ) {
    self.id = id
    self.period = period
    self.started = started
    self.finished = finished
    self.status = status
    self.toolVersion = toolVersion
    self.rows = rows
    self.observations = observations
    self.hidden = hidden
    self.manifest = manifest
  }
}
