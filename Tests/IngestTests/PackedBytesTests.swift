import Testing

@testable import Ingest

@Suite("PackedBytes")
struct PackedBytesTests {
  @Test("Texts of all lengths come back, and are equal exactly where their bytes are")
  func roundTrip() {
    let texts = (0..<40).flatMap { length in
      [String(repeating: "k", count: length), String(repeating: "k", count: length) + "\u{0}"]
    }
    for first in texts {
      for second in texts {
        let (one, other) = (Array(first.utf8), Array(second.utf8) + Array(repeating: 7, count: 16))
        one.withUnsafeBufferPointer { one in
          other.withUnsafeBufferPointer { other in
            guard let left = one.baseAddress ?? other.baseAddress, let right = other.baseAddress
            else { return }
            let slow = PackedBytes(slowly: left, one.count)
            let fast = PackedBytes(right, second.utf8.count)
            #expect((slow == fast) == (first == second))
            #expect(first != second || slow.hash == fast.hash)
            #expect(fast.string == second)
          }
        }
      }
    }
  }

  @Test("Digits are told from all other bytes at every place of texts of all short lengths")
  func digits() {
    for length in 1...15 {
      for place in 0..<length {
        for byte in UInt8.min...UInt8.max {
          var text = [UInt8](repeating: UInt8(ascii: "7"), count: length + 16)
          text[place] = byte
          let isDigits = text.withUnsafeBufferPointer { text in
            text.baseAddress.map { PackedBytes($0, length).isShortDigits }
          }
          #expect(isDigits == (48...57).contains(byte))
        }
      }
    }
  }
}
