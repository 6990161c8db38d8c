public import Model

/// What disclosure control leaves of each table, and which merges would leave more: confidential.
///
/// Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.3.1 (table redesign before
/// suppression).
public struct PublicationPlan: Sendable {
  /// Period of the release.
  public var period: ReferencePeriod
  /// Tables in the order of the catalogue.
  public var tables: [TableAccount]
  /// All tables together.
  public var total: TableAccount
  /// Merges that were tried and save something, the one that saves most first.
  public var merges: [TriedMerge]
  /// How many merges were tried.
  public var tried: Int

  /// What to do about the share of cells that are not shown.
  public enum Advice: String, Sendable {
    /// Nothing.
    case good
    /// Look for a coarser table.
    case coarsen
    /// Take the profile `round`: so many holes tell readers less than small errors would.
    case round
  }

  /// The advice for a share of hidden cells, in percent.
  public static func advice(_ lost: Double) -> Advice {
    if lost > 25 { return .round }
    return lost > 10 ? .coarsen : .good
  }
}

/// A merge, as the whole release came out with it.
public struct TriedMerge: Hashable, Sendable {
  /// What is merged, in words.
  public var title: String
  /// Ids of the indicators whose tables change.
  public var indicators: [String]
  /// All tables of the release with the merge.
  public var total: TableAccount
  /// All tables of the indicators before.
  public var before: TableAccount
  /// The same with the merge.
  public var after: TableAccount
  /// Hidden cells of the release that the merge saves.
  public var saved: Int
  /// What to write, and where.
  public var edits: [Edit]

  /// Whether it saves cells, and does so by larger numbers behind them: leaving out two months of three
  /// alone would save as many.
  var helps: Bool {
    saved > 0 && after.lostCells < before.lostCells * 0.95
  }

  /// A line of a definition.
  public struct Edit: Hashable, Sendable {
    /// The file.
    public var file: String
    /// The line, or what to do with it.
    public var text: String
  }
}
