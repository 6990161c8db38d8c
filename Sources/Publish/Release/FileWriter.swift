import Glibc
import Model

/// Creates folders, files and links, and turns what the system says into a `RunError`.
struct FileWriter: Sendable {
  /// Writes a part of the bytes and returns how many, or -1 with `errno` set; tests put a full disk
  /// here.
  var writePart: @Sendable (Int32, UnsafeRawBufferPointer) -> Int = { descriptor, bytes in
    Glibc.write(descriptor, bytes.baseAddress, bytes.count)
  }

  /// Makes a folder; one that is there already will do.
  func makeFolder(_ path: String) throws(RunError) {
    guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
    throw FileWriter.error(creating: path)
  }

  /// Writes a new file.
  func write(_ bytes: [UInt8], to path: String) throws(RunError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileWriter.error(creating: path) }
    let failure: Int32? = bytes.withUnsafeBytes { self.failure(writing: $0, to: descriptor) }
    guard close(descriptor) == 0 || failure != nil else { throw FileWriter.error(writing: path) }
    if let failure {
      errno = failure
      throw FileWriter.error(writing: path)
    }
  }

  /// Waits until a file or folder is on the disk.
  func sync(_ path: String) throws(RunError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileWriter.error(writing: path) }
    let result = fsync(descriptor)
    let failure = errno
    close(descriptor)
    // Some file systems cannot sync a folder and say so; their renames are as safe as they get.
    guard result != 0, failure != EINVAL, failure != EROFS else { return }
    errno = failure
    throw FileWriter.error(writing: path)
  }

  /// Puts a file, folder or link in the place of another in one step.
  func rename(_ path: String, to target: String) throws(RunError) {
    guard Glibc.rename(path, target) != 0 else { return }
    throw FileWriter.error(creating: target)
  }

  /// Removes a file or a link.
  func remove(_ path: String) throws(RunError) {
    guard unlink(path) != 0, errno != ENOENT else { return }
    throw FileWriter.error(writing: path)
  }

  /// Makes a symbolic link.
  func link(_ path: String, to target: String) throws(RunError) {
    guard symlink(target, path) != 0 else { return }
    throw FileWriter.error(creating: path)
  }

  private func failure(writing bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = writePart(descriptor, UnsafeRawBufferPointer(rebasing: rest))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : EIO }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  private static func error(creating path: String) -> RunError {
    let problem = PublishProblem.cannotCreate(path, String(cString: strerror(errno)))
    return RunError(problem.diagnostic, status: status(errno, otherwise: .cannotCreate))
  }

  private static func error(writing path: String) -> RunError {
    let problem = PublishProblem.cannotWrite(path, String(cString: strerror(errno)))
    return RunError(problem.diagnostic, status: status(errno, otherwise: .inputOutput))
  }

  private static func status(_ code: Int32, otherwise: ExitStatus) -> ExitStatus {
    switch code {
    case EPERM: .noPermission
    case ENOSPC, EDQUOT, EIO, EFBIG: .inputOutput
    case EACCES, EROFS, ENOENT, ENOTDIR, EEXIST, ENAMETOOLONG, ELOOP: .cannotCreate
    default: otherwise
    }
  }
}
