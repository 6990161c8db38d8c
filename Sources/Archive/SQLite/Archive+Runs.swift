import GRDB
public import Model

/// What the archive knows about runs.
extension Archive {
  /// Adds a run that published nothing to the history.
  public func record(run: ArchivedRun) throws(RunError) {
    try write { _ = try Self.insert(run, into: $0) }
  }

  /// The newest run whose figures were put in force.
  public func lastPublishedRun() throws(RunError) -> ArchivedRun? {
    try read { database in
      let sql = """
        SELECT \(Self.runColumns) FROM run
        WHERE number IN (SELECT run FROM release WHERE state IN ('in_force', 'superseded'))
        ORDER BY number DESC LIMIT 1
        """
      return try Row.fetchOne(database, sql: sql).map { try Self.run(ArchiveRow($0), from: 0) }
    }
  }

  /// The last runs, newest first, failed ones included.
  public func runs(limit: Int) throws(RunError) -> [ArchivedRun] {
    try read { database in
      let sql = "SELECT \(Self.runColumns) FROM run ORDER BY number DESC LIMIT ?"
      return try Row.fetchAll(database, sql: sql, arguments: [max(0, limit)]).map {
        try Self.run(ArchiveRow($0), from: 0)
      }
    }
  }

  /// Adds a run to the history and returns its number.
  static func insert(_ run: ArchivedRun, into database: Database) throws -> Int64 {
    try database.execute(
      sql: "INSERT INTO run (\(runColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        run.id, run.period.description, run.started, run.finished, run.status.rawValue,
        run.toolVersion, run.rows.read, run.rows.accepted, run.rows.quarantined,
        run.observations, run.hidden, run.manifest,
      ])
    return database.lastInsertedRowID
  }

  /// Columns in the order that `run(_:from:)` reads them.
  static let runColumns = """
    id, period, started, finished, status, tool_version, rows_read, rows_accepted, \
    rows_quarantined, observations, hidden, manifest
    """

  /// Reads a run whose columns begin at a place.
  static func run(_ row: ArchiveRow, from first: Int) throws -> ArchivedRun {
    guard let number = Int32(exactly: try row.integer(first + 4)),
      let status = ExitStatus(rawValue: number)
    else { throw ArchiveProblem.damaged }
    return ArchivedRun(
      id: try row.text(first), period: try row.meaning(first + 1) { ReferencePeriod($0) },
      started: try row.integer(first + 2), finished: try row.integer(first + 3), status: status,
      toolVersion: try row.text(first + 5),
      rows: RowAccount(
        read: try row.count(first + 6), accepted: try row.count(first + 7),
        quarantined: try row.count(first + 8)),
      observations: try row.count(first + 9), hidden: try row.count(first + 10),
      manifest: try row.text(first + 11))
  }
}
