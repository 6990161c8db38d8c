internal import Model

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One file of the workspace, read or written as a whole.
struct WorkspaceFile {
  /// Folder of the workspace.
  let root: String
  /// Path within it, as messages name it.
  let path: String

  /// Where the file lies.
  var fullPath: String { path.hasPrefix("/") ? path : "\(root)/\(path)" }

  /// What the name of a file ends with while it is written.
  static let partialSuffix = ".part"

  /// Size in bytes; 0 where there is no such file.
  var size: Int {
    var status = stat()
    return stat(fullPath, &status) == 0 ? Int(status.st_size) : 0
  }

  /// All bytes of the file.
  func bytes() throws(RunError) -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachPiece { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Hands the file over in pieces of at most 128 KiB.
  ///
  /// Read, not mapped: a file that an agency replaces while it is being read is a failure then, and
  /// not a bus error that takes the process down.
  func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Void) throws(RunError) {
    let descriptor = open(fullPath, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw (errno == EACCES ? RunProblem.forbidden(path) : .unreadable(path)).error
    }
    defer { _ = close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count == 0 { return }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw RunProblem.unreadable(path).error }
      body(UnsafeRawBufferPointer(rebasing: buffer[0..<count]))
    }
  }

  /// Writes a file that only its owner can read; it is there as a whole or not at all.
  func writePrivately(_ bytes: [UInt8]) throws(RunError) {
    let temporary = fullPath + Self.partialSuffix
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw RunProblem.unwritable(path).error }
    let isWritten = Self.writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten, rename(temporary, fullPath) == 0 else {
      unlink(temporary)
      throw RunProblem.unwritable(path).error
    }
  }

  /// Writes all bytes to an open file, or says that it could not.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let piece = UnsafeRawBufferPointer(rebasing: rest)
        let count = write(descriptor, piece.baseAddress, piece.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }
}
