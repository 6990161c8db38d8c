/// Numbers different texts in the order in which they first occur.
///
/// Open addressing with linear probing (Knuth, The Art of Computer Programming, volume 3, 6.4,
/// algorithm L). Half of a slot is a part of the hash, so that texts are compared only where they are
/// nearly certain to be equal; the texts themselves decide.
struct KeyTable: Sendable {
  /// The texts by number.
  private(set) var texts: [String] = []
  /// Upper half: bits of the hash; lower half: a number plus one, zero for an empty slot.
  private var slots = [UInt64](repeating: 0, count: 1024)

  /// Number of different texts.
  var count: Int {
    texts.count
  }

  /// The numbers of texts; those that are new are taken up.
  mutating func numbers(adding keys: [String]) -> [Int32] {
    makeRoom(for: keys.count)
    let hashes = keys.map { KeyHash.of($0) }
    return keys.indices.map { place in
      let slot = slot(of: keys[place], hashes[place])
      if slots[slot] == 0 {
        texts.append(keys[place])
        slots[slot] = KeyHash.tag(hashes[place]) | UInt64(texts.count)
      }
      return number(in: slots[slot])
    }
  }

  /// The numbers of texts, -1 for a text that is not known.
  func numbers(of keys: [String]) -> [Int32] {
    // All hashes first: then the memory accesses of many probes overlap.
    let hashes = keys.map { KeyHash.of($0) }
    return keys.indices.map { number(in: slots[slot(of: keys[$0], hashes[$0])]) }
  }

  @inline(__always)
  private func number(in slot: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: slot & 0xFFFF_FFFF) &- 1
  }

  /// The slot that holds a text, or the empty one where it would be.
  @inline(__always)
  private func slot(of text: String, _ hash: UInt64) -> Int {
    let mask = slots.count &- 1
    let tag = KeyHash.tag(hash)
    var slot = Int(truncatingIfNeeded: hash & 0xFFFF_FFFF) & mask
    while slots[slot] != 0 {
      if KeyHash.tag(slots[slot]) == tag, texts[Int(number(in: slots[slot]))] == text { break }
      slot = (slot &+ 1) & mask
    }
    return slot
  }

  /// Keeps at least half of the slots empty.
  private mutating func makeRoom(for more: Int) {
    let needed = (texts.count + more) * 2
    guard needed > slots.count else { return }
    var size = slots.count
    while size < needed { size *= 2 }
    slots = Array(repeating: 0, count: size)
    texts.reserveCapacity(texts.count + more)
    for (place, text) in texts.enumerated() {
      let hash = KeyHash.of(text)
      var slot = Int(truncatingIfNeeded: hash & 0xFFFF_FFFF) & (size - 1)
      while slots[slot] != 0 { slot = (slot &+ 1) & (size - 1) }
      slots[slot] = KeyHash.tag(hash) | UInt64(place + 1)
    }
  }
}

/// A 64-bit hash of the bytes of a key, the same in every run.
///
/// Words are mixed by the folded 128-bit product of wyhash (Wang Yi, 2019).
private enum KeyHash {
  /// The hash of a text.
  static func of(_ text: String) -> UInt64 {
    text.utf8.withContiguousStorageIfAvailable { of(UnsafeRawBufferPointer($0)) }
      ?? Array(text.utf8).withUnsafeBytes { of($0) }
  }

  /// The half of a hash that a slot keeps.
  @inline(__always)
  static func tag(_ hash: UInt64) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000
  }

  @inline(__always)
  private static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) ^ 0xA076_1D64_78BD_642F
    var place = 0
    while place &+ 8 <= bytes.count {
      hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place &+= 8
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest << 8 | UInt64(bytes[place])
      place &+= 1
    }
    return mixed(mixed(hash ^ rest))
  }

  @inline(__always)
  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = (word ^ 0x8EBC_6AF0_9C88_C6E3).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}
