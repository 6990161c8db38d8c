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
}
