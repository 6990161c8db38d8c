/// What is wrong with the text of a ledger.
public enum LedgerFault: Error, Hashable, Sendable {
  /// The file is not a ledger, or one of another version.
  case notALedger
  /// A line is none that this program writes.
  case malformed(line: Int)
  /// A block is not what was written: the digest in this line does not fit.
  case broken(line: Int)
}
