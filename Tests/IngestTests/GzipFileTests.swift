import Digest
import Model
import Testing

@testable import Ingest

@Suite("GzipFile")
struct GzipFileTests {
  /// "id,n\na,1\nb,2\n", by gzip of another program.
  static let small = bytes(
    "1f8b0800000000000203cb4cd1c9e34ad431e44ad231e202000960d7470d000000")
  /// 100,000 times the letter a.
  static let bomb = bytes(
    "1f8b0800000000000203edc13101000000c2a0aceb5fc21a1e4001" + String(repeating: "0", count: 192)
      + "af0687fae21ba0860100")

  static func bytes(_ digits: String) -> [UInt8] {
    let values = digits.compactMap { $0.hexDigitValue }
    return stride(from: 0, to: values.count - 1, by: 2).map {
      UInt8(values[$0] * 16 + values[$0 + 1])
    }
  }

  private func unpack(
    _ bytes: [UInt8], _ limits: GzipFile.Limits = GzipFile.Limits()
  ) throws(GzipFile.Failure) -> [UInt8] {
    let result = bytes.withUnsafeBufferPointer { bytes -> Result<[UInt8], GzipFile.Failure> in
      do throws(GzipFile.Failure) {
        let text = try GzipFile.unpack(.memory(bytes), limits: limits) { _ in }
        return .success(DeliveryBytes.blocks(text).copy(0..<text.count))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  @Test("A compressed file is read as if it were not, and its digest is of the file")
  func reading() throws {
    let reading = try ExtractReaderTests.delivery.read(GzipFileTests.small)
    #expect(reading.table.texts("id") == ["a", "b"])
    #expect(reading.diagnostics.map(\.code) == ["EXT217"])
    #expect(reading.form.isCompressed)
    #expect(reading.sha256 == SHA256.hash(GzipFileTests.small))
    #expect(reading.byteCount == GzipFileTests.small.count)
  }

  @Test("Several members and zeros behind them are one text")
  func members() throws {
    let small = GzipFileTests.small
    #expect(try unpack(small + small) == Array("id,n\na,1\nb,2\nid,n\na,1\nb,2\n".utf8))
    #expect(try unpack(small + [0, 0, 0]) == Array("id,n\na,1\nb,2\n".utf8))
    #expect(try unpack(GzipFileTests.bomb) == [UInt8](repeating: 97, count: 100_000))
  }

  @Test("Every cut, every other byte in the check sum, and other bytes behind are damage")
  func damage() {
    let small = GzipFileTests.small
    for count in 3..<small.count {
      #expect(throws: GzipFile.Failure.damaged) { try unpack(Array(small.prefix(count))) }
    }
    for place in (small.count - 8)..<small.count {
      var bytes = small
      bytes[place] ^= 1
      #expect(throws: GzipFile.Failure.damaged) { try unpack(bytes) }
    }
    #expect(throws: GzipFile.Failure.damaged) { try unpack(small + Array("more".utf8)) }
    let empty = [0x1F, 0x8B, 8] + [UInt8](repeating: 0, count: 27)
    let error = ExtractReaderTests.delivery.failure(empty)
    #expect(error?.diagnostics.map(\.code) == ["EXT023"])
    #expect(error?.diagnostics.first?.location?.line == 1)
  }

  @Test("What unpacks to too much is refused, and the limits are those that are documented")
  func limits() {
    let bomb = GzipFileTests.bomb
    #expect(throws: GzipFile.Failure.beyondLimit) {
      try unpack(bomb, GzipFile.Limits(bytes: 99_999))
    }
    #expect(throws: GzipFile.Failure.beyondLimit) {
      try unpack(bomb, GzipFile.Limits(freeBytes: 1000, ratio: 100))
    }
    #expect(throws: Never.self) { try unpack(bomb, GzipFile.Limits(freeBytes: 1000, ratio: 1000)) }
    let limits = GzipFile.Limits()
    #expect(limits.allow(2 << 30, of: 1 << 30))
    #expect(!limits.allow(2 << 30 + 1, of: 1 << 30))
    #expect(limits.allow(64 << 20, of: 1))
    #expect(!limits.allow(65 << 20, of: 1000))
  }
}
