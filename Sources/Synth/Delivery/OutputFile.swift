import Digest
import Glibc
import Model

/// A file that is being written, with its digest.
struct OutputFile: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private var digest: SHA256?

  /// Creates the file or empties it.
  init(path: String) throws(RunError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SynthProblem.cannotCreate(path: path).error }
    self.descriptor = descriptor
    self.path = path
    digest = SHA256()
  }

  deinit {
    close(descriptor)
  }

  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(RunError) {
    var failed = false
    bytes.withUnsafeBytes { buffer in
      digest?.update(buffer)
      var rest = UnsafeRawBufferPointer(buffer)
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          failed = true
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
      }
    }
    if failed { throw SynthProblem.cannotWrite(path: path).error }
  }

  /// Ends the file and gives the digest of all that was written.
  mutating func finish() -> String {
    digest.take()?.finalize() ?? ""
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(RunError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made.hasSuffix("/") ? "" : "/") + part
      guard mkdir(made, 0o755) != 0, errno != EEXIST else { continue }
      throw SynthProblem.cannotCreate(path: made).error
    }
    guard access(path, W_OK) == 0 else { throw SynthProblem.cannotCreate(path: path).error }
  }
}
