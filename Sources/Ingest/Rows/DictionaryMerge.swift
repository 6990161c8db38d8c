import Parallel

/// Makes one dictionary of the dictionaries of all pieces, in order of first occurrence.
///
/// Entries are compared partition by partition; then each piece numbers the texts that it was the
/// first to have, and rewrites its rows. The outcome does not depend on pieces or threads.
struct DictionaryMerge {
  private let interners: [Interner]
  private let bases: [Int]
  private let total: Int
  private let jobs: ParallelJobs

  /// Takes the interners of one column, piece by piece.
  init(_ interners: [Interner], jobs: ParallelJobs) {
    self.interners = interners
    self.jobs = jobs
    var bases: [Int] = []
    var total = 0
    for interner in interners {
      bases.append(total)
      total += interner.count
    }
    self.bases = bases
    self.total = total
  }

  /// Rewrites the rows of all pieces and returns the dictionary.
  func merge(
    column: UnsafeMutablePointer<Int32>, rows: [Range<Int>], missing: Int32
  ) -> [String] {
    guard interners.count > 1 else {
      return interners.first.map { interner in
        (0..<interner.count).map { interner.entries[$0].string }
      } ?? []
    }
    let firsts = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, total))
    let numbers = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, total))
    defer {
      firsts.deallocate()
      numbers.deallocate()
    }
    findFirsts(firsts)
    let dictionary = number(firsts, numbers)
    jobs.run(interners.count) { piece in
      let base = bases[piece]
      for row in rows[piece] where column[row] != missing {
        column[row] = numbers[Int(firsts[base &+ Int(column[row])])]
      }
    }
    return dictionary
  }

  /// Writes for each entry the first entry with the same text.
  private func findFirsts(_ firsts: UnsafeMutablePointer<UInt32>) {
    let partitions = HashPartitions(expected: total)
    jobs.run(interners.count) { interners[$0].group(partitions: partitions) }
    jobs.run(partitions.count) { partition in
      let size = interners.reduce(0) {
        $0 + Int($1.starts[partition + 1]) - Int($1.starts[partition])
      }
      var table = EntryTable(expected: size)
      defer { table.release() }
      for (piece, interner) in interners.enumerated() {
        let range = Int(interner.starts[partition])..<Int(interner.starts[partition + 1])
        let entries = interner.entries
        interner.order.withUnsafeBufferPointer { order in
          for index in range {
            let entry = bases[piece] &+ Int(order[index])
            firsts[entry] = table.insert(entries[index], UInt32(truncatingIfNeeded: entry))
          }
        }
      }
    }
  }

  /// Numbers the first entries in order and collects their texts.
  private func number(
    _ firsts: UnsafeMutablePointer<UInt32>, _ numbers: UnsafeMutablePointer<Int32>
  ) -> [String] {
    var counts = [Int](repeating: 0, count: interners.count + 1)
    counts.withUnsafeMutableBufferPointer { counts in
      let slots = counts.baseAddress
      jobs.run(interners.count) { piece in
        let base = bases[piece]
        let own = (0..<interners[piece].count).count { firsts[base + $0] == UInt32(base + $0) }
        slots?[piece + 1] = own
      }
    }
    for piece in 0..<interners.count { counts[piece + 1] += counts[piece] }
    return [String](unsafeUninitializedCapacity: counts[interners.count]) { texts, count in
      let target = texts.baseAddress
      jobs.run(interners.count) { piece in
        var next = counts[piece]
        let base = bases[piece]
        let interner = interners[piece]
        for entry in base..<(base + interner.count)
        where firsts[entry] == UInt32(truncatingIfNeeded: entry) {
          numbers[entry] = Int32(truncatingIfNeeded: next)
          next += 1
        }
        guard let target else { return }
        for (index, local) in interner.order.enumerated() {
          let entry = base + Int(local)
          guard firsts[entry] == UInt32(truncatingIfNeeded: entry) else { continue }
          (target + Int(numbers[entry])).initialize(to: interner.entries[index].string)
        }
      }
      count = counts[interners.count]
    }
  }
}

/// Distinct entries of one partition, open addressing.
private struct EntryTable {
  private struct Slot {
    var key: PackedBytes
    var entry: UInt32
    var isUsed: Bool
  }

  private let slots: UnsafeMutableRawPointer
  private let mask: Int

  init(expected: Int) {
    var size = 64
    while size < expected * 3 / 2 { size *= 2 }
    mask = size - 1
    slots = .allocate(
      byteCount: size * MemoryLayout<Slot>.stride, alignment: MemoryLayout<Slot>.alignment)
    slots.initializeMemory(as: UInt8.self, repeating: 0, count: size * MemoryLayout<Slot>.stride)
  }

  func release() {
    slots.deallocate()
  }

  /// Inserts an entry; returns the first entry with the same text.
  @inline(__always)
  mutating func insert(_ key: PackedBytes, _ entry: UInt32) -> UInt32 {
    let slots = slots.assumingMemoryBound(to: Slot.self)
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot].isUsed {
      if slots[slot].key == key { return slots[slot].entry }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = Slot(key: key, entry: entry, isUsed: true)
    return entry
  }
}
