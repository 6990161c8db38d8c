/// The linked system of a release, and what its cells are called.
public struct ReleaseSystem: Sendable {
  /// Where a cell stands.
  public struct CellName: Hashable, Sendable {
    /// Number of its measure in `tabulation`.
    public var measure: Int
    /// Number of its position in `tabulation`.
    public var position: Int

    /// Names a cell.
    public init(measure: Int, position: Int) {
      self.measure = measure
      self.position = position
    }
  }

  /// All cells, and what holds between them.
  ///
  /// The cell of an entry has the index of the entry; cells that follow from others come behind them.
  public var system: LinkedSystem
  /// For each cell, what it is called.
  public var names: [CellName]
  /// The entries, with the measures, codes and positions of cells that follow from them added.
  public var tabulation: Tabulation
  /// What does not agree with the specification; a release with problems must not be protected.
  public var problems: [SystemProblem]

  /// Names the cells of a system.
  public init(
    system: LinkedSystem, names: [CellName], tabulation: Tabulation, problems: [SystemProblem] = []
  ) {
    self.system = system
    self.names = names
    self.tabulation = tabulation
    self.problems = problems
  }

  /// Name of a cell, as in `pop[region=A, sex=F]`.
  public func name(of cell: Int) -> String {
    guard names.indices.contains(cell) else { return "" }
    return tabulation.name(measure: names[cell].measure, position: names[cell].position)
  }

  /// How many cells tables print or could print; the others follow from them.
  public var entryCount: Int { tabulation.entries.count }
}
