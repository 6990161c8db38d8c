import Model

/// Texts of another extract's column, found by their packed bytes without making a string.
final class ValueSet {
  /// The set without its owner, so that hot loops count no references.
  struct Lookup {
    fileprivate let slots: UnsafePointer<PackedBytes>
    fileprivate let mask: Int

    /// Whether a text, which is not empty, is one of the set.
    @inline(__always)
    func contains(_ key: PackedBytes) -> Bool {
      slots[ValueSet.find(key, slots, mask)].high != 0
    }
  }

  private let slots: UnsafeMutablePointer<PackedBytes>
  private let mask: Int
  private var arena = TextArena()

  /// Indexes texts; the empty one is none.
  init(_ texts: Set<String>) {
    var capacity = 16
    while capacity < texts.count * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: PackedBytes(), count: capacity)
    for text in texts { insert(text) }
  }

  private func insert(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
      let key = PackedBytes(slowly: base, bytes.count)
      let slot = ValueSet.find(key, slots, mask)
      guard slots[slot].high == 0 else { return }
      slots[slot] = key.isLong ? arena.copy(key) : key
    }
  }

  deinit {
    slots.deallocate()
    arena.release()
  }

  /// The set for look-ups, valid as long as the owner lives.
  var lookup: Lookup {
    Lookup(slots: slots, mask: mask)
  }

  @inline(__always)
  private static func find(
    _ key: PackedBytes, _ slots: UnsafePointer<PackedBytes>, _ mask: Int
  ) -> Int {
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot].high != 0, slots[slot] != key { slot = (slot &+ 1) & mask }
    return slot
  }
}
