import Parallel

/// Finds rows whose key hash occurred before, by tables small enough for the cache.
///
/// Hashes are grouped by their top bits; each group has its own table and is walked by one job.
/// Within a group rows stay in order, so that the first occurrence is the same for any number of
/// threads.
struct KeyCheck {
  /// A row and the first row with the same hash.
  struct Pair: Equatable {
    /// The later row.
    var row: Int
    /// The first row.
    var first: Int
  }

  private let hashes: UnsafePointer<UInt64>
  private let rows: [Range<Int>]
  private let jobs: ParallelJobs
  private let partitions: HashPartitions
  private let count: Int

  /// Pairs of rows with equal hashes, by the later row; `rows` are ranges in ascending order.
  static func pairs(
    _ hashes: UnsafePointer<UInt64>, rows: [Range<Int>], jobs: ParallelJobs
  ) -> [Pair] {
    let count = rows.reduce(0) { $0 + $1.count }
    return KeyCheck(
      hashes: hashes, rows: rows, jobs: jobs, partitions: HashPartitions(expected: count),
      count: count
    ).pairs()
  }

  private func pairs() -> [Pair] {
    let groupedHashes = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, count))
    let groupedRows = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, count))
    defer {
      groupedHashes.deallocate()
      groupedRows.deallocate()
    }
    let ends = group(groupedHashes, groupedRows)
    var found = [[Pair]](repeating: [], count: partitions.count)
    found.withUnsafeMutableBufferPointer { found in
      let results = found.baseAddress
      jobs.run(partitions.count) { partition in
        let start = partition == 0 ? 0 : ends[partition - 1]
        let size = ends[partition] - start
        results?[partition] = KeyCheck.pairs(groupedHashes + start, groupedRows + start, size)
      }
    }
    return found.flatMap { $0 }.sorted { $0.row < $1.row }
  }

  /// Writes hashes and rows group by group and returns where each group ends.
  private func group(
    _ groupedHashes: UnsafeMutablePointer<UInt64>, _ groupedRows: UnsafeMutablePointer<UInt32>
  ) -> [Int] {
    let width = partitions.count
    var places = [Int](repeating: 0, count: width * max(1, rows.count))
    return places.withUnsafeMutableBufferPointer { buffer in
      guard let places = buffer.baseAddress else { return [] }
      jobs.run(rows.count) { range in
        let own = places + range * width
        for row in rows[range] { own[partitions.index(of: hashes[row])] &+= 1 }
      }
      var next = 0
      var ends: [Int] = []
      for partition in 0..<width {
        for range in rows.indices {
          let size = places[range * width + partition]
          places[range * width + partition] = next
          next += size
        }
        ends.append(next)
      }
      jobs.run(rows.count) { range in
        let own = places + range * width
        for row in rows[range] {
          let partition = partitions.index(of: hashes[row])
          groupedHashes[own[partition]] = hashes[row]
          groupedRows[own[partition]] = UInt32(truncatingIfNeeded: row)
          own[partition] &+= 1
        }
      }
      return ends
    }
  }

  /// Pairs within one group; open addressing, at most half full.
  private static func pairs(
    _ hashes: UnsafePointer<UInt64>, _ rows: UnsafePointer<UInt32>, _ count: Int
  ) -> [Pair] {
    var capacity = 64
    while capacity < count * 2 { capacity *= 2 }
    let slots = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    defer { slots.deallocate() }
    var pairs: [Pair] = []
    for index in 0..<count {
      let hash = hashes[index]
      var slot = Int(truncatingIfNeeded: hash) & (capacity &- 1)
      while slots[slot] != 0, hashes[Int(slots[slot]) &- 1] != hash {
        slot = (slot &+ 1) & (capacity &- 1)
      }
      if slots[slot] == 0 {
        slots[slot] = UInt32(truncatingIfNeeded: index &+ 1)
      } else {
        let first = rows[Int(slots[slot]) &- 1]
        pairs.append(Pair(row: Int(rows[index]), first: Int(first)))
      }
    }
    return pairs
  }
}
