/// Which cells of a release are hidden, and the proof that nobody can compute them.
public struct Suppression: Sendable {
  /// Two releases that could both be true and differ in a hidden cell by what was asked.
  public struct Pair: Hashable, Sendable {
    /// Index of the cell.
    public var cell: Int
    /// A release in which the cell is great.
    public var upper: Witness
    /// A release in which the cell is small.
    public var lower: Witness

    /// Sets two releases for a cell.
    public init(cell: Int, upper: Witness, lower: Witness) {
      self.cell = cell
      self.upper = upper
      self.lower = lower
    }

    /// The difference of the cell in the two releases.
    public var width: Int { upper.amount(of: cell) &- lower.amount(of: cell) }
  }

  /// A cell that hiding others does not protect.
  public struct Unprotected: Hashable, Sendable {
    /// Why a cell is not protected.
    public enum Reason: Hashable, Sendable {
      /// It is sensitive, but readers know it whatever is printed now.
      case known
      /// It is sensitive, but its true value is none that readers would assume of a hidden cell.
      case outsideBounds
      /// Whatever is hidden beside it, what remains printed or known leaves readers too few values.
      case tooFewValues
    }

    /// Index of the cell.
    public var cell: Int
    /// Why.
    public var reason: Reason
    /// Whether a rule says that it is sensitive; false where it would only be hidden for others.
    public var isSensitive: Bool

    /// Names a cell.
    public init(cell: Int, reason: Reason, isSensitive: Bool) {
      self.cell = cell
      self.reason = reason
      self.isSensitive = isSensitive
    }
  }

  /// What protection took.
  public struct Account: Hashable, Sendable {
    /// Cells of the release, the unprinted included.
    public var cells = 0
    /// Relations between them.
    public var relations = 0
    /// Sets of cells that no relation links to others, of two cells or more.
    public var components = 0
    /// Linear programmes solved.
    public var programmes = 0
    /// Cells that some table would print and that are not printed.
    public var hidden = 0
    /// Hidden cells that are not sensitive themselves, and were not hidden before.
    public var secondary = 0
    /// Pairs of cells where a person who is alone in one can compute the other, a small one, whatever is hidden.
    public var insiders = 0
    /// Cells that were hidden for others and are printed again.
    public var pruned = 0

    /// Starts at zero.
    public init() {}
  }

  /// For each cell whether readers do not see it: hidden now, withheld, or unprinted.
  public var isHidden: [Bool]
  /// Releases that protect each hidden cell, and each sensitive cell that is not printed anyway; by cell.
  public var pairs: [Pair]
  /// Cells that are not protected, by cell.
  ///
  /// Nothing may be published where a sensitive cell is among them.
  public var unprotected: [Unprotected]
  /// What it took.
  public var account: Account

  /// Whether every sensitive and every hidden cell has its releases.
  public var isComplete: Bool { unprotected.isEmpty }
}
