import Glibc
import Parallel

/// Turns text of another encoding into UTF-8 by the system's iconv.
struct Encoding {
  /// Why bytes cannot be turned into UTF-8.
  enum Failure: Error, Equatable {
    /// The system does not know the encoding.
    case unknown
    /// The bytes are not of that encoding from this physical line on.
    case undecodable(line: Int)
  }

  private static let block = 1 << 20

  /// IANA name.
  let name: String

  /// Names an encoding.
  init(_ name: String) {
    self.name = name
  }

  /// Whether this is UTF-8, which needs no conversion.
  var isUTF8: Bool {
    ["utf-8", "utf8"].contains(name.lowercased())
  }

  /// Whether this is UTF-16 in any byte order.
  var isUTF16: Bool {
    name.lowercased().hasPrefix("utf-16") || name.lowercased().hasPrefix("utf16")
  }

  /// The text of a delivery from a position on, in UTF-8.
  ///
  /// Blocks are read in the order of the file and converted side by side; none is cut within a
  /// character. A character that the end of the file cuts stays cut in UTF-8. `whenRead` receives the
  /// bytes in order.
  func utf8(
    from delivery: DeliveryBytes, _ start: Int, jobs: ParallelJobs,
    whenRead: (UnsafeRawBufferPointer) -> Void
  ) throws(Failure) -> TextBlocks {
    let text = TextBlocks()
    var position = start
    while position < delivery.count {
      var blocks: [[UInt8]] = []
      while blocks.count < jobs.threads * 4, position < delivery.count {
        let bytes = next(delivery, &position)
        bytes.withUnsafeBytes(whenRead)
        blocks.append(bytes)
      }
      for converted in convert(blocks, jobs) {
        guard let (bytes, isWhole) = converted else { throw .unknown }
        bytes.withUnsafeBytes { text.append($0) }
        guard isWhole else { throw .undecodable(line: Encoding.lines(of: text)) }
      }
    }
    return text
  }

  /// The text of a few bytes; nil where they are not of the encoding.
  func utf8(from bytes: [UInt8]) -> [UInt8]? {
    guard let text = convert(bytes), text.isWhole else { return nil }
    return text.bytes
  }

  /// The next bytes, which end with a character unless the file does not.
  private func next(_ delivery: DeliveryBytes, _ position: inout Int) -> [UInt8] {
    var bytes = delivery.copy(position..<min(position + Encoding.block, delivery.count))
    if isUTF16, position + bytes.count < delivery.count, bytes.count > 4 {
      let high = name.lowercased().hasSuffix("be") ? bytes[bytes.count - 2] : bytes[bytes.count - 1]
      if high & 0xFC == 0xD8 { bytes.removeLast(2) }
    }
    // A file that has become shorter ends here; what reads it finds out.
    position = bytes.isEmpty ? delivery.count : position + bytes.count
    return bytes
  }

  private func convert(
    _ blocks: [[UInt8]], _ jobs: ParallelJobs
  ) -> [(bytes: [UInt8], isWhole: Bool)?] {
    var results = [(bytes: [UInt8], isWhole: Bool)?](repeating: nil, count: blocks.count)
    results.withUnsafeMutableBufferPointer { results in
      let places = results.baseAddress
      jobs.run(blocks.count) { places?[$0] = convert(blocks[$0]) }
    }
    return results
  }

  /// The text of bytes as far as they are of the encoding; nil where it is unknown.
  private func convert(_ bytes: [UInt8]) -> (bytes: [UInt8], isWhole: Bool)? {
    let converter = iconv_open("UTF-8", name.uppercased())
    guard Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    // No character of one or two bytes has more than three in UTF-8.
    var output = [UInt8](repeating: 0, count: bytes.count * 3 + 4)
    var remaining = bytes.count
    var isWhole = true
    let written = output.withUnsafeMutableBytes { output in
      bytes.withUnsafeBytes { bytes -> Int in
        var source = UnsafeMutablePointer<CChar>(
          mutating: bytes.bindMemory(to: CChar.self).baseAddress)
        var target = output.bindMemory(to: CChar.self).baseAddress
        var space = output.count
        isWhole = iconv(converter, &source, &remaining, &target, &space) != -1
        return output.count - space
      }
    }
    output.removeSubrange(written...)
    let isCut = !isWhole && isUTF16 && (remaining == 1 || isLoneHalf(bytes.suffix(remaining)))
    guard isCut else { return (output, isWhole) }
    output.append(0xE2)
    return (output, true)
  }

  /// Whether two bytes are the first half of a surrogate pair.
  private func isLoneHalf(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 2 || bytes.count == 3, let first = bytes.first else { return false }
    let high = name.lowercased().hasSuffix("be") ? first : bytes[bytes.startIndex + 1]
    return high & 0xFC == 0xD8
  }

  /// The line on which a text ends.
  private static func lines(of text: TextBlocks) -> Int {
    max(1, DeliveryBytes.blocks(text).lines(from: 0, jobs: ParallelJobs(threads: 1)))
  }
}

/// What each byte of an encoding with one byte a character means.
struct ByteMeanings: Equatable {
  /// The characters, by byte; nil where the encoding has none.
  let scalars: [Unicode.Scalar?]

  /// Asks iconv for every byte; nil where the encoding is unknown, has longer characters, or is not
  /// an extension of ASCII.
  init?(_ encoding: Encoding) {
    guard encoding.utf8(from: [65]) != nil else { return nil }
    scalars = (UInt8.min...UInt8.max).map { byte in
      encoding.utf8(from: [byte]).flatMap { text in
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        return scalars.count == 1 ? scalars[0] : nil
      }
    }
    let isASCII = scalars.prefix(128).enumerated().allSatisfy { $1?.value == UInt32($0) }
    guard isASCII else { return nil }
  }

  /// Whether a byte stands for a character that texts have, so none of the controls U+0080–U+009F.
  func isText(_ byte: UInt8) -> Bool {
    scalars[Int(byte)].map { $0.value < 0x80 || $0.value > 0x9F } ?? false
  }

  /// The text of bytes, with U+FFFD where there is no character.
  func text(_ bytes: [UInt8]) -> String {
    String(String.UnicodeScalarView(bytes.map { scalars[Int($0)] ?? "\u{FFFD}" }))
  }
}
