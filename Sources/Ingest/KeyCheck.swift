/// Finds rows whose key hash occurred before, by tables small enough for the cache.
///
/// Each partition of the hashes has its own table and is walked by one job; within a partition
/// rows come in order, so that the first occurrence is the same for any number of threads.
struct KeyCheck {
  /// A row and the first row with the same hash.
  struct Pair: Equatable {
    /// The later row.
    var row: Int
    /// The first row.
    var first: Int
  }

  /// Pairs of rows with equal hashes, by the later row; `rows` are ranges in ascending order.
  static func pairs(
    _ hashes: UnsafePointer<UInt64>, rows: [Range<Int>], jobs: ParallelJobs
  ) -> [Pair] {
    let count = rows.reduce(0) { $0 + $1.count }
    var bits: UInt64 = 0
    while bits < 4, count >> Int(bits) > 400_000 { bits += 1 }
    var found = [[Pair]](repeating: [], count: 1 << Int(bits))
    found.withUnsafeMutableBufferPointer { found in
      let results = found.baseAddress
      jobs.run(found.count) { partition in
        results?[partition] = pairs(
          hashes, rows, partition: UInt64(partition), bits: bits, expected: count >> Int(bits))
      }
    }
    return found.flatMap { $0 }.sorted { $0.row < $1.row }
  }

  private static func pairs(
    _ hashes: UnsafePointer<UInt64>, _ rows: [Range<Int>], partition: UInt64, bits: UInt64,
    expected: Int
  ) -> [Pair] {
    var table = RowTable(expected: expected + expected / 8)
    defer { table.release() }
    var pairs: [Pair] = []
    for range in rows {
      for row in range where bits == 0 || hashes[row] >> (64 &- bits) == partition {
        if let first = table.insert(row, hashes) { pairs.append(Pair(row: row, first: first)) }
      }
    }
    return pairs
  }
}

/// Rows by hash, open addressing.
private struct RowTable {
  private var slots: UnsafeMutablePointer<UInt64>
  private var capacity: Int
  private var count = 0
  private static let rowMask: UInt64 = 0xFFFF_FFFF

  init(expected: Int) {
    var size = 1024
    while size < expected * 3 / 2 { size *= 2 }
    capacity = size
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0, count: size)
  }

  func release() {
    slots.deallocate()
  }

  /// Inserts a row, or returns the row that has the same hash.
  @inline(__always)
  mutating func insert(_ row: Int, _ hashes: UnsafePointer<UInt64>) -> Int? {
    let hash = hashes[row]
    var slot = Int(truncatingIfNeeded: hash) & (capacity &- 1)
    let tag = hash & ~RowTable.rowMask
    while slots[slot] != 0 {
      let other = Int(truncatingIfNeeded: slots[slot] & RowTable.rowMask) &- 1
      if slots[slot] & ~RowTable.rowMask == tag, hashes[other] == hash { return other }
      slot = (slot &+ 1) & (capacity &- 1)
    }
    slots[slot] = tag | UInt64(truncatingIfNeeded: row &+ 1)
    count &+= 1
    if count &* 4 > capacity &* 3 { grow(hashes) }
    return nil
  }

  private mutating func grow(_ hashes: UnsafePointer<UInt64>) {
    let (old, oldCapacity) = (slots, capacity)
    capacity *= 2
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    for index in 0..<oldCapacity where old[index] != 0 {
      let row = Int(truncatingIfNeeded: old[index] & RowTable.rowMask) &- 1
      var slot = Int(truncatingIfNeeded: hashes[row]) & (capacity &- 1)
      while slots[slot] != 0 { slot = (slot &+ 1) & (capacity &- 1) }
      slots[slot] = old[index]
    }
    old.deallocate()
  }
}
