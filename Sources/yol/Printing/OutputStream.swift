#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output or standard error, with what can be known about where it leads.
struct OutputStream: Sendable {
  /// What became of a text.
  enum Outcome {
    /// It is out, or its reader has seen enough.
    case done
    /// It is lost: a full disk, a closed descriptor.
    case failed
  }

  private let descriptor: Int32

  /// Where results go.
  static let standardOutput = OutputStream(descriptor: STDOUT_FILENO)
  /// Where everything goes that is said about the work.
  static let standardError = OutputStream(descriptor: STDERR_FILENO)

  /// Whether a person watches.
  var isTerminal: Bool {
    isatty(descriptor) == 1
  }

  /// Writes a text as it is.
  ///
  /// Not `print`, which says nothing when the disk is full.
  @discardableResult
  func write(_ text: String) -> Outcome {
    var text = text
    return text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = UnsafeBufferPointer(rebasing: rest)
        let count = Self.put(piece, to: descriptor)
        if count < 0, errno == EINTR { continue }
        if count < 0, errno == EPIPE { return .done }
        guard count > 0 else { return .failed }
        rest = rest.dropFirst(count)
      }
      return .done
    }
  }

  private static func put(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
