/// The units of an extract for one reference period, by what the tables of all indicators say of them.
///
/// Units that count in the same printed numbers stand in one inner cell: nothing that is planned to be
/// printed tells them apart. A margin is a printed number. Nested populations, shares of one population
/// and all tables over the extract share one hypercube, so that what is done to it keeps them consistent.
/// Confidential.
public struct PlannedHypercube: Sendable {
  /// What is counted.
  public enum Unit: Hashable, Sendable {
    /// Rows of the extract.
    case rows
    /// Persons behind them, each counted once.
    case persons
    /// Different values, of the indicator with this id.
    case values(String)
    /// Numbers that rows hold, of the indicator with this id.
    case amounts(String)
  }

  /// Units that count in the same margins.
  public struct InnerCell: Sendable {
    /// How many they are.
    public var count: Int
    /// How many persons they are; units without a person are one each.
    public var contributors: Int
    /// The margins in which they count.
    public var margins: [Int32]
    /// The persons behind them, where the extract names them.
    public var members: [Member]

    /// Describes a cell.
    public init(count: Int, contributors: Int, margins: [Int32], members: [Member]) {
      self.count = count
      self.contributors = contributors
      self.margins = margins
      self.members = members
    }
  }

  /// A person in an inner cell.
  public struct Member: Hashable, Sendable {
    /// Number of the person.
    public var person: Int
    /// How many of the cell's units are about the person.
    public var units: Int

    /// Counts a person's units.
    public init(person: Int, units: Int) {
      self.person = person
      self.units = units
    }
  }

  /// Id of the extract.
  public let extract: String
  /// The reference period.
  public let period: ReferencePeriod
  /// What is counted.
  public let unit: Unit
  /// For each margin the number of dimensions of its table.
  public let depths: [Int]
  /// The inner cells that have units.
  public let cells: [InnerCell]

  /// Describes a hypercube.
  public init(
    extract: String, period: ReferencePeriod, unit: Unit = .rows, depths: [Int],
    cells: [InnerCell]
  ) {
    self.extract = extract
    self.period = period
    self.unit = unit
    self.depths = depths
    self.cells = cells
  }

  /// The margins, where each inner cell counts as many units as given.
  public func sums(of counts: [Int]) -> [Int64] {
    var sums = [Int64](repeating: 0, count: depths.count)
    for (cell, count) in zip(cells, counts) where count != 0 {
      for margin in cell.margins { sums[Int(margin)] &+= Int64(count) }
    }
    return sums
  }
}
