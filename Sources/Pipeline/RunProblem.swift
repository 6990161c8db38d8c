internal import Model

/// Everything around a run that can be wrong, with the words for it in one place.
enum RunProblem: Hashable, Sendable {
  /// The folder is no workspace.
  case noWorkspace(String)
  /// Another run holds the lock; its process id, where the lock file tells it.
  case anotherRun(file: String, process: Int?)
  /// A private folder or file cannot be made.
  case cannotCreate(String)
  /// A private folder or file may not be used, or cannot be made private.
  case notPrivate(String)
  /// A file cannot be read.
  case unreadable(String)
  /// A file or folder may not be read.
  case forbidden(String)
  /// A file cannot be written.
  case unwritable(String)
  /// The release time has not come.
  case notYetReleased(ReferencePeriod, Timestamp)
  /// The period has no announced release time.
  case unannounced(ReferencePeriod)
  /// Rows read are not rows accepted and quarantined.
  case unbalanced(extract: String)
  /// A file holds something else than when the run began.
  case changed(String)
  /// Rows of a delivery that is not used were written to a file.
  case setAside(String, rows: Int, of: Int)
  /// An indicator does not have the value that it must have in the newest period.
  case broken(String, ReferencePeriod, Location)
  /// It did not in an earlier period.
  case brokenEarlier(String, ReferencePeriod, Location)

  /// The finding.
  var diagnostic: Diagnostic {
    Diagnostic(
      code: code, severity: severity, message: message,
      location: location, remedy: remedy)
  }

  /// The error that stops the run.
  var error: RunError {
    RunError(diagnostic, status: status)
  }

  private var severity: Diagnostic.Severity {
    switch self {
    case .unannounced, .brokenEarlier: .warning
    case .setAside: .note
    default: .error
    }
  }

  private var code: String {
    switch self {
    case .noWorkspace: "RUN001"
    case .anotherRun: "RUN002"
    case .cannotCreate: "RUN003"
    case .notPrivate: "RUN004"
    case .unreadable: "RUN005"
    case .unwritable: "RUN006"
    case .notYetReleased: "RUN007"
    case .unannounced: "RUN008"
    case .unbalanced: "RUN009"
    case .changed: "RUN012"
    case .forbidden: "RUN010"
    case .setAside: "RUN011"
    case .broken: "RUN013"
    case .brokenEarlier: "RUN014"
    }
  }

  private var status: ExitStatus {
    switch self {
    case .noWorkspace: .noInput
    case .anotherRun: .anotherRun
    case .cannotCreate: .cannotCreate
    case .notPrivate, .forbidden: .noPermission
    case .unreadable, .unwritable: .inputOutput
    case .notYetReleased, .unannounced, .setAside, .broken, .brokenEarlier: .gateClosed
    case .unbalanced: .bug
    case .changed: .inputOutput
    }
  }

  private var location: Location? {
    switch self {
    case .broken(_, _, let location), .brokenEarlier(_, _, let location): location
    default: file.map { Location(file: $0) }
    }
  }

  private var file: String? {
    switch self {
    case .noWorkspace(let file), .anotherRun(let file, _), .cannotCreate(let file),
      .notPrivate(let file), .unreadable(let file), .forbidden(let file), .unwritable(let file),
      .setAside(let file, _, _), .changed(let file):
      file
    case .notYetReleased, .unannounced, .unbalanced, .broken, .brokenEarlier: nil
    }
  }
}

extension RunProblem {
  private var message: String {
    switch self {
    case .noWorkspace: "no workspace here: there is no yol.yaml in this folder or above it"
    case .anotherRun(_, let process):
      "another run is at work\(process.map { ", process \($0)" } ?? "")"
    case .cannotCreate: "this cannot be created"
    case .notPrivate: "this cannot be kept private or may not be used by this user"
    case .unreadable: "this cannot be read"
    case .forbidden: "this may not be read by this user"
    case .unwritable: "this cannot be written"
    case .notYetReleased(let period, let time):
      "the figures of \(period) are announced for \(time.bakuText), Baku time (UTC+4)"
    case .unannounced(let period): "the figures of \(period) have no announced release time"
    case .changed: "the file changed while the run was at work"
    case .unbalanced(let extract):
      "rows read of \(extract) are not rows accepted and quarantined together"
    case .broken(let indicator, let period, _), .brokenEarlier(let indicator, let period, _):
      "\(indicator) does not have in \(period) the value that its definition says it must have"
    case .setAside(_, let rows, let count):
      rows < count
        ? "the first \(rows) of \(count) quarantined rows are in this file"
        : "the \(rows) quarantined rows are in this file"
    }
  }

  private var remedy: String {
    switch self {
    case .noWorkspace: "change to the folder of a workspace, or name it with --workspace DIR"
    case .anotherRun:
      "wait until it has ended and run again; a run that was killed holds nothing up"
    case .cannotCreate:
      "check that nothing else has this name and that the disk is not full or write-protected"
    case .notPrivate:
      "run as its owner, or let the owner set mode 0700 on folders and 0600 on files"
    case .unreadable: "check that the file is still there and that the disk is in order"
    case .forbidden: "let its owner give this user the right to read it, or run as the owner"
    case .unwritable: "free space on the disk, check that it is not write-protected, and run again"
    case .notYetReleased: "run again at that time, or announce an earlier one in yol.yaml"
    case .unannounced: "announce it in the release calendar of yol.yaml"
    case .setAside: "send them to the agency by a way that suits personal data"
    case .changed: "run again when the copy is complete; put files in place by renaming"
    case .broken:
      "look for rows that are missing, doubled or wrong in the extracts that it is computed from, or "
        + "correct its invariant"
    case .brokenEarlier:
      "ask the agencies to correct the period: its figures contradict each other"
    case .unbalanced: "report this with the run report: it is a mistake of Yol"
    }
  }
}
