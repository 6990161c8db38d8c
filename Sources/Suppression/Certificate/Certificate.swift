/// What is needed to check by addition that no hidden cell of a release can be computed.
///
/// It holds true values of hidden cells: it is stored privately.
public struct Certificate: Sendable {
  /// A cell as readers see it.
  public struct Cell: Hashable, Sendable {
    /// Its value in print or otherwise known to readers; nil where it is hidden.
    public var printed: Int?
    /// Its true value.
    public var value: Int
    /// The least value that readers assume while it is hidden; nil where there is none.
    public var least: Int?
    /// The greatest value that readers assume while it is hidden; nil where there is none.
    public var greatest: Int?
  }

  /// The cells.
  public var cells: [Cell]
  /// What holds between them.
  public var relations: [LinkedSystem.Relation]
  /// Two releases for each cell that is protected; by cell.
  public var pairs: [Suppression.Pair]

  /// Certifies how a release is protected.
  public init(system: LinkedSystem, suppression: Suppression) {
    cells = zip(system.cells, suppression.isHidden).map { cell, isHidden in
      Cell(
        printed: isHidden ? nil : cell.value, value: cell.value, least: cell.least,
        greatest: cell.greatest)
    }
    relations = system.relations
    pairs = suppression.pairs
  }
}
