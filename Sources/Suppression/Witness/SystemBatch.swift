/// The movable cells of some components with the relations between them.
struct SystemBatch {
  /// Index of each cell in the release.
  private(set) var cells: [Int] = []
  /// How far each cell can fall, at most zero.
  private(set) var lower: [Int] = []
  /// How far each cell can rise, at least zero.
  private(set) var upper: [Int] = []
  /// What readers lose when a cell is hidden.
  private(set) var cost: [Int] = []
  /// What must be uncertain about a cell.
  private(set) var need: [LinkedSystem.Need?] = []
  /// Whether a cell is sensitive for being small: of those in it each could be told.
  private(set) var isSmall: [Bool] = []
  /// A number for the person who is alone in a cell; nil where nobody is.
  private(set) var person: [Int?] = []
  /// Whether a cell can be printed.
  private(set) var standing: [LinkedSystem.Standing] = []
  /// Where the entries of each relation begin, and the end.
  private(set) var relationStarts = [0]
  /// The cells of all relations.
  private(set) var relationEntries: [Incidence.Entry] = []

  /// Adds a cell and returns its place.
  mutating func add(_ cell: LinkedSystem.Cell, index: Int, person: Int?) -> Int {
    let range = Self.range(of: cell)
    cells.append(index)
    lower.append(range.lower)
    upper.append(range.upper)
    cost.append(max(1, cell.cost))
    need.append(cell.need)
    isSmall.append(cell.value >= 1 && cell.value <= cell.need?.width ?? 0)
    self.person.append(person)
    standing.append(cell.standing)
    return cells.count - 1
  }

  /// Adds a cell to the relation that is being told.
  mutating func add(_ place: Int32, coefficient: Int) {
    relationEntries.append(Incidence.Entry(other: place, coefficient: coefficient))
  }

  /// Ends a relation.
  mutating func endRelation() { relationStarts.append(relationEntries.count) }

  /// How far a cell can fall and rise while it is hidden; nothing for a cell that can only be printed.
  ///
  /// A cell that is not printed in any case and whose true value readers would not assume is within its bounds
  /// all the same, as the true release is possible.
  static func range(of cell: LinkedSystem.Cell) -> (lower: Int, upper: Int) {
    let horizon = PreparedSystem.horizon
    guard abs(cell.value.clamped) < horizon else { return (0, 0) }
    let least = cell.least.map { max($0.clamped &- cell.value, -horizon) } ?? -horizon
    let greatest = cell.greatest.map { min($0.clamped &- cell.value, horizon) } ?? horizon
    if cell.standing == .printable, least > 0 || greatest < 0 { return (0, 0) }
    return (min(least, 0), max(greatest, 0))
  }
}

extension Int {
  /// The number itself, or the nearest whose difference from another such number is a number.
  fileprivate var clamped: Int { Swift.min(Swift.max(self, -(1 << 60)), 1 << 60) }
}
