internal import Model
internal import Suppression

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The ledger of a workspace: `private/disclosure/ledger`.
///
/// It is only ever added to. A block is on the disk before its release is put in force, so that whatever a reader may
/// have seen is in it; a block that was cut off by a kill or a power failure was never seen, and goes.
struct LedgerFile {
  /// Folder of the workspace.
  let root: String
  /// The file, relative to it.
  let path: String

  /// The ledger as it was read, and what somebody should know about it.
  struct Reading {
    /// Everything ever printed.
    var ledger: Ledger
    /// Bytes of whole blocks.
    var length: Int
    /// Notes.
    var diagnostics: [Diagnostic]
  }

  private var file: WorkspaceFile { WorkspaceFile(root: root, path: path) }

  /// Reads the ledger and checks its chain.
  ///
  /// - Throws: status 4 where the chain is broken, 74 or 77 where the file cannot be read.
  func read() throws(RunError) -> Reading {
    let isThere = FolderListing.kind(of: file.fullPath) == .file
    let bytes = isThere ? try file.bytes() : []
    do throws(LedgerFault) {
      let (ledger, length) = try Ledger.read(bytes)
      let notes = length < bytes.count ? [LedgerProblem.cutOff(path).diagnostic] : []
      return Reading(ledger: ledger, length: length, diagnostics: notes)
    } catch {
      throw LedgerProblem.damaged(path, error).error
    }
  }

  /// Adds a block behind the whole ones and waits until it is on the disk.
  ///
  /// - Parameters:
  ///   - block: what a release shows.
  ///   - reading: the ledger, to which the block is added as well.
  /// - Throws: status 74 where it cannot be written; what was there before is unchanged then.
  func append(_ block: LedgerBlock, to reading: inout Reading) throws(RunError) {
    var next = reading
    let bytes = next.ledger.append(block)
    next.length += bytes.count
    next.diagnostics = []
    try write(bytes, behind: reading.length)
    reading = next
  }

  /// Writes the bytes of a block behind the whole ones and waits until they are on the disk.
  ///
  /// - Throws: status 74 where they cannot be written; what was there before is unchanged then.
  func write(_ bytes: [UInt8], behind length: Int) throws(RunError) {
    let descriptor = open(
      file.fullPath, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw RunProblem.unwritable(path).error }
    // What a run left behind that was cut off is not a part of the chain.
    let isPlaced =
      ftruncate(descriptor, off_t(length)) == 0 && lseek(descriptor, 0, SEEK_END) == off_t(length)
    let isWritten =
      isPlaced && WorkspaceFile.writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
    if !isWritten { _ = ftruncate(descriptor, off_t(length)) }
    guard close(descriptor) == 0, isWritten, isOnDisk else {
      throw RunProblem.unwritable(path).error
    }
  }

  /// Waits until the folder names the file.
  private var isOnDisk: Bool {
    guard let slash = file.fullPath.lastIndex(of: "/") else { return true }
    let folder = open(String(file.fullPath[..<slash]), O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return false }
    defer { _ = close(folder) }
    // Some file systems cannot sync a folder and say so.
    return fsync(folder) == 0 || errno == EINVAL
  }
}
