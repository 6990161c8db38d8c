internal import Model

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file of the archive before SQLite opens it: private from its first moment.
///
/// The file is made here, and not by SQLite, because SQLite would create it with the process's
/// umask; its journal takes over the mode of the file.
struct ArchiveFile {
  /// Path.
  let path: String

  /// Makes sure that there is a regular file that only its owner can read.
  func prepare() throws(RunError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem(of: errno).error(at: path) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ArchiveProblem.cannotCreate.error(at: path)
    }
    guard status.st_mode & 0o077 == 0 || fchmod(descriptor, 0o600) == 0 else {
      throw ArchiveProblem.notAllowed.error(at: path)
    }
  }

  /// Whether something lies at the path that can be opened for reading.
  func exists() throws(RunError) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return false }
      throw problem(of: errno).error(at: path)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw ArchiveProblem.foreign.error(at: path) }
    guard access(path, R_OK) == 0 else { throw ArchiveProblem.notAllowed.error(at: path) }
    return true
  }

  private func problem(of code: Int32) -> ArchiveProblem {
    switch code {
    case EACCES, EPERM: .notAllowed
    case EIO: .failed
    default: .cannotCreate
    }
  }
}
