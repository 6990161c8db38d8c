internal import Archive
public import Model

/// One line of a workspace's history.
public struct RunNote: Hashable, Sendable {
  /// Digest of what the run read.
  public var id: String
  /// Its period.
  public var period: ReferencePeriod
  /// When it ended.
  public var finished: Timestamp
  /// How it ended.
  public var status: ExitStatus
  /// Rows of all extracts.
  public var rows: RowAccount
  /// Observations with a value.
  public var observations: Int
  /// Of these, the ones not shown.
  public var hidden: Int
  /// The release that it made, where readers see it.
  public var release: String?
  /// Folder of that release, relative to the workspace.
  public var folder: String?

  /// The first twelve digits of the id.
  public var shortID: String {
    String(id.prefix(12))
  }

  init(_ run: ArchivedRun, release: ArchivedRelease? = nil) {
    id = run.id
    period = run.period
    finished = Timestamp(seconds: run.finished)
    status = run.status
    rows = run.rows
    observations = run.observations
    hidden = run.hidden
    self.release = release?.name
    folder = release?.folder
  }
}

/// What is known about a workspace without running anything.
public struct WorkspaceStatus: Hashable, Sendable {
  /// The run behind the release in force or, where that was withdrawn, the last one published; nil
  /// before the first one.
  public var lastGoodRun: RunNote?
  /// The last run where it published nothing; nil where the last run was a good one.
  public var lastFailure: RunNote?

  /// The status for machines.
  public var json: JSON {
    [
      "last_good_run": lastGoodRun.map(Self.json) ?? .null,
      "last_failure": lastFailure.map(Self.json) ?? .null,
    ]
  }

  private static func json(_ run: RunNote) -> JSON {
    [
      "run": .string(run.id), "period": .string(run.period.description),
      "release": JSON(run.release), "folder": JSON(run.folder),
      "status": .integer(Int(run.status.rawValue)), "finished": .string(run.finished.isoText),
      "rows_read": .integer(run.rows.read), "rows_accepted": .integer(run.rows.accepted),
      "rows_quarantined": .integer(run.rows.quarantined),
      "observations": .integer(run.observations), "not_shown": .integer(run.hidden),
    ]
  }
}

extension Workspace {
  /// When the last good run was, and what is in force: reads the archive and changes nothing.
  ///
  /// - Throws: status 74 where the archive is damaged, 77 where it may not be read.
  public func status() throws(RunError) -> WorkspaceStatus {
    guard
      let archive = try Archive.existing(
        path: WorkspaceFile(root: root, path: privateFolder.archive).fullPath)
    else {
      return WorkspaceStatus()
    }
    let inForce = try archive.releaseInForce()
    let published = try archive.lastPublishedRun()
    let good =
      inForce.map { RunNote($0.run, release: $0.release) } ?? published.map { RunNote($0) }
    let last = try archive.runs(limit: 1).first.map { RunNote($0) }
    let isFailure = last.map { $0.status != .published && $0.status != .publishedWithQuarantine }
    return WorkspaceStatus(lastGoodRun: good, lastFailure: isFailure == true ? last : nil)
  }
}
