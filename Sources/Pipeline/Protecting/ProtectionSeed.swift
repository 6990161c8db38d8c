internal import Model

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The secret bytes that decide between patterns of about the same cost.
///
/// New ones are kept when tables have been protected, and not before.
struct ProtectionSeed {
  let bytes: [UInt8]
  private let file: WorkspaceFile
  private let isNew: Bool

  /// Reads a file, or draws 32 bytes where it is not there.
  ///
  /// - Throws: status 65 where the file is empty: nothing would be secret.
  init(_ path: String) throws(RunError) {
    file = WorkspaceFile(root: ".", path: path)
    isNew = FolderListing.kind(of: file.fullPath) != .file
    guard isNew else {
      bytes = try file.bytes()
      guard !bytes.isEmpty else { throw ProtectionProblem.emptySeed(path).error }
      return
    }
    var generator = SystemRandomNumberGenerator()
    bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  /// Writes new bytes for their owner alone.
  func keep() throws(RunError) {
    if isNew { try file.writePrivately(bytes) }
  }

  /// Takes new bytes away again.
  func forget() {
    if isNew { unlink(file.fullPath) }
  }
}
