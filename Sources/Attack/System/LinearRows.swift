/// Linear relations between cells: each sum of factors times cells lies between two numbers.
struct LinearRows {
  /// What a relation comes from.
  enum Origin: Hashable {
    /// A code is the sum of its parts, along a dimension.
    case addition
    /// Two measures leave a third one over.
    case complement
    /// A printed share; the number of its cell.
    case share(Int32)
    /// A relation between measures of the specification.
    case measures
    /// A measure moves little from one time to the next.
    case change
  }

  private(set) var starts: [Int] = [0]
  private(set) var cells: [Int32] = []
  private(set) var factors: [Double] = []
  private(set) var least: [Double] = []
  private(set) var greatest: [Double] = []
  private(set) var origins: [Origin] = []

  /// Number of relations.
  var count: Int { least.count }

  /// Places in `cells` and `factors` of a relation.
  func range(_ row: Int) -> Range<Int> {
    starts[row]..<starts[row + 1]
  }

  /// Adds a term to the relation that `end` will end.
  mutating func add(_ cell: Int, _ factor: Double) {
    cells.append(Int32(truncatingIfNeeded: cell))
    factors.append(factor)
  }

  /// Ends a relation.
  mutating func end(_ least: Double, _ greatest: Double, _ origin: Origin) {
    starts.append(cells.count)
    self.least.append(least)
    self.greatest.append(greatest)
    origins.append(origin)
  }
}
