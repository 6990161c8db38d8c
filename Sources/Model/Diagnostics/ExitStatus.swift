/// What the process tells cron; the numbers from 64 on are those of `sysexits.h`.
public enum ExitStatus: Int32, CaseIterable, Sendable {
  /// Published, or nothing to do.
  case published = 0
  /// Published, with rows quarantined below the declared limits.
  case publishedWithQuarantine = 3
  /// Not published: a validation, limit, disclosure or release-calendar gate said no.
  case gateClosed = 4
  /// Not published: an expected extract is missing or late.
  case extractMissing = 5
  /// The command line is wrong (EX_USAGE).
  case usage = 64
  /// A data file is bad (EX_DATAERR).
  case badData = 65
  /// A file or folder to read is not there (EX_NOINPUT).
  case noInput = 66
  /// A mistake of Yol's own (EX_SOFTWARE).
  case bug = 70
  /// An output cannot be created (EX_CANTCREAT).
  case cannotCreate = 73
  /// Reading or writing failed on the way (EX_IOERR).
  case inputOutput = 74
  /// Another run is at work; try again later (EX_TEMPFAIL).
  case anotherRun = 75
  /// The system does not allow it (EX_NOPERM).
  case noPermission = 77
  /// A definition or the configuration is wrong (EX_CONFIG).
  case badDefinition = 78
}
