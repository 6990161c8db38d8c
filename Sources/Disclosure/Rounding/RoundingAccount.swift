import Suppression

/// What rounding did, in numbers that say nothing about a single cell.
public struct RoundingAccount: Hashable, Sendable {
  /// Inner cells of all hypercubes that hold somebody.
  public private(set) var innerCells = 0
  /// Of these, cells that were rounded.
  public private(set) var rounded = 0
  /// Planned numbers that are not zero.
  public private(set) var margins = 0
  /// The sum of their differences from the true ones, without signs.
  public private(set) var difference = 0
  /// The greatest of these differences.
  public private(set) var greatestDifference = 0

  /// Nothing was done.
  public init() {}

  /// Mean difference of a planned number from the true one; 0 where there is none.
  public var meanDifference: Double {
    margins == 0 ? 0 : Double(difference) / Double(margins)
  }

  mutating func add(_ cube: SmallCountCube, _ counts: [Int], base: Int) {
    innerCells += cube.cells.count
    rounded += cube.cells.count { $0.count > 0 && ($0.count < base || $0.contributors < base) }
    let truth = cube.sums(of: cube.cells.map(\.count))
    for (number, exact) in zip(cube.sums(of: counts), truth) where exact != 0 {
      margins += 1
      let (off, overflow) = number.subtractingReportingOverflow(exact)
      let size = overflow ? 0 : Int(clamping: off.magnitude)
      difference &+= size
      greatestDifference = max(greatestDifference, size)
    }
  }
}
