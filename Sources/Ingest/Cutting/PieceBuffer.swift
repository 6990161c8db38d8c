/// Memory for one piece after the other, so that the system clears new pages only once a thread.
final class PieceBuffer {
  /// First byte; `PackedBytes.slack` bytes behind the text may be read.
  private(set) var base: UnsafeMutablePointer<UInt8>
  /// Bytes of text.
  private(set) var count = 0
  private var capacity: Int

  /// Makes an empty buffer for about so many bytes.
  init(expected: Int) {
    capacity = max(1, expected) + PackedBytes.slack
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deallocate()
  }

  /// The text.
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base, count: count)
  }

  /// Begins anew with a copy of bytes.
  func restart(with bytes: [UInt8]) {
    count = 0
    reserve(bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      base.update(from: start, count: bytes.count)
    }
    count = bytes.count
  }

  /// Adds a range of a delivery; returns the bytes that it really had.
  func append(_ range: Range<Int>, of delivery: DeliveryBytes) -> UnsafeRawBufferPointer {
    reserve(count + range.count)
    let start = base + count
    let got = delivery.copy(range, to: start)
    count += got
    (base + count).update(repeating: 0, count: PackedBytes.slack)
    return UnsafeRawBufferPointer(start: start, count: got)
  }

  private func reserve(_ size: Int) {
    guard size + PackedBytes.slack > capacity else { return }
    capacity = size + size / 2 + PackedBytes.slack
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}
