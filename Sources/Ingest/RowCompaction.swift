/// Closes the gaps that quarantined rows leave in the columns.
struct RowCompaction {
  private let kept: [Range<Int>]

  /// Keeps ranges of rows without the removed ones; both are in ascending order.
  init(rows: [Range<Int>], removed: [Int]) {
    var kept: [Range<Int>] = []
    var removed = ArraySlice(removed)
    for range in rows {
      var start = range.lowerBound
      while let row = removed.first, row < range.upperBound {
        removed.removeFirst()
        if row > start { kept.append(start..<row) }
        start = max(start, row + 1)
      }
      if start < range.upperBound { kept.append(start..<range.upperBound) }
    }
    self.kept = kept
  }

  /// Rows that stay.
  var count: Int {
    kept.reduce(0) { $0 + $1.count }
  }

  /// Moves the values of a column together.
  func apply(to column: UnsafeMutableRawPointer, stride: Int) {
    var target = 0
    for range in kept {
      if range.lowerBound != target {
        (column + target * stride).copyMemory(
          from: column + range.lowerBound * stride, byteCount: range.count * stride)
      }
      target += range.count
    }
  }
}
