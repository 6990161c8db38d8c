import GRDB

/// The tables of the archive, as the steps that lead from an empty file to the present version.
///
/// A step is never edited once released; a change is a new step.
enum Schema {
  /// Marks the file as Yol's (`PRAGMA application_id`): `Yol1` in ASCII.
  static let applicationID = 0x596F_6C31

  /// Version that this program reads and writes (`PRAGMA user_version`).
  static var version: Int { steps.count }

  /// Brings an archive from a version to the present one, in the caller's transaction.
  static func migrate(_ database: Database, from version: Int) throws {
    for step in steps.dropFirst(version) {
      try database.execute(sql: step)
    }
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(steps.count)")
  }

  /// The columns of observations that the second version added, or as many empty ones where an archive
  /// that is only read was written by the first.
  static func additions(in database: Database) throws -> String {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    return version > 1
      ? "lower, upper, interval_type, linked_coverage" : "NULL, NULL, NULL, NULL"
  }

  private static let steps = [
    """
    CREATE TABLE run (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      period TEXT NOT NULL,
      started INTEGER NOT NULL,
      finished INTEGER NOT NULL,
      status INTEGER NOT NULL,
      tool_version TEXT NOT NULL,
      rows_read INTEGER NOT NULL,
      rows_accepted INTEGER NOT NULL,
      rows_quarantined INTEGER NOT NULL,
      observations INTEGER NOT NULL,
      hidden INTEGER NOT NULL,
      manifest TEXT NOT NULL
    ) STRICT;

    CREATE TABLE release (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      period TEXT NOT NULL,
      vintage TEXT NOT NULL,
      folder TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('prepared', 'in_force', 'superseded', 'withdrawn')),
      run INTEGER NOT NULL REFERENCES run (number)
    ) STRICT;
    CREATE UNIQUE INDEX one_release_in_force ON release (state) WHERE state = 'in_force';

    CREATE TABLE block (
      number INTEGER PRIMARY KEY,
      digest TEXT NOT NULL UNIQUE,
      indicator TEXT NOT NULL,
      version INTEGER NOT NULL,
      period TEXT NOT NULL,
      dimensions TEXT NOT NULL
    ) STRICT;

    CREATE TABLE observation (
      block INTEGER NOT NULL REFERENCES block (number) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      position TEXT NOT NULL,
      value REAL,
      numerator REAL,
      denominator REAL,
      status INTEGER NOT NULL,
      confidentiality TEXT NOT NULL,
      absence TEXT,
      PRIMARY KEY (block, place)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE vintage (
      name TEXT NOT NULL,
      indicator TEXT NOT NULL,
      period TEXT NOT NULL,
      block INTEGER NOT NULL REFERENCES block (number),
      PRIMARY KEY (name, indicator, period)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX vintage_block ON vintage (block);

    CREATE VIEW vintage_observation AS
    SELECT vintage.name AS vintage, vintage.indicator, block.version, vintage.period,
      block.dimensions, observation.place, observation.position, observation.value,
      observation.numerator, observation.denominator, observation.status,
      observation.confidentiality, observation.absence
    FROM vintage
    JOIN block ON block.number = vintage.block
    JOIN observation ON observation.block = block.number;
    """,
    """
    ALTER TABLE observation ADD COLUMN lower REAL;
    ALTER TABLE observation ADD COLUMN upper REAL;
    ALTER TABLE observation ADD COLUMN interval_type TEXT;
    ALTER TABLE observation ADD COLUMN linked_coverage REAL;

    DROP VIEW vintage_observation;
    CREATE VIEW vintage_observation AS
    SELECT vintage.name AS vintage, vintage.indicator, block.version, vintage.period,
      block.dimensions, observation.place, observation.position, observation.value,
      observation.numerator, observation.denominator, observation.lower, observation.upper,
      observation.interval_type, observation.linked_coverage, observation.status,
      observation.confidentiality, observation.absence
    FROM vintage
    JOIN block ON block.number = vintage.block
    JOIN observation ON observation.block = block.number;
    """,
  ]
}
