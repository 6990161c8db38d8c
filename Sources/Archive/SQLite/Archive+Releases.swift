public import Disclosure
import GRDB
public import Model

/// What the archive knows about releases.
extension Archive {
  /// Stores a run, its release and all its observations, in one transaction.
  ///
  /// The release is only *prepared*: the folder is switched after this, and `putInForce` then says
  /// so. A crash in between leaves a prepared release, and the next run does its work again. The
  /// observations of the same vintage, if there are any, are replaced.
  ///
  /// - Throws: status 74 where the disk is full or fails, 70 where the observations contradict
  ///   themselves; nothing is stored then.
  public func record(
    run: ArchivedRun, release: ArchivedRelease, datasets: [ProtectedDataset]
  ) throws(RunError) {
    var blocks: [Block] = []
    for dataset in datasets {
      guard let parts = Block.blocks(of: dataset) else {
        throw ArchiveProblem.inconsistent.error(at: path)
      }
      blocks += parts
    }
    try write { database in
      let number = try Self.insert(run, into: database)
      try Self.replace(vintage: release.vintage, with: blocks, in: database)
      try database.execute(
        sql: """
          INSERT INTO release (name, period, vintage, folder, state, run)
          VALUES (?, ?, ?, ?, 'prepared', ?)
          """,
        arguments: [
          release.name, release.period.description, release.vintage, release.folder, number,
        ])
    }
  }

  /// Says that readers see the newest release of a name; the one before it is superseded.
  public func putInForce(release name: String) throws(RunError) {
    try write { database in
      try database.execute(
        sql: "UPDATE release SET state = 'superseded' WHERE state = 'in_force'")
      try Self.setState(.inForce, of: name, in: database)
    }
  }

  /// Says that a release was taken back because of a mistake.
  public func withdraw(release name: String) throws(RunError) {
    try write { try Self.setState(.withdrawn, of: name, in: $0) }
  }

  /// The release that readers see, with the run that made it.
  public func releaseInForce() throws(RunError) -> ArchivedReleaseRecord? {
    try releases(where: "state = 'in_force'").first
  }

  /// All releases, newest first.
  public func releases() throws(RunError) -> [ArchivedReleaseRecord] {
    try releases(where: "TRUE")
  }

  private func releases(where condition: String) throws(RunError) -> [ArchivedReleaseRecord] {
    let columns = Self.runColumns.split(separator: ", ").map { "run.\($0)" }
    let sql = """
      SELECT release.name, release.period, vintage, folder, state, \(columns.joined(separator: ", "))
      FROM release JOIN run ON run.number = release.run
      WHERE \(condition) ORDER BY release.number DESC
      """
    return try read { database in
      try Row.fetchAll(database, sql: sql).map { try Self.releaseRecord(ArchiveRow($0)) }
    }
  }

  private static func releaseRecord(_ row: ArchiveRow) throws -> ArchivedReleaseRecord {
    let release = ArchivedRelease(
      name: try row.text(0), period: try row.meaning(1) { ReferencePeriod($0) },
      vintage: try row.text(2), folder: try row.text(3))
    return ArchivedReleaseRecord(
      release: release, state: try row.meaning(4) { ArchivedRelease.State(rawValue: $0) },
      run: try run(row, from: 5))
  }

  private static func setState(
    _ state: ArchivedRelease.State, of name: String, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE release SET state = ?
        WHERE number = (SELECT max(number) FROM release WHERE name = ?)
        """,
      arguments: [state.rawValue, name])
    guard database.changesCount == 1 else { throw ArchiveProblem.unknownRelease }
  }
}
