public import Archive
public import Model

/// What is known about a workspace without running anything.
public struct WorkspaceStatus: Hashable, Sendable {
  /// The release that readers see, with the run that made it; nil before the first one.
  public var release: ArchivedReleaseRecord?
  /// The last run, also one that published nothing; nil before the first one.
  public var lastRun: ArchivedRun?

  /// The status for machines.
  public var json: JSON {
    [
      "last_good_run": release.map { Self.json($0.run) } ?? .null,
      "release": release.map {
        [
          "name": .string($0.release.name), "period": .string($0.release.period.description),
          "vintage": .string($0.release.vintage), "folder": .string($0.release.folder),
        ]
      } ?? .null,
      "last_run": lastRun.map(Self.json) ?? .null,
    ]
  }

  private static func json(_ run: ArchivedRun) -> JSON {
    [
      "run": .string(run.id), "period": .string(run.period.description),
      "status": .integer(Int(run.status.rawValue)),
      "finished": .string(Timestamp(seconds: run.finished).isoText),
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
    guard let archive = try Archive.existing(path: "\(root)/\(privateFolder.archive)") else {
      return WorkspaceStatus()
    }
    return WorkspaceStatus(
      release: try archive.releaseInForce(), lastRun: try archive.runs(limit: 1).first)
  }
}
