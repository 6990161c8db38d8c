internal import Model

/// Everything that can be wrong with an archive, with the words for it in one place.
enum ArchiveProblem: Hashable, Sendable {
  /// The file cannot be made: no such folder, a folder in its place, a full or read-only disk.
  case cannotCreate
  /// The system does not allow to open, change or lock up the file.
  case notAllowed
  /// The file is not a database, or a part of it is not what was written.
  case damaged
  /// The file is a database of some other program.
  case foreign
  /// The file was made by a later version of Yol.
  case newer
  /// The disk is full.
  case full
  /// Reading or writing failed on the way.
  case failed
  /// Another process holds the file.
  case busy
  /// What is to be stored contradicts itself.
  case inconsistent
  /// A release is named that is not there.
  case unknownRelease

  /// The error that stops the run.
  func error(at path: String) -> RunError {
    RunError(
      Diagnostic(
        code: code, message: message, location: Location(file: path), remedy: remedy),
      status: status)
  }

  /// Stable identifier.
  var code: String {
    switch self {
    case .cannotCreate: "ARC001"
    case .notAllowed: "ARC002"
    case .damaged: "ARC003"
    case .foreign: "ARC004"
    case .newer: "ARC005"
    case .full: "ARC006"
    case .failed: "ARC007"
    case .busy: "ARC008"
    case .inconsistent: "ARC009"
    case .unknownRelease: "ARC010"
    }
  }

  /// What the process ends with.
  var status: ExitStatus {
    switch self {
    case .cannotCreate: .cannotCreate
    case .notAllowed: .noPermission
    case .damaged, .foreign, .newer, .full, .failed: .inputOutput
    case .busy: .anotherRun
    case .inconsistent, .unknownRelease: .bug
    }
  }

  /// What is wrong.
  var message: String {
    switch self {
    case .cannotCreate: "the archive cannot be created here"
    case .notAllowed: "the archive may not be opened by this user"
    case .damaged: "the archive is damaged"
    case .foreign: "the file is not an archive of Yol"
    case .newer: "the archive was written by a later version of Yol"
    case .full: "the disk is full, the archive was left as it was"
    case .failed: "the archive cannot be read or written"
    case .busy: "the archive is in use by another process"
    case .inconsistent: "what was to be archived contradicts itself"
    case .unknownRelease: "the archive has no release of this name"
    }
  }

  /// What to do next.
  var remedy: String {
    switch self {
    case .cannotCreate:
      "check that the folder exists, is on a disk that can be written, and has no folder of this name"
    case .notAllowed: "run as the owner of the private folder, or give the file to this user"
    case .damaged:
      "put back the last backup; without one move the file away: the next run starts a new archive"
        + " and earlier vintages are lost"
    case .foreign: "move the file away, or give the archive another path"
    case .newer: "run the version of Yol that wrote it, or a later one"
    case .full: "free space on the disk and run again"
    case .failed: "check the disk and run again"
    case .busy: "wait until the other process has ended and run again"
    case .inconsistent, .unknownRelease: "report this with the run report: it is a mistake of Yol"
    }
  }
}
