/// Packs bytes as gzip without compressing them, which every reader of gzip must understand.
enum StoredGzip {
  static func pack(_ bytes: [UInt8]) -> [UInt8] {
    let kept = bytes.prefix(0xFFFF)
    var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
    packed += little(UInt32(kept.count), 2) + little(~UInt32(kept.count), 2)
    packed += kept
    return packed + little(checksum(kept), 4) + little(UInt32(kept.count), 4)
  }

  private static func little(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
  }

  /// CRC-32 as in RFC 1952.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = sum & 1 == 1
        sum >>= 1
        if isOdd { sum ^= 0xEDB8_8320 }
      }
    }
    return ~sum
  }
}
