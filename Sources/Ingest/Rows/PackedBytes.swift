/// A short text in two machine words, so that comparing and hashing need no loop.
///
/// Up to 15 bytes are held inline with the length in the top byte. A longer text is an address
/// and a length, with 255 in the top byte.
struct PackedBytes {
  /// Bytes that must be readable from the beginning and from the end of a text.
  static let slack = 16
  private static let longMark: UInt64 = 255 << 56
  private static let lengthMask: UInt64 = (1 << 56) - 1

  private(set) var low: UInt64
  private(set) var high: UInt64

  /// No bytes.
  @inline(__always)
  init() {
    (low, high) = (0, 0)
  }

  /// Packs a text behind whose beginning `slack` bytes can be read.
  @inline(__always)
  init(_ content: UnsafePointer<UInt8>, _ length: Int) {
    if length > 15 {
      low = UInt64(UInt(bitPattern: content))
      high = PackedBytes.longMark | UInt64(truncatingIfNeeded: length)
    } else {
      let raw = UnsafeRawPointer(content)
      let first = raw.loadUnaligned(as: UInt64.self)
      let tag = UInt64(truncatingIfNeeded: length) << 56
      if length > 8 {
        low = first
        let second = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        high = second & PackedBytes.mask(length - 8) | tag
      } else {
        low = first & PackedBytes.mask(length)
        high = tag
      }
    }
  }

  /// Packs a text byte by byte.
  init(slowly content: UnsafePointer<UInt8>, _ length: Int) {
    guard length <= 15 else {
      low = UInt64(UInt(bitPattern: content))
      high = PackedBytes.longMark | UInt64(truncatingIfNeeded: length)
      return
    }
    low = 0
    high = UInt64(truncatingIfNeeded: length) << 56
    for index in 0..<length {
      let byte = UInt64(content[index])
      if index < 8 {
        low |= byte << UInt64(index * 8)
      } else {
        high |= byte << UInt64((index - 8) * 8)
      }
    }
  }

  @inline(__always)
  private static func mask(_ length: Int) -> UInt64 {
    length == 0 ? 0 : UInt64.max >> UInt64(64 &- length &* 8)
  }

  /// Whether the bytes are held elsewhere.
  @inline(__always)
  var isLong: Bool {
    high >= PackedBytes.longMark
  }

  /// Whether a text of 1 to 15 bytes has digits only.
  @inline(__always)
  var isShortDigits: Bool {
    let length = high >> 56
    let first = low | ~PackedBytes.mask(Int(min(length, 8))) & 0x3030_3030_3030_3030
    let rest = Int(length > 8 ? length &- 8 : 0)
    let second =
      high & PackedBytes.lengthMask | ~PackedBytes.mask(rest) & 0x3030_3030_3030_3030
    return PackedBytes.areDigits(first) && PackedBytes.areDigits(second)
  }

  /// Whether all eight bytes are digits.
  @inline(__always)
  private static func areDigits(_ word: UInt64) -> Bool {
    let above = (word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x4646_4646_4646_4646
    let below = (word | 0x8080_8080_8080_8080) &- 0x3030_3030_3030_3030
    return (above | word | ~below) & 0x8080_8080_8080_8080 == 0
  }

  /// Gives the bytes.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if isLong {
      let content = UnsafePointer<UInt8>(bitPattern: UInt(low))
      return body(
        UnsafeBufferPointer(start: content, count: Int(high & PackedBytes.lengthMask)))
    }
    let count = Int(high >> 56)
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2) { words in
      words[0] = low.littleEndian
      words[1] = high.littleEndian
      return UnsafeRawBufferPointer(words).withMemoryRebound(to: UInt8.self) { bytes in
        body(UnsafeBufferPointer(rebasing: bytes[..<count]))
      }
    }
  }

  /// 64 bits that spread over the whole range.
  @inline(__always)
  var hash: UInt64 {
    isLong ? longHash : PackedBytes.mix(low, high)
  }

  /// Mixes two words by a 128-bit product (the core of wyhash and rapidhash).
  @inline(__always)
  static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = (first ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: second ^ 0xE703_7ED1_A0B4_28DB)
    let folded = product.high ^ product.low
    return (folded ^ (folded >> 32)) &* 0xD6E8_FEB8_6659_FD93
  }

  private var longHash: UInt64 {
    withBytes { bytes in
      var hash = UInt64(bytes.count)
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      return PackedBytes.mix(hash, high)
    }
  }

  /// The text.
  var string: String {
    withBytes { String(decoding: $0, as: UTF8.self) }
  }
}

extension PackedBytes: Equatable {
  @inline(__always)
  static func == (left: PackedBytes, right: PackedBytes) -> Bool {
    if left.low == right.low, left.high == right.high { return true }
    guard left.isLong, left.high == right.high else { return false }
    return left.withBytes { first in right.withBytes { second in first.elementsEqual(second) } }
  }
}
