/// Everything ever printed, as a chain of blocks that is only ever added to.
///
/// Each block ends with the SHA-256 of the block before it and of itself, so that a change of any earlier line breaks
/// the chain. It holds no hidden number: only that a cell is hidden.
public struct Ledger: Sendable {
  /// One block, without its cells.
  public struct Entry: Hashable, Sendable {
    /// Name of the release.
    public var release: String
    /// Whether the release was withdrawn; otherwise it was made.
    public var isWithdrawal: Bool
    /// Digest that ends the block.
    public var digest: String
  }

  /// What readers know by all blocks.
  public internal(set) var knowledge = PriorKnowledge()
  /// Blocks in order.
  public internal(set) var entries: [Entry] = []
  /// Files of confidential figures that later releases must repeat: SHA-256 of the content, by name.
  public internal(set) var kept: [String: String] = [:]
  /// Periods of which some release showed a new vintage.
  public internal(set) var revised: Set<String> = []
  /// Policy of the newest release.
  public internal(set) var policy: String?

  /// Digest before the first block.
  static let root = String(repeating: "0", count: 64)

  /// An empty ledger.
  public init() {}

  /// Digest of the newest block.
  public var head: String { entries.last?.digest ?? Self.root }

  /// Names of all releases that were made, withdrawn ones included.
  public var releases: Set<String> {
    Set(entries.filter { !$0.isWithdrawal }.map(\.release))
  }

  /// Names of releases that were withdrawn.
  public var withdrawn: Set<String> {
    Set(entries.filter(\.isWithdrawal).map(\.release))
  }
}
