/// Another release that could be true: it satisfies all relations and prints the same numbers.
///
/// It is told by how it differs from the true release. One that changes nothing is the true release.
public struct Witness: Hashable, Sendable {
  /// How one cell differs from its true value.
  public struct Change: Hashable, Sendable {
    /// Index of the cell.
    public var cell: Int
    /// The cell's value in this release less its true value; not zero.
    public var amount: Int

    /// Changes a cell.
    public init(cell: Int, amount: Int) {
      self.cell = cell
      self.amount = amount
    }
  }

  /// The changes, by ascending cell.
  public var changes: [Change]

  /// Sets a release by its changes.
  public init(changes: [Change] = []) {
    self.changes = changes
  }

  /// How much a cell differs from its true value.
  public func amount(of cell: Int) -> Int {
    changes.first { $0.cell == cell }?.amount ?? 0
  }
}
