internal import Archive
public import Definitions
internal import Disclosure
public import Model
internal import Suppression

/// A methodology without errors, and what somebody should know about it.
public struct CheckedDefinitions: Sendable {
  /// The methodology.
  public var catalogue: Catalogue
  /// What `yol.yaml` says.
  public var configuration: Configuration
  /// Announced release times.
  public var calendar: ReleaseCalendar
  /// Every file that it was read from, relative to the workspace.
  public var files: [String]
  /// Warnings and notes.
  public var diagnostics: [Diagnostic]
  /// Worked examples by indicator.
  public var examples: [String: [WorkedExample]]
  /// Figures that readers have from elsewhere.
  public var outside: [OutsideFigure]

  /// Collects what was read.
  public init(
    catalogue: Catalogue, configuration: Configuration, calendar: ReleaseCalendar,
    files: [String], diagnostics: [Diagnostic], examples: [String: [WorkedExample]] = [:],
    outside: [OutsideFigure] = []
  ) {
    self.outside = outside
    self.examples = examples
    self.catalogue = catalogue
    self.configuration = configuration
    self.calendar = calendar
    self.files = files
    self.diagnostics = diagnostics
  }
}

/// What the middle of a run works on.
struct StageInput: Sendable {
  /// The checked methodology.
  var definitions: CheckedDefinitions
  /// Period of the run.
  var period: ReferencePeriod
  /// Name of the run.
  var identity: RunIdentity
  /// Files to read, in order of contract and time.
  var deliveries: [Delivery]
  /// Files that are only compared with later ones.
  var comparisons: [Delivery] = []
  /// Deliveries of earlier periods that never came.
  var missing: [MissingDelivery] = []
  /// Digest of each file when the run began, by path.
  var digests: [String: FileDigest]
  /// Lists of what was received, by period.
  var manifests: [ReferencePeriod: ReceivedManifest]
  /// Earlier vintages.
  var archive: Archive
  /// Whether the release is made again, under a name of its own.
  var isForced = false
  /// Periods whose printed figures this run revises.
  var revised: Set<ReferencePeriod> = []

  /// Name of the release, unless it is made again.
  var plainName: String { "\(period)-\(identity.short)" }
}

/// A delivery that was promised and did not come.
struct MissingDelivery: Hashable, Sendable {
  /// Id of the extract.
  var extract: String
  /// Period that it should be about.
  var period: ReferencePeriod
}

/// What the middle of a run hands on: a finished release that nobody sees yet.
struct StageResult: Sendable {
  /// Rows by extract, in the order of the contracts.
  var extracts: [ExtractAccount]
  /// Indicators that were computed.
  var indicators: Int
  /// What may be shown.
  var release: ProtectedRelease
  /// How the archive names it.
  var archivedRelease: ArchivedRelease
  /// Files of the release.
  var filesWritten: Int
  /// Page to open first, relative to the workspace.
  var dashboard: String
  /// Everything found on the way.
  var diagnostics: [Diagnostic]
  /// What protection took.
  var protection: Suppression.Account?
  /// How far readers come who guess.
  var guesses: ChangeAttack?
  /// Digest of the ledger's newest block before the release.
  var ledger: String?
  /// Adds the release to the ledger and puts it in force in one step; called once everything is archived.
  var putInForce: @Sendable () throws(RunError) -> Void
}

/// The stages that other targets do, so that a run can be tested without them.
struct Stages: Sendable {
  /// Reads and checks the methodology.
  var definitions: @Sendable (Workspace) throws(RunError) -> CheckedDefinitions
  /// Reads the extracts, computes, protects and writes the release beside the one in force.
  var release:
    @Sendable (Workspace, StageInput, inout StageClock) async throws(RunError) -> StageResult
}
