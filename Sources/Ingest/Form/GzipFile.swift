import CZlib
import Digest

/// Unpacks a gzip file (RFC 1952) into memory, with limits for what unpacks to too much.
struct GzipFile {
  /// Why a file cannot be unpacked.
  enum Failure: Error {
    /// The bytes are not those of a gzip file, or some are missing.
    case damaged
    /// It unpacks to more than a delivery can be.
    case beyondLimit
  }

  /// What a delivery may unpack to.
  struct Limits {
    /// Most bytes of the text.
    var bytes = FormReader.mostBytes
    /// Up to so many bytes the ratio does not matter.
    var freeBytes = 64 << 20
    /// Most bytes that one byte of the file may give; deflate gives 1032 at most, a table below 100.
    var ratio = 1000

    /// Whether a part of the file may have given so much text.
    func allow(_ unpacked: Int, of packed: Int) -> Bool {
      unpacked <= bytes && (unpacked <= freeBytes || unpacked / max(1, ratio) <= max(1, packed))
    }
  }

  private static let block = 1 << 20

  /// Whether bytes begin as a gzip file does.
  static func isGzip(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.starts(with: [0x1F, 0x8B, 8])
  }

  /// The unpacked text; a file may consist of several members, as gzip says.
  ///
  /// `whenRead` receives the bytes of the file in order.
  static func unpack(
    _ file: DeliveryBytes, limits: Limits = Limits(),
    whenRead: (UnsafeRawBufferPointer) -> Void
  ) throws(Failure) -> TextBlocks {
    var stream = z_stream()
    guard
      inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .damaged }
    defer { inflateEnd(&stream) }
    let text = TextBlocks()
    let (source, target) = (PieceBuffer(expected: block), PieceBuffer(expected: block))
    var position = 0
    var status = Z_OK
    while position < file.count {
      source.restart(with: [])
      let got = source.append(position..<min(position + block, file.count), of: file)
      guard !got.isEmpty else { throw .damaged }
      whenRead(got)
      position += got.count
      stream.next_in = source.base
      stream.avail_in = UInt32(got.count)
      repeat {
        if status == Z_STREAM_END {
          if isPadding(stream) { break }
          guard inflateReset(&stream) == Z_OK else { throw .damaged }
        }
        stream.next_out = target.base
        stream.avail_out = UInt32(block)
        status = inflate(&stream, Z_NO_FLUSH)
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
          throw .damaged
        }
        text.append(
          UnsafeRawBufferPointer(start: target.base, count: block - Int(stream.avail_out)))
        guard limits.allow(text.count, of: position - Int(stream.avail_in)) else {
          throw .beyondLimit
        }
      } while stream.avail_in > 0 || stream.avail_out == 0
    }
    guard status == Z_STREAM_END else { throw .damaged }
    return text
  }

  /// Whether nothing but zero bytes is left of a block, as tapes and some programs pad files.
  private static func isPadding(_ stream: z_stream) -> Bool {
    UnsafeBufferPointer(start: stream.next_in, count: Int(stream.avail_in))
      .allSatisfy { $0 == 0 }
  }
}
