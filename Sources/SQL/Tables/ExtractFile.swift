public import Model

/// A file that an agency delivered, as the statements that read it name it.
public struct ExtractFile: Hashable, Sendable {
  /// Id of the extract.
  public var extract: String
  /// Period of the delivery.
  public var period: ReferencePeriod
  /// Path as the database opens it.
  public var path: String

  /// Names a file.
  public init(extract: String, period: ReferencePeriod, path: String) {
    self.extract = extract
    self.period = period
    self.path = path
  }
}
