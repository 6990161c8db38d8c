/// Gives each distinct text of a column a number, in order of first occurrence.
///
/// One interner serves one column of one piece; `DictionaryMerge` makes the numbers of all pieces
/// one. Short texts are held inline, copies of longer ones by their address.
final class Interner {
  /// Distinct texts in order of first occurrence; by partition after `group`.
  private(set) var entries: UnsafeMutablePointer<PackedBytes>
  /// Number of distinct texts.
  private(set) var count = 0
  private var capacity: Int
  private var slots: UnsafeMutablePointer<UInt32>
  private var mask: Int
  private var texts = TextArena()
  private let pool: TablePool
  private var last = PackedBytes()
  private var lastNumber: Int32 = 0
  /// The number of each entry, once they are grouped; see `group`.
  private(set) var order: [UInt32] = []
  /// Where each partition begins in `order`; one more at the end.
  private(set) var starts: [UInt32] = []

  /// Makes an empty interner for about so many texts; its table is lent by a pool.
  init(expected: Int, pool: TablePool) {
    self.pool = pool
    var size = 1024
    while size < expected { size *= 2 }
    capacity = size
    mask = size * 2 - 1
    entries = .allocate(capacity: size)
    slots = pool.take(size * 2)
  }

  deinit {
    entries.deallocate()
    finish()
    texts.release()
  }

  /// The number of a text; what is held elsewhere is copied, as it lives as long as the piece.
  ///
  /// Registers come sorted by person, so the text before is tried first.
  @inline(__always)
  func number(of key: PackedBytes) -> Int32 {
    if key.low == last.low, key.high == last.high { return lastNumber }
    let number = find(key)
    // The bytes of a long text may be gone by the next call.
    if !key.isLong { (last, lastNumber) = (key, number) }
    return number
  }

  @inline(never)
  private func find(_ key: PackedBytes) -> Int32 {
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) &- 1
      if entries[index] == key { return Int32(truncatingIfNeeded: index) }
      slot = (slot &+ 1) & mask
    }
    return insert(key, at: slot)
  }

  private func insert(_ key: PackedBytes, at slot: Int) -> Int32 {
    (entries + count).initialize(to: key.isLong ? texts.copy(key) : key)
    count += 1
    slots[slot] = UInt32(truncatingIfNeeded: count)
    if count == capacity { grow() }
    return Int32(truncatingIfNeeded: count - 1)
  }

  private func grow() {
    let larger = UnsafeMutablePointer<PackedBytes>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
    pool.give(slots, mask + 1)
    slots = pool.take(capacity * 2)
    mask = capacity * 2 - 1
    for index in 0..<count {
      var slot = Int(truncatingIfNeeded: entries[index].hash) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = UInt32(truncatingIfNeeded: index + 1)
    }
  }

  /// Ends interning and gives the table back.
  func finish() {
    guard mask > 0 else { return }
    pool.give(slots, mask + 1)
    mask = 0
  }

  /// Groups the entries by partition, in order within each.
  func group(partitions: HashPartitions) {
    var ends = [UInt32](repeating: 0, count: partitions.count + 1)
    for index in 0..<count { ends[partitions.index(of: entries[index].hash) + 1] += 1 }
    for partition in 0..<partitions.count { ends[partition + 1] += ends[partition] }
    starts = ends
    order = [UInt32](repeating: 0, count: count)
    let grouped = UnsafeMutablePointer<PackedBytes>.allocate(capacity: max(1, count))
    order.withUnsafeMutableBufferPointer { order in
      for index in 0..<count {
        let partition = partitions.index(of: entries[index].hash)
        let place = Int(ends[partition])
        order[place] = UInt32(truncatingIfNeeded: index)
        (grouped + place).initialize(to: entries[index])
        ends[partition] += 1
      }
    }
    entries.deallocate()
    entries = grouped
  }
}

/// Splits hashes into groups by their top bits, so that each group's table fits into the cache.
struct HashPartitions {
  /// Number of groups, a power of two.
  let count: Int
  private let shift: UInt64

  /// Chooses groups for so many hashes.
  init(expected: Int) {
    var bits: UInt64 = 1
    while bits < 9, expected >> Int(bits) > 16_384 { bits += 1 }
    count = 1 << Int(bits)
    shift = 64 - bits
  }

  /// The group of a hash.
  @inline(__always)
  func index(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> shift)
  }
}
