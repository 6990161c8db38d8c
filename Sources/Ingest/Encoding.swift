import Glibc

/// Turns a whole file of a declared encoding into UTF-8 by the system's iconv.
enum Encoding {
  /// Why bytes cannot be turned into UTF-8.
  enum Failure: Error, Equatable {
    /// The system does not know the encoding.
    case unknown
    /// The bytes are not of that encoding from this physical line on.
    case undecodable(line: Int)
  }

  /// Whether a name means UTF-8, which needs no conversion.
  static func isUTF8(_ name: String) -> Bool {
    ["utf-8", "utf8"].contains(name.lowercased())
  }

  /// Whether a name means UTF-16 in any byte order.
  static func isUTF16(_ name: String) -> Bool {
    name.lowercased().hasPrefix("utf-16") || name.lowercased().hasPrefix("utf16")
  }

  /// The text of all bytes in UTF-8.
  static func utf8(
    from bytes: UnsafeRawBufferPointer, encoding name: String
  ) throws(Failure) -> [UInt8] {
    let converter = iconv_open("UTF-8", name)
    guard Int(bitPattern: converter) != -1 else { throw .unknown }
    defer { iconv_close(converter) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 4)
    var block = [UInt8](repeating: 0, count: 65_536)
    var source = UnsafeMutablePointer<CChar>(
      mutating: bytes.bindMemory(to: CChar.self).baseAddress)
    var remaining = bytes.count
    while remaining > 0 {
      let (written, status) = convert(converter, &source, &remaining, &block)
      output.append(contentsOf: block[..<written])
      if status == -1, errno != E2BIG || written == 0 {
        throw .undecodable(line: 1 + output.count { $0 == 10 })
      }
    }
    return output
  }

  private static func convert(
    _ converter: iconv_t?, _ source: inout UnsafeMutablePointer<CChar>?,
    _ remaining: inout Int, _ block: inout [UInt8]
  ) -> (written: Int, status: Int) {
    block.withUnsafeMutableBytes { buffer in
      var target = buffer.bindMemory(to: CChar.self).baseAddress
      var space = buffer.count
      let status = iconv(converter, &source, &remaining, &target, &space)
      return (buffer.count - space, status)
    }
  }
}
