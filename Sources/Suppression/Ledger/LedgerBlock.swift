/// What one release, or the withdrawal of one, adds to the ledger.
public struct LedgerBlock: Sendable {
  /// Name of the release.
  public var release: String
  /// Whether the release was withdrawn; otherwise it was made.
  public var isWithdrawal: Bool
  /// Name of the policy that protected it; nil for a withdrawal.
  public var policy: String?
  /// Who did it and why, for whoever reads the file; nil for nothing to say.
  public var note: String?
  /// Periods that it shows in a new vintage.
  public var revised: [String]
  /// For each file of confidential figures that later releases must repeat, the SHA-256 of its content, by name.
  public var kept: [String: String]
  /// Cells, each with what the release shows of it.
  public var shown: [(key: LedgerKey, shown: PriorKnowledge.Shown)]
  /// Cells of which somebody else published a figure.
  public var elsewhere: [(key: LedgerKey, range: ClosedRange<Int>)]

  /// Begins the block of a release.
  public init(release: String, policy: String) {
    self.init(release, policy: policy)
  }

  /// The block that says that a release was withdrawn, and by whom and why.
  public static func withdrawal(of release: String, note: String? = nil) -> LedgerBlock {
    var block = LedgerBlock(release, policy: nil)
    block.note = note
    return block
  }

  private init(_ release: String, policy: String?) {
    self.release = release
    self.policy = policy
    isWithdrawal = policy == nil
    revised = []
    kept = [:]
    shown = []
    elsewhere = []
  }
}
