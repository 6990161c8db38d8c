public import Model

/// What is known besides the file and its contract when a delivery is read.
public struct ReadingContext: Sendable {
  /// The delivery before, as a whole.
  public var previous: DeliveryProfile?
  /// SHA-256 of deliveries of the extract that were used, for any other period.
  public var earlierDigests: Set<String> = []
  /// The rows of the delivery before, of an aggregate extract, with all columns.
  public var previousTable: Table?
  /// Values that occur in other extracts, by extract and column, as `EXTRACT.COLUMN`; a reference to one
  /// that is not here is not checked, and a note says so.
  public var references: [String: Set<String>] = [:]
  /// Rows that were corrected and readmitted.
  public var corrections: [RowCorrection] = []
  /// SHA-256 of the file where somebody has taken it and the file has not changed since.
  public var sha256: String?
  /// Encoding in which the file is read whatever its contract declares.
  public var encoding: String?
  /// Findings of each code that are told one by one; the rest are counted.
  public var shown = 5

  /// Knows nothing.
  public init() {}
}

/// A row of a delivery that was set aside, and what an analyst put in its place.
public struct RowCorrection: Hashable, Sendable {
  /// Physical line on which the row begins.
  public var line: Int
  /// The row as it arrived; a correction of any other row is refused.
  public var original: [UInt8]
  /// The row as it should be; nil withdraws it.
  public var corrected: [UInt8]?

  /// Corrects a row.
  public init(line: Int, original: [UInt8], corrected: [UInt8]?) {
    self.line = line
    self.original = original
    self.corrected = corrected
  }
}
