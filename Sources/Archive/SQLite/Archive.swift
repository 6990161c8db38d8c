import GRDB
public import Model

/// Runs, releases and protected observations by vintage, in one SQLite file.
///
/// The journal is SQLite's rollback journal and not the write-ahead log: there is one writer for a
/// second a month, a kill or power cut in the middle is rolled back by whoever opens the file next,
/// and readers on a read-only medium need no second file. Observations are stored in blocks that
/// vintages share (see `Block`), so a month adds what is new and not the whole history again.
public struct Archive: Sendable {
  /// Path of the file.
  public let path: String
  private let queue: DatabaseQueue

  /// Opens an archive for writing; makes it, or brings it to the present version, where needed.
  ///
  /// - Throws: status 73 where the file cannot be made, 77 where it is not allowed, 74 where it is
  ///   damaged or not an archive, 75 where another process holds it.
  public init(path: String) throws(RunError) {
    try ArchiveFile(path: path).prepare()
    try self.init(openingFile: path)
    let version = try storedVersion()
    if version < Schema.version {
      try write { try Schema.migrate($0, from: version) }
    }
    try examine()
  }

  /// Opens an archive for reading; nil where there is none yet.
  ///
  /// The file may lie on a read-only medium. A transaction that a killed run left behind is rolled
  /// back first.
  ///
  /// - Throws: status 77 where the file may not be read, 74 where it is damaged, not an archive or
  ///   from another version.
  public static func existing(path: String) throws(RunError) -> Archive? {
    guard try ArchiveFile(path: path).exists() else { return nil }
    let archive = try Archive(openingFile: path)
    guard try archive.storedVersion() > 0 else { return nil }
    try archive.examine()
    return archive
  }

  private init(openingFile path: String) throws(RunError) {
    self.path = path
    var configuration = Configuration()
    configuration.label = "archive"
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = EXTRA")
      try database.execute(sql: "PRAGMA cell_size_check = ON")
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw ArchiveProblem(error).error(at: path)
    }
  }

  /// Runs statements that read.
  func read<Value>(_ body: (Database) throws -> Value) throws(RunError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw converted(error)
    }
  }

  /// Runs statements in one transaction: all of them count, or none.
  func write<Value>(_ body: (Database) throws -> Value) throws(RunError) -> Value {
    do {
      return try queue.write(body)
    } catch {
      throw converted(error)
    }
  }

  private func converted(_ error: any Error) -> RunError {
    switch error {
    case let error as RunError: error
    case let problem as ArchiveProblem: problem.error(at: path)
    default: ArchiveProblem(error).error(at: path)
    }
  }

  /// The schema version in the file; 0 is an empty file.
  private func storedVersion() throws(RunError) -> Int {
    try read { database in
      let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
      if application == 0, version == 0, tables == 0 { return 0 }
      guard application == Schema.applicationID, version > 0 else { throw ArchiveProblem.foreign }
      guard version <= Schema.version else { throw ArchiveProblem.newer }
      return version
    }
  }

  /// Looks at every page of the file: a damaged archive is found before anything is built on it.
  private func examine() throws(RunError) {
    try read { database in
      let findings = try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
      guard findings == ["ok"] else { throw ArchiveProblem.damaged }
    }
  }
}

extension ArchiveProblem: Error {
  /// What an error of SQLite means for a person.
  init(_ error: any Error) {
    guard let error = error as? DatabaseError else {
      self = .failed
      return
    }
    switch error.resultCode.primaryResultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_SCHEMA, .SQLITE_ERROR, .SQLITE_FORMAT:
      self = .damaged
    case .SQLITE_FULL: self = .full
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_READONLY: self = .notAllowed
    case .SQLITE_CONSTRAINT, .SQLITE_MISUSE, .SQLITE_RANGE, .SQLITE_MISMATCH: self = .inconsistent
    default: self = .failed
    }
  }
}
