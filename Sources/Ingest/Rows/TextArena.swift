/// Keeps copies of long texts in blocks, as one allocation for each would cost too much.
struct TextArena {
  private static let blockSize = 1 << 15

  private var blocks: [UnsafeMutablePointer<UInt8>] = []
  private var free = 0

  /// Frees all copies.
  func release() {
    for block in blocks { block.deallocate() }
  }

  /// The same text, held here.
  mutating func copy(_ key: PackedBytes) -> PackedBytes {
    key.withBytes { bytes in
      if free < bytes.count || blocks.isEmpty {
        free = max(TextArena.blockSize, bytes.count)
        blocks.append(.allocate(capacity: free))
        size = free
      }
      let target = blocks[blocks.count - 1] + (size - free)
      _ = UnsafeMutableBufferPointer(start: target, count: bytes.count).initialize(from: bytes)
      free -= bytes.count
      return PackedBytes(slowly: target, bytes.count)
    }
  }

  private var size = 0
}
