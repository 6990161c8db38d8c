public import Model

/// What reading one delivery gave.
public struct ExtractReading: Sendable {
  /// Accepted rows, with the columns that were asked for.
  public var table: Table
  /// What became of every row.
  public var account: RowAccount
  /// Rows set aside, in the order of the file.
  public var quarantined: [QuarantinedRow]
  /// Notes and warnings, without data values.
  public var diagnostics: [Diagnostic]
  /// SHA-256 of the file's bytes, 64 hexadecimal digits.
  public var sha256: String
  /// Bytes of the file.
  public var byteCount: Int
  /// How the file was read.
  public var form = DeliveryForm()
  /// What was normalised in accepted rows.
  public var normalised: [Normalisation] = []
  /// The delivery as a whole, for the comparison with the next one.
  public var profile: DeliveryProfile?

  /// What becomes of the delivery.
  public var verdict: Verdict {
    if account.quarantined > 0 { return .quarantine }
    return diagnostics.isEmpty ? .accept : .note
  }
}

/// A delivery that is not used, and what the analyst needs in order to have it mended.
public struct RefusedDelivery: Error {
  /// Most rows that are kept of a delivery that is not used.
  public static let mostRows = 10_000

  /// All findings, and the status of a run that they end.
  public var error: RunError
  /// The first rows set aside, in the order of the file, where there were too many of them.
  public var quarantined: [QuarantinedRow]
  /// All rows set aside, where there were too many of them.
  public var quarantinedCount: Int
  /// What became of every row before the delivery was refused; nil where no row was read.
  public var account: RowAccount?
  /// How the file was read; nil where it was refused before that was known.
  public var form: DeliveryForm?

  /// Refuses a delivery; rows are given where there were too many quarantined ones.
  public init(error: RunError, quarantined: [QuarantinedRow] = [], quarantinedCount: Int = 0) {
    self.error = error
    self.quarantined = quarantined
    self.quarantinedCount = quarantinedCount
  }
}
