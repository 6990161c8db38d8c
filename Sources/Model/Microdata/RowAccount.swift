/// What became of every row of one delivery: read = accepted + quarantined, always.
public struct RowAccount: Hashable, Sendable {
  /// Rows read, without the header.
  public var read: Int
  /// Rows that entered the table.
  public var accepted: Int
  /// Rows set aside with a reason.
  public var quarantined: Int

  /// Opens an account.
  public init(read: Int = 0, accepted: Int = 0, quarantined: Int = 0) {
    self.read = read
    self.accepted = accepted
    self.quarantined = quarantined
  }

  /// Whether nothing was lost; a run stops as a bug where this is false.
  public var isBalanced: Bool {
    read == accepted + quarantined
  }

  /// Adds two deliveries.
  public static func + (left: RowAccount, right: RowAccount) -> RowAccount {
    RowAccount(
      read: left.read + right.read, accepted: left.accepted + right.accepted,
      quarantined: left.quarantined + right.quarantined)
  }
}

/// One row set aside, with its original bytes; it goes to the private quarantine only.
public struct QuarantinedRow: Hashable, Sendable {
  /// Physical line on which the row begins.
  public var line: Int
  /// Byte column of the fault, one-based.
  public var column: Int
  /// Name of the column at fault, if one is.
  public var field: String?
  /// Stable reason code.
  public var reason: String
  /// The row as it arrived.
  public var bytes: [UInt8]
  /// How the row could be mended; empty where nobody but the agency can know.
  public var suggestion: String

  /// Sets a row aside.
  public init(
    line: Int, column: Int, field: String?, reason: String, bytes: [UInt8], suggestion: String = ""
  ) {
    self.suggestion = suggestion
    self.line = line
    self.column = column
    self.field = field
    self.reason = reason
    self.bytes = bytes
  }
}
