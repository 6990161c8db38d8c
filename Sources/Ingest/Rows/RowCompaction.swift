/// Closes the gaps that quarantined rows leave in the columns.
struct RowCompaction {
  private let kept: [Range<Int>]
  /// Where each range comes to stand.
  private let targets: [Int]

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
    var next = 0
    targets = kept.map { range in
      defer { next += range.count }
      return next
    }
  }

  /// Rows that stay.
  var count: Int {
    kept.reduce(0) { $0 + $1.count }
  }

  /// Where a row comes to stand; nil for one that is removed.
  func position(of row: Int) -> Int? {
    var (low, high) = (0, kept.count)
    while low < high {
      let middle = (low + high) / 2
      if kept[middle].upperBound <= row { low = middle + 1 } else { high = middle }
    }
    guard low < kept.count, kept[low].contains(row) else { return nil }
    return targets[low] + row - kept[low].lowerBound
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
