/// The cells of a release under the names that the ledger knows them by.
public struct LedgerTable: Sendable {
  /// One cell.
  public struct Cell: Hashable, Sendable {
    /// Index of its measure.
    public var measure: Int
    /// Index of its position.
    public var position: Int
    /// Index of its period.
    public var period: Int
    /// Whether it counts persons, a few of whom are to be protected.
    public var isCount: Bool
    /// The cell as the protector sees it.
    public var linked: LinkedSystem.Cell

    /// Names a cell.
    public init(
      measure: Int, position: Int, period: Int, isCount: Bool, linked: LinkedSystem.Cell
    ) {
      self.measure = measure
      self.position = position
      self.period = period
      self.isCount = isCount
      self.linked = linked
    }
  }

  /// Ids of measures, the same in every release.
  public var measures: [String]
  /// Codes without time, as `LedgerKey.position` writes them.
  public var positions: [String]
  /// Reference periods; empty for none.
  public var periods: [String]
  /// The cells, no two with the same names.
  public var cells: [Cell]

  /// Collects cells.
  public init(measures: [String], positions: [String], periods: [String], cells: [Cell] = []) {
    self.measures = measures
    self.positions = positions
    self.periods = periods
    self.cells = cells
  }

  /// The full name of a cell.
  public func key(of cell: Cell) -> LedgerKey {
    LedgerKey(
      measure: measures[cell.measure], position: positions[cell.position],
      period: periods[cell.period])
  }
}

extension LedgerBlock {
  /// Notes what a release shows of its cells.
  ///
  /// - Parameters:
  ///   - table: the cells.
  ///   - isHidden: for each cell whether it is hidden; cells that no table prints are left out.
  public mutating func show(_ table: LedgerTable, isHidden: [Bool]) {
    for (cell, isHidden) in zip(table.cells, isHidden) where cell.linked.standing != .unprinted {
      shown.append((table.key(of: cell), isHidden ? .hidden : .printed(cell.linked.value)))
    }
  }
}

/// The numbers that the ledger has for the names of a table.
struct LedgerNumbers {
  private let measures: [Int32?]
  private let positions: [Int32?]
  private let periods: [Int32?]

  init(_ table: LedgerTable, in knowledge: PriorKnowledge) {
    measures = table.measures.map(knowledge.measures.number)
    positions = table.positions.map(knowledge.positions.number)
    periods = table.periods.map(knowledge.periods.number)
  }

  /// The cell as the ledger knows it; nil where it knows nothing of the kind.
  func cell(_ cell: LedgerTable.Cell) -> PriorKnowledge.CellNumber? {
    self.cell(cell, periods[cell.period])
  }

  /// The same cell in another period.
  func cell(_ cell: LedgerTable.Cell, _ period: Int32?) -> PriorKnowledge.CellNumber? {
    guard let measure = measures[cell.measure], let position = positions[cell.position],
      let period
    else { return nil }
    return PriorKnowledge.CellNumber(measure: measure, position: position, period: period)
  }
}

/// The periods of a table in order, each with the one before.
struct PeriodSeries {
  /// Cells that have a period, earlier periods first.
  let order: [Int]
  /// For each period the name of the one before.
  let previous: [String?]
  /// For each cell that of the period before.
  let before: [Int?]

  init(_ table: LedgerTable, _ previousPeriod: (String) -> String?) {
    let previous = table.periods.map { $0.isEmpty ? nil : previousPeriod($0) }
    self.previous = previous
    let numbers = Dictionary(
      table.periods.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var byPeriod: [[Int]] = Array(repeating: [], count: table.periods.count)
    var places: [Place: Int] = Dictionary(minimumCapacity: table.cells.count)
    for (index, cell) in table.cells.enumerated() {
      if !table.periods[cell.period].isEmpty { byPeriod[cell.period].append(index) }
      places[Place(cell)] = index
    }
    order = table.periods.indices.sorted { table.periods[$0] < table.periods[$1] }
      .flatMap { byPeriod[$0] }
    before = table.cells.map { cell in
      guard let earlier = previous[cell.period].flatMap({ numbers[$0] }) else { return nil }
      var place = Place(cell)
      place.period = Int32(truncatingIfNeeded: earlier)
      return places[place]
    }
  }

  private struct Place: Hashable {
    var measure: Int32
    var position: Int32
    var period: Int32

    init(_ cell: LedgerTable.Cell) {
      measure = Int32(truncatingIfNeeded: cell.measure)
      position = Int32(truncatingIfNeeded: cell.position)
      period = Int32(truncatingIfNeeded: cell.period)
    }
  }
}
