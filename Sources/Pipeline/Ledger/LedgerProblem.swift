internal import Model
internal import Suppression

/// Everything that can be wrong with the ledger and what it says, with the words for it in one place.
enum LedgerProblem: Hashable, Sendable {
  /// The file is not what was written.
  case damaged(String, LedgerFault)
  /// The last block is not whole.
  case cutOff(String)
  /// A release that was archived has no block.
  case missing(String, releases: [String])
  /// Readers have releases of which neither archive nor ledger knows anything.
  case lost(String, releases: [String], folder: String)
  /// Releases were made before there was a ledger.
  case began(String, earlier: Int)
  /// The workspace's policy is not the one that earlier releases were protected with.
  case otherPolicy(String, earlier: String, now: String)
  /// The file of kept figures is not the one that was written.
  case keptChanged(String)
  /// Figures of periods that were printed differ from what would be computed now.
  case frozen([ReferencePeriod])
  /// Tables that periods were not printed with are not shown for them.
  case notShownBefore([ReferencePeriod])
  /// A revised period was never printed.
  case nothingToRevise(ReferencePeriod)
  /// Cells that a rule would hide were printed before.
  case alreadyPublic(Int)
  /// Cells that were printed have another value now.
  case contradicted(Int)
  /// Figures of others are not ours.
  case differsElsewhere(file: String, Int)
  /// A figure of others names no cell of the release.
  case unusedElsewhere(file: String, Int)
  /// A release is named that there is none of.
  case noRelease(String, nearest: String?)
  /// A release was withdrawn before.
  case withdrawnBefore(String)

  /// What a run read has been published, and withdrawn.
  case withdrawnContent(String)

  /// The folder of the figures of others is not there.
  case noOutside(String)
  /// A table of others has no description.
  case undescribed(String)

  /// The finding.
  var diagnostic: Diagnostic {
    Diagnostic(
      code: code, severity: severity, message: message, location: location, remedy: remedy)
  }

  /// The error that stops a run.
  var error: RunError { RunError(diagnostic, status: status) }
}

extension LedgerProblem {
  private var code: String {
    switch self {
    case .damaged: "LDG001"
    case .cutOff: "LDG002"
    case .missing, .lost: "LDG003"
    case .began: "LDG004"
    case .otherPolicy: "LDG005"
    case .keptChanged: "LDG006"
    case .frozen: "LDG007"
    case .notShownBefore: "LDG008"
    case .nothingToRevise: "LDG009"
    case .alreadyPublic: "LDG010"
    case .contradicted: "LDG011"
    case .differsElsewhere: "LDG012"
    case .unusedElsewhere: "LDG013"
    case .noRelease: "LDG014"
    case .withdrawnBefore: "LDG015"
    case .withdrawnContent: "LDG016"
    case .noOutside: "LDG017"
    case .undescribed: "LDG018"
    }
  }

  private var severity: Diagnostic.Severity {
    switch self {
    case .damaged, .missing, .lost, .otherPolicy, .keptChanged, .contradicted, .noRelease,
      .withdrawnBefore, .withdrawnContent, .noOutside:
      .error
    case .began, .frozen, .notShownBefore, .nothingToRevise, .alreadyPublic, .differsElsewhere,
      .undescribed:
      .warning
    case .cutOff, .unusedElsewhere: .note
    }
  }

  private var status: ExitStatus {
    switch self {
    case .noRelease: .usage
    case .noOutside: .badDefinition
    default: .gateClosed
    }
  }

  private var location: Location? {
    switch self {
    case .damaged(let file, let fault): Location(file: file, line: fault.line)
    case .cutOff(let file), .missing(let file, _), .lost(let file, _, _), .began(let file, _),
      .otherPolicy(let file, _, _), .keptChanged(let file), .differsElsewhere(let file, _),
      .unusedElsewhere(let file, _), .undescribed(let file):
      Location(file: file)
    case .noOutside: Location(file: Workspace.configurationName)
    default: nil
    }
  }
}

extension LedgerFault {
  fileprivate var line: Int? {
    switch self {
    case .notALedger: 1
    case .malformed(let line), .broken(let line): line
    }
  }
}
