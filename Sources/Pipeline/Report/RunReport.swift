public import Compute
public import Model
public import Suppression

/// What became of the rows of one extract in one run.
public struct ExtractAccount: Hashable, Sendable {
  /// Id of the extract.
  public var extract: String
  /// Rows of all its deliveries.
  public var rows: RowAccount
  /// Rows of these that an analyst had corrected or withdrawn.
  public var readmitted: ReadmittedRows
  /// How its rows found their persons, of snapshots those of the newest; nil where they name none.
  public var linkage: LinkageAccount?

  /// Opens the account of an extract.
  public init(
    extract: String, rows: RowAccount, readmitted: ReadmittedRows = ReadmittedRows(),
    linkage: LinkageAccount? = nil
  ) {
    self.readmitted = readmitted
    self.extract = extract
    self.rows = rows
    self.linkage = linkage
  }
}

/// How long one stage took: the only thing in a report that differs between two equal runs.
public struct StageTime: Hashable, Sendable {
  /// The stage.
  public var stage: RunStage
  /// Thousandths of a second.
  public var milliseconds: Int
}

/// What one run did, for people who must answer for it.
public struct RunReport: Hashable, Sendable {
  /// Digest of what the run read; nil where it stopped before it had read it.
  public var identity: RunIdentity?
  /// Period; nil where the run stopped before it was chosen.
  public var period: ReferencePeriod?
  /// How it ended.
  public var status = ExitStatus.bug
  /// Whether the same content had been published before, so that nothing was computed.
  public var isUnchanged = false
  /// Files read, in the order of their paths.
  public var files: [FileDigest] = []
  /// Rows by extract, in the order of the contracts.
  public var extracts: [ExtractAccount] = []
  /// Indicators that were computed.
  public var indicators = 0
  /// Name of the disclosure policy; nil before disclosure control.
  public var policy: String?
  /// Digest of the ledger's newest block before the run; nil where the run did not come to it.
  public var ledger: String?
  /// What protection took; nil where no cells are hidden for others.
  public var protection: Suppression.Account?
  /// How far readers come who guess; nil where the run did not come to it.
  public var guesses: ChangeAttack?
  /// Observations with a value.
  public var observations = 0
  /// Of these, the ones not shown.
  public var hidden = 0
  /// Files of the release.
  public var filesWritten = 0
  /// Page to open first, relative to the workspace.
  public var dashboard: String?
  /// Everything found, in the order of the stages.
  public var diagnostics: [Diagnostic] = []
  /// Time by stage, in order.
  public var times: [StageTime] = []

  /// Begins an empty report.
  public init() {}

  /// Rows of all extracts.
  public var rows: RowAccount {
    extracts.map(\.rows).reduce(RowAccount(), +)
  }

  /// Rows of all extracts that were corrected or withdrawn.
  public var readmitted: ReadmittedRows {
    extracts.map(\.readmitted).reduce(ReadmittedRows(), +)
  }

  /// Name of the report's file: period and the first digits of the run's id, as far as the run
  /// came to know them.
  public var fileName: String {
    "\(period.map(\.description) ?? "unchosen")-\(identity?.short ?? "unread").json"
  }
}
