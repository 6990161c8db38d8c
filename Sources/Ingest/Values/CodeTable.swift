import Model

/// Finds the position of a code by the bytes of a field, without making a string.
final class CodeTable {
  /// One code.
  struct Slot {
    fileprivate var key: PackedBytes
    fileprivate var position: Int32
  }

  /// The table without its owner, so that hot loops count no references.
  struct Lookup {
    fileprivate let slots: UnsafePointer<Slot>
    fileprivate let mask: Int

    /// The position of a code in its list, or -1.
    @inline(__always)
    func position(of key: PackedBytes) -> Int32 {
      slots[CodeTable.find(key, slots, mask)].position
    }
  }

  private let slots: UnsafeMutablePointer<Slot>
  private let mask: Int
  private let texts: [UnsafeMutablePointer<UInt8>]

  /// Indexes a list.
  init(_ list: CodeList) {
    var capacity = 16
    while capacity < list.codes.count * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = .allocate(capacity: capacity)
    let empty = Slot(key: PackedBytes(), position: -1)
    slots.initialize(repeating: empty, count: capacity)
    var texts: [UnsafeMutablePointer<UInt8>] = []
    for (position, code) in list.codes.enumerated() {
      let bytes = Array(code.id.utf8)
      let text = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 1)
      text.initialize(from: bytes, count: bytes.count)
      texts.append(text)
      let key = PackedBytes(slowly: text, bytes.count)
      let slot = CodeTable.find(key, slots, mask)
      if slots[slot].position < 0 { slots[slot] = Slot(key: key, position: Int32(position)) }
    }
    self.texts = texts
  }

  deinit {
    for text in texts { text.deallocate() }
    slots.deallocate()
  }

  /// The table for look-ups, valid as long as the owner lives.
  var lookup: Lookup {
    Lookup(slots: slots, mask: mask)
  }

  @inline(__always)
  fileprivate static func find(
    _ key: PackedBytes, _ slots: UnsafePointer<Slot>, _ mask: Int
  ) -> Int {
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot].position >= 0, slots[slot].key != key { slot = (slot &+ 1) & mask }
    return slot
  }
}
