/// Bytes in memory that come in blocks, so that none has to be moved as they grow.
final class TextBlocks {
  /// All bytes.
  private(set) var count = 0
  private var blocks: [UnsafeMutableBufferPointer<UInt8>] = []
  /// Position of the first byte of each block.
  private var starts: [Int] = []

  /// Holds nothing yet.
  init() {}

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// Adds a copy of bytes.
  func append(_ bytes: UnsafeRawBufferPointer) {
    guard !bytes.isEmpty else { return }
    let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    UnsafeMutableRawBufferPointer(block).copyMemory(from: bytes)
    blocks.append(block)
    starts.append(count)
    count += bytes.count
  }

  /// Copies a range of bytes; returns how many there were.
  func copy(_ range: Range<Int>, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let range = range.clamped(to: 0..<count)
    var position = range.lowerBound
    var index = block(of: position)
    while position < range.upperBound, index < blocks.count {
      let offset = position - starts[index]
      let size = min(blocks[index].count - offset, range.upperBound - position)
      if let base = blocks[index].baseAddress {
        (target + (position - range.lowerBound)).update(from: base + offset, count: size)
      }
      position += size
      index += 1
    }
    return range.count
  }

  /// The last block that begins at or before a position.
  private func block(of position: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }
}
