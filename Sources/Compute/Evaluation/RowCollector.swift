/// Collects stretches of a table's rows for the rows of a block; rows that follow each other stay a
/// stretch, which is read faster than rows one by one.
struct RowCollector {
  private(set) var parents: [Int32] = []
  private var start = 0
  private var end = 0
  private var isStretch = true
  private var indices: [Int32] = []

  /// Makes room for a number of rows.
  init(capacity: Int) {
    parents.reserveCapacity(capacity)
  }

  /// Adds rows that belong to a place of the block.
  @inline(__always)
  mutating func add(_ range: Range<Int>, at place: Int) {
    guard !range.isEmpty else { return }
    if parents.isEmpty {
      start = range.lowerBound
    } else if isStretch && range.lowerBound != end {
      isStretch = false
      indices = (start..<end).map { Int32(truncatingIfNeeded: $0) }
    }
    end = range.upperBound
    for row in range {
      parents.append(Int32(truncatingIfNeeded: place))
      if !isStretch { indices.append(Int32(truncatingIfNeeded: row)) }
    }
  }

  /// The rows collected.
  var rows: RowFrame.Rows {
    isStretch ? .stretch(start..<end) : .indices(indices)
  }
}
