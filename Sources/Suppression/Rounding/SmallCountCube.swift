/// A hypercube of counts, and the sums of them that are printed.
///
/// An inner cell holds units that no printed number tells apart; a margin is a printed number. Every margin
/// is the sum of the inner cells that belong to it, so that whatever is done to the inner cells leaves all
/// margins additive.
public struct SmallCountCube: Sendable {
  /// Units that belong to the same margins.
  public struct InnerCell: Hashable, Sendable {
    /// How many they are, not negative.
    public var count: Int
    /// How many persons they are; fewer than `count` where a person has several.
    public var contributors: Int
    /// How many they were taken for when the same units were rounded before; nil where that was never done.
    public var carried: Int?

    /// Describes an inner cell; nil contributors mean one for each unit.
    public init(count: Int, contributors: Int? = nil, carried: Int? = nil) {
      self.count = count
      self.contributors = contributors ?? count
      self.carried = carried
    }
  }

  /// The inner cells in the order in which they were added.
  public private(set) var cells: [InnerCell] = []
  /// For each margin how much an error of it matters, positive.
  public let weights: [Int]

  private var places: [Int32] = []
  private var ends: [Int] = []

  /// Opens a cube without inner cells.
  ///
  /// - Parameter weights: for each margin how much an error of it matters, 1 or more.
  public init(weights: [Int]) {
    self.weights = weights
  }

  /// Adds an inner cell.
  ///
  /// - Parameters:
  ///   - cell: its units.
  ///   - margins: the margins that it belongs to, each once; what is no margin is left out.
  public mutating func add(_ cell: InnerCell, to margins: some Sequence<Int>) {
    cells.append(cell)
    for margin in margins where weights.indices.contains(margin) { places.append(Int32(margin)) }
    ends.append(places.count)
  }

  /// The margins that an inner cell belongs to.
  func margins(of cell: Int) -> ArraySlice<Int32> {
    places[(cell == 0 ? 0 : ends[cell - 1])..<ends[cell]]
  }

  /// Number of pairs of an inner cell and a margin that it belongs to.
  var links: Int { places.count }
}

extension SmallCountCube.InnerCell {
  /// What the count may become: itself twice, or the multiples of a base below and above it.
  ///
  /// A cell that is no smaller than the base keeps its count, unless fewer persons than the base are behind it.
  func choices(base: Int) -> (low: Int, high: Int) {
    guard count > 0, base > 1, count < base || contributors < base else { return (count, count) }
    let low = count / base * base
    return (low, low == count ? low : low &+ base)
  }
}
