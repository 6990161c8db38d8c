/// How many rows of a delivery an analyst had corrected or withdrawn.
public struct ReadmittedRows: Hashable, Sendable {
  /// Rows in whose place a corrected one was read.
  public var corrected: Int
  /// Rows set aside for good.
  public var withdrawn: Int

  /// Counts rows.
  public init(corrected: Int = 0, withdrawn: Int = 0) {
    self.corrected = corrected
    self.withdrawn = withdrawn
  }

  /// Adds two deliveries.
  public static func + (left: ReadmittedRows, right: ReadmittedRows) -> ReadmittedRows {
    ReadmittedRows(
      corrected: left.corrected + right.corrected, withdrawn: left.withdrawn + right.withdrawn)
  }
}
